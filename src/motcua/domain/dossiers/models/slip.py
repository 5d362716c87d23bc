"""Slips that were handed out. A slip is never changed: the paper is drawn from its facts."""

from django.db import models

from .dossier import Dossier


class Slip(models.Model):
    """The facts of one slip (forms 01-07), from which the same PDF comes every time."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="slips")
    kind = models.TextField()  # rules.SlipKind
    ordinal = models.PositiveSmallIntegerField(default=1)  # A dossier's second receipt is number 2.
    form_version = models.TextField()
    number = models.TextField()
    facts = models.JSONField()
    issued_at = models.DateTimeField()

    class Meta:
        db_table = "dossiers_slip"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "kind", "ordinal"], name="dossiers_slip_of_a_kind_stands_once"
            )
        ]
