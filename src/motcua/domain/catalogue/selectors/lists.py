"""Lists of procedures: by field, level and subject, and by what people type."""

from collections import Counter
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from motcua.domain.catalogue import models
from motcua.domain.catalogue.rules import search_words
from motcua.domain.catalogue.values import FieldCount, ListCounts

from .held import catalogue, in_force


def procedures_on(
    *, day: date, text: str = "", field: str = "", level: str = "", subject: str = ""
) -> QuerySet[models.ProcedureVersion]:
    """Procedures in force on a day, one query. Every word of `text` must occur, accents or not.

    With a text, the nearest first: the very name, a keyword that is the whole text, names that
    begin with it, names that hold it, names that hold all its words, then the rest. Without one,
    by field and in the published order. Callers slice and iterate; they never filter further.
    """
    found = _matching(in_force(day), text)
    if field:
        found = found.filter(field_id=field)
    if level:
        found = found.filter(level=level)
    if subject:
        found = found.filter(subjects__contains=[subject])
    if not search_words(text):
        return found.order_by("field__position", "procedure__position")
    return found.annotate(nearness=_nearness(text), name_length=Length("search_name")).order_by(
        "nearness", "name_length", "procedure__position"
    )


def counts_on(
    *, day: date, text: str = "", field: str = "", level: str = "", subject: str = ""
) -> ListCounts:
    """How many procedures the list has, and would have under each other choice. One query."""
    rows = list(
        _matching(in_force(day), text)
        .order_by()
        .select_related(None)
        .values_list("field_id", "level", "subjects")
    )
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


def _matching(
    found: QuerySet[models.ProcedureVersion], text: str
) -> QuerySet[models.ProcedureVersion]:
    """Every word must occur; the last one may be only begun, so that a list can follow typing."""
    words = search_words(text)
    if text.strip() and not words:
        return found.none()  # only signs were typed
    for word in words[:-1]:
        found = found.filter(search_text__contains=f" {word} ")
    return found.filter(search_text__contains=f" {words[-1]}") if words else found


def _nearness(text: str) -> Case:
    words = search_words(text)
    phrase = " ".join(words)
    all_in_name = Q()
    for word in words:
        all_in_name &= Q(search_name__startswith=word) | Q(search_name__contains=f" {word}")
    cases = [
        Q(search_name=phrase) | Q(code=phrase),
        Q(search_keywords__contains=f"|{phrase}|"),
        Q(search_name__startswith=phrase),
        Q(search_name__contains=f" {phrase}"),
        all_in_name,
        Q(search_text__contains=f" {phrase}"),
    ]
    return Case(
        *(When(case, then=Value(place)) for place, case in enumerate(cases)),
        default=Value(len(cases)),
        output_field=IntegerField(),
    )


def versions_of_field(field_key: str) -> frozenset[int]:
    """Every version of a procedure that ever stood in a field. One query."""
    rows = models.ProcedureVersion.objects.filter(field_id=field_key)
    return frozenset(rows.values_list("pk", flat=True))
