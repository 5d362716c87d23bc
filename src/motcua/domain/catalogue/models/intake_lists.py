"""Lists that are published beside the procedures. Nothing in them is ever rewritten."""

from django.db import models

from motcua.domain.catalogue.values import IntakeList

from .procedures import Procedure


class IntakeListRow(models.Model):
    """One publication of one list. From `valid_from` on it takes the place of the one before."""

    kind = models.TextField(choices=[(kind.value, kind.name) for kind in IntakeList])
    valid_from = models.DateField()
    decision_number = models.TextField()
    decided_on = models.DateField()
    published_by = models.ForeignKey(
        "identity.Account", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    published_at = models.DateTimeField()

    class Meta:
        db_table = "catalogue_intake_list"
        indexes = [
            models.Index(
                fields=["kind", "-valid_from", "-published_at"], name="intake_list_by_kind_and_day"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in IntakeList]),
                name="intake_list_kind_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(decision_number=""), name="intake_list_was_decided"
            ),
        ]


class IntakeListLine(models.Model):
    """One procedure on a list, and why it is there."""

    intake_list = models.ForeignKey(
        IntakeListRow, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    reason = models.TextField(default="", blank=True)

    class Meta:
        db_table = "catalogue_intake_list_line"
        constraints = [
            models.UniqueConstraint(
                fields=["intake_list", "procedure"], name="procedure_once_per_intake_list"
            )
        ]
