"""Lists of procedures: by field, level and subject, and by what people type."""

from collections import Counter
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, IntegerField, QuerySet, TextField, Value

from motcua.domain.catalogue import models
from motcua.domain.catalogue.values import FieldCount, ListCounts

from .finding import how_found
from .held import catalogue, in_force


def procedures_on(
    *, day: date, text: str = "", field: str = "", level: str = "", subject: str = ""
) -> QuerySet[models.ProcedureVersion]:
    """Procedures in force on a day. With a text: those that answer it, the nearest first.

    Without one: by field and in the published order. Callers slice and iterate; they never filter
    further. One query, and those of `how_found` when there is a text.
    """
    found = in_force(day)
    slugs = _slugs_found(text, day) if text.strip() else None
    if slugs is not None:
        found = found.filter(procedure__slug__in=slugs)
    if field:
        found = found.filter(field_id=field)
    if level:
        found = found.filter(level=level)
    if subject:
        found = found.filter(subjects__contains=[subject])
    if slugs is None:
        return found.order_by("field__position", "procedure__position")
    nearness = Func(
        Value(slugs, output_field=ArrayField(TextField())),
        F("procedure__slug"),
        function="array_position",
        output_field=IntegerField(),
    )
    return found.annotate(nearness=nearness).order_by("nearness")


def counts_on(
    *, day: date, text: str = "", field: str = "", level: str = "", subject: str = ""
) -> ListCounts:
    """How many procedures the list has, and would have under each other choice. One query."""
    found = in_force(day)
    if text.strip():
        found = found.filter(procedure__slug__in=_slugs_found(text, day))
    rows = list(found.order_by().select_related(None).values_list("field_id", "level", "subjects"))
    by_field: Counter[str] = Counter()
    by_level: Counter[str] = Counter()
    by_subject: Counter[str] = Counter()
    total = 0
    for row_field, row_level, row_subjects in rows:
        fits_field = not field or row_field == field
        fits_level = not level or row_level == level
        fits_subject = not subject or subject in row_subjects
        total += fits_field and fits_level and fits_subject
        if fits_level and fits_subject:
            by_field[row_field] += 1
        if fits_field and fits_subject:
            by_level[row_level] += 1
        if fits_field and fits_level:
            by_subject.update(row_subjects)
    return ListCounts(total=total, by_field=by_field, by_level=by_level, by_subject=by_subject)


def fields_on(day: date) -> tuple[FieldCount, ...]:
    """Fields that have procedures on a day, in their published order. Kept in the process."""
    return catalogue.get(("fields", day), lambda: _fields(day))


def most_used(day: date, count: int = 8) -> QuerySet[models.ProcedureVersion]:
    """The procedures people use most, most used first. One query."""
    return (
        in_force(day)
        .filter(procedure__use_rank__isnull=False)
        .order_by("procedure__use_rank", "procedure__position")[:count]
    )


def _fields(day: date) -> tuple[FieldCount, ...]:
    counts = counts_on(day=day).by_field
    return tuple(
        FieldCount(key=row.key, name=row.name, count=counts[row.key])
        for row in models.ProcedureField.objects.order_by("position")
        if counts.get(row.key)
    )


def _slugs_found(text: str, day: date) -> list[str]:
    return [hit.key for hit in how_found(text, day=day).hits]


def versions_of_field(field_key: str) -> frozenset[int]:
    """Every version of a procedure that ever stood in a field. One query."""
    rows = models.ProcedureVersion.objects.filter(field_id=field_key)
    return frozenset(rows.values_list("pk", flat=True))
