"""Who had a dossier from when to when: the rows of the control slip, and who answers for days late."""

from django.db import models
from django.db.models import F, Q

from .dossier import Dossier


class Custody(models.Model):
    """One stretch in which the dossier lay in one place, from acceptance on (phiếu kiểm soát)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="custody")
    version = models.PositiveIntegerField()  # of the dossier, when the stretch began
    keeper = models.TextField()  # rules.Keeper: unit, post, payment, applicant
    agency = models.ForeignKey(
        "organisations.Agency", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    account = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    state = models.TextField()
    stage = models.TextField(default="")
    word = models.TextField()  # The act that began it, as the journal calls it.
    given_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        db_table = "dossiers_custody"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "version"], name="dossier_custody_begins_once_per_act"
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(until__isnull=True),
                name="dossier_lies_in_one_place",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="dossier_custody_ends_after_it_begins",
            ),
        ]
