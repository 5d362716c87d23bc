"""What the agency finds out on the way: opinions of others, a look at the place."""

from django.db import models

from motcua.domain.dossiers.values import AskedFor

from .dossier import Dossier
from .slip import Slip


class Consultation(models.Model):
    """One agency asked for its opinion or given its part of the work, with a deadline.

    61/2018/NĐ-CP art 19.5 to 19.7. Closed without `answered_by`: it was recalled.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="consultations")
    agency = models.ForeignKey("organisations.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(default=AskedFor.OPINION)
    step_key = models.TextField(default="")  # of the internal process; empty: an officer asked
    question = models.TextField()
    asked_by = models.ForeignKey(
        "identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    answer = models.TextField(default="")
    answered_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    answered_at = models.DateTimeField(null=True)
    result_name = models.TextField(default="")  # of a part
    result_number = models.TextField(default="")
    result_file = models.ForeignKey(
        "documents.File", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    overdue_noted_at = models.DateTimeField(null=True)
    slip = models.ForeignKey(Slip, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "dossiers_consultation"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "agency", "step_key"],
                condition=models.Q(answered_at__isnull=True),
                name="dossier_asks_an_agency_once_at_a_time",
            )
        ]
        indexes = [
            models.Index(
                fields=["answer_by"],
                name="dossier_consultation_by_due",
                condition=models.Q(answered_at__isnull=True, overdue_noted_at__isnull=True),
            )
        ]


class Verification(models.Model):
    """A look at the place, with its record (61/2018/NĐ-CP art 19.3)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="verifications")
    happened_at = models.DateTimeField()
    place = models.TextField()
    participants = models.TextField()
    findings = models.TextField()
    recorded_by = models.ForeignKey(
        "identity.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField()
    slip = models.ForeignKey(Slip, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "dossiers_verification"
