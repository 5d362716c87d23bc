"""Reorganisations by decision, and who carries on single fields or procedures of ended agencies."""

from django.db import models

from motcua.domain.organisations.values import ReorganisationState

from .organisations import Agency


class ReorganisationRow(models.Model):
    """One decision that ends units from a day on: entered by one person, published by another."""

    state = models.TextField(
        choices=[(word.value, word.name) for word in ReorganisationState],
        default=ReorganisationState.ENTERED.value,
    )
    title = models.TextField()
    decision_number = models.TextField()
    decided_on = models.DateField()
    takes_effect_on = models.DateField()
    document = models.JSONField()  # as `rules.document` writes it
    digest = models.TextField()
    entered_by = models.TextField()
    entered_at = models.DateTimeField()
    closed_by = models.TextField(default="")  # published or withdrawn
    closed_at = models.DateTimeField(null=True)
    withdrawal_reason = models.TextField(default="", blank=True)

    class Meta:
        db_table = "organisations_reorganisation"
        constraints = [
            models.UniqueConstraint(
                fields=["digest"],
                condition=~models.Q(state=ReorganisationState.WITHDRAWN.value),
                name="reorganisation_stands_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ReorganisationState.ENTERED.value, closed_at__isnull=True)
                | (~models.Q(state=ReorganisationState.ENTERED.value) & ~models.Q(closed_by="")),
                name="reorganisation_is_closed_by_somebody",
            ),
        ]


class AgencyHeir(models.Model):
    """Who carries on one field or one procedure of an agency that has ended."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="heir_rows")
    heir = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    field_key = models.TextField(default="", blank=True)
    procedure_slug = models.TextField(default="", blank=True)
    reorganisation = models.ForeignKey(
        ReorganisationRow, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        db_table = "organisations_heir"
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "field_key", "procedure_slug"], name="heir_is_one_for_each"
            ),
            models.CheckConstraint(
                condition=models.Q(field_key="") ^ models.Q(procedure_slug=""),
                name="heir_takes_a_field_or_a_procedure",
            ),
            models.CheckConstraint(
                condition=~models.Q(agency=models.F("heir")), name="nobody_is_ones_own_heir"
            ),
        ]
