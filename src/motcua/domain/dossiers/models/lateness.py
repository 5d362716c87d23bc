"""Being late, and having been wrong: apologies, and results that were replaced."""

from django.db import models

from .dossier import Dossier
from .slip import Slip


class Apology(models.Model):
    """The duty to apologise for one due time: raised by a timer, drafted, sent (form 04)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="apologies")
    for_due_at = models.DateTimeField()  # The due time that is or will be missed.
    agency = models.ForeignKey("organisations.Agency", on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    drafted_reason = models.TextField()
    proposed_due_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")
    new_due_at = models.DateTimeField(null=True)  # None: no second re-appointment is allowed.
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    is_late_notice = models.BooleanField(default=False)  # The rule of one day before was missed.
    slip = models.ForeignKey(Slip, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "dossiers_apology"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "for_due_at"], name="dossier_apologises_once_for_a_due_time"
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | ~models.Q(reason=""),
                name="dossier_apology_sent_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "for_due_at"],
                name="dossier_apology_to_send",
                condition=models.Q(sent_at__isnull=True),
            )
        ]


class ReplacedResult(models.Model):
    """A result that was wrong, kept when the dossier was opened again (61/2018/NĐ-CP art 21.1)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="replaced_results")
    name = models.TextField()
    number = models.TextField()
    file = models.ForeignKey(
        "documents.File", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    approved_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    ready_at = models.DateTimeField()
    due_at = models.DateTimeField()
    returned_at = models.DateTimeField()
    replaced_at = models.DateTimeField()
    what_was_wrong = models.TextField()

    class Meta:
        db_table = "dossiers_replaced_result"
