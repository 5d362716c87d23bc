"""Agencies and divisions as rows, each inside its period."""

from django.db import models

from motcua.domain.organisations.values import AgencyLevel, DelegatedPower, DivisionLevel, NameKind
from motcua.foundation.db.reference_data import DataVersion


def _choices(words: type) -> list[tuple[str, str]]:
    return [(word.value, word.name) for word in words]  # type: ignore[attr-defined]


class OrganisationVersion(DataVersion):
    """Changes with every publication of agencies or divisions."""

    class Meta:
        db_table = "organisations_version"


class Division(models.Model):
    """A province, district or commune during a period. `code`: General Statistics Office."""

    code = models.TextField()
    level = models.TextField(choices=_choices(DivisionLevel))
    name = models.TextField()
    kind = models.TextField()
    parent_code = models.TextField(default="", blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    identifier_short = models.TextField(null=True)  # 20/2020/QD-TTg, provinces only
    recorded_at = models.DateTimeField(null=True)  # since when it is known so; None: from the start

    class Meta:
        db_table = "organisations_division"
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"],
                nulls_distinct=False,
                name="division_once_per_code_and_start",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="division_ends_after_it_begins",
            ),
        ]


class DivisionSuccession(models.Model):
    """One division went, wholly or in part, into another on a day."""

    predecessor_code = models.TextField()
    predecessor_name = models.TextField()
    successor_code = models.TextField()
    took_effect_on = models.DateField()
    extent = models.TextField()  # whole, partial or unknown
    mark = models.TextField()
    recorded_at = models.DateTimeField(null=True)  # since when it is known so; None: from the start

    class Meta:
        db_table = "organisations_division_succession"
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor_code", "successor_code", "took_effect_on"],
                name="division_succession_once",
            )
        ]


class Agency(models.Model):
    """An agency, office or one-stop unit during its period."""

    code = models.TextField(primary_key=True)
    name = models.TextField()
    role = models.TextField()
    level = models.TextField(choices=_choices(AgencyLevel))
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    division_code = models.TextField(default="", blank=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    identifier = models.TextField(null=True)  # QCVN 102:2016/BTTTT
    identifier_short = models.TextField(null=True)  # 20/2020/QD-TTg
    identifier_is_assumed = models.BooleanField(default=False)
    covers_divisions = models.JSONField(default=list)  # of an office for several districts
    address = models.TextField(default="", blank=True)
    phone = models.TextField(default="", blank=True)
    successor = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    mark = models.TextField(default="assumed")
    note = models.TextField(default="", blank=True)
    recorded_at = models.DateTimeField(null=True)  # since when it is known so; None: from the start

    class Meta:
        db_table = "organisations_agency"
        indexes = [
            models.Index(fields=["division_code", "role"], name="agency_by_division_and_role")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="agency_ends_after_it_begins",
            )
        ]


class AgencyName(models.Model):
    """How a generic name in a procedure is resolved to an agency."""

    name = models.TextField(primary_key=True)
    kind = models.TextField(choices=_choices(NameKind))
    three_tier = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    two_tier = models.ForeignKey(
        Agency, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    unit_level = models.TextField(default="", blank=True)
    role = models.TextField(default="", blank=True)
    division_name = models.TextField(default="", blank=True)  # of a district's office
    recorded_at = models.DateTimeField(null=True)  # since when it is known so; None: from the start

    class Meta:
        db_table = "organisations_agency_name"


class Delegation(models.Model):
    """One agency settles or receives in another's place for a time, by a decision."""

    from_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    to_agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    power = models.TextField(choices=_choices(DelegatedPower))
    procedure_slugs = models.JSONField(default=list)  # empty: every procedure
    decision_number = models.TextField()
    valid_from = models.DateField()
    valid_to = models.DateField()  # the last day
    entered_at = models.DateTimeField()
    ended_on = models.DateField(null=True)  # the last day, where it was ended early

    class Meta:
        db_table = "organisations_delegation"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")),
                name="delegation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(from_agency=models.F("to_agency")),
                name="nobody_delegates_to_oneself",
            ),
            models.CheckConstraint(
                condition=~models.Q(decision_number=""), name="delegation_has_a_decision"
            ),
        ]
