"""What rows said before they were corrected: nothing that was published is overwritten."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from .organisations import Agency, AgencyName, Division, DivisionSuccession

ROWS_PER_STATEMENT = 500
PAST_TABLES: Mapping[str, tuple[type[models.Model], tuple[str, ...]]] = {
    "agency": (Agency, ("code",)),
    "division": (Division, ("code", "valid_from")),
    "succession": (DivisionSuccession, ("predecessor_code", "successor_code", "took_effect_on")),
    "name": (AgencyName, ("name",)),
}


class PastRow(models.Model):
    """A row of another table as it was known from one moment until another (not included)."""

    table = models.TextField()
    key = models.TextField()
    facts = models.JSONField(encoder=DjangoJSONEncoder)
    recorded_at = models.DateTimeField(null=True)
    superseded_at = models.DateTimeField()

    class Meta:
        db_table = "organisations_past_row"
        indexes = [
            models.Index(fields=["superseded_at"], name="past_row_by_end"),
            models.Index(fields=["table", "key"], name="past_row_of"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(recorded_at__isnull=True)
                | models.Q(recorded_at__lte=models.F("superseded_at")),
                name="past_row_ends_after_it_begins",
            )
        ]

    def as_row(self) -> Any:
        """The row of its table again, not saved."""
        model, _key = PAST_TABLES[self.table]
        fields = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001
        return model(**{name: fields[name].to_python(value) for name, value in self.facts.items()})


def keep_past(table: str, rows: Iterable[Any], *, at: datetime) -> None:
    """Keep rows as they are before they are changed or taken away.

    What was first said in this very moment was never known to anybody else and is not kept.
    """
    PastRow.objects.bulk_create(
        [
            PastRow(
                table=table,
                key=key_of(table, row),
                facts={
                    field.attname: getattr(row, field.attname)
                    for field in row._meta.concrete_fields  # noqa: SLF001 — Django's public name
                },
                recorded_at=row.recorded_at,
                superseded_at=at,
            )
            for row in rows
            if row.recorded_at is None or row.recorded_at < at
        ],
        batch_size=ROWS_PER_STATEMENT,
    )


def key_of(table: str, row: Any) -> str:
    """What tells a row of a table from all others, as `PastRow.key` keeps it."""
    _model, names = PAST_TABLES[table]
    return " ".join(str(getattr(row, name)) for name in names)
