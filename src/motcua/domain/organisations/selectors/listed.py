"""The national list of divisions: by code and day, successors, and by what people type."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from motcua.domain.organisations import models
from motcua.domain.organisations.rules import plain
from motcua.domain.organisations.values import (
    Division,
    DivisionLevel,
    FoundDivision,
    ListedStep,
    ListedUnit,
    Succession,
)

_LEVELS = {2: DivisionLevel.PROVINCE, 3: DivisionLevel.DISTRICT, 5: DivisionLevel.COMMUNE}
FOUND_MAX = 20


def listed_division(code: str, *, day: date, known_at: datetime | None = None) -> Division | None:
    """A division of any province on a day; None where the list has none. One query."""
    row = _there(day, known_at).filter(code=code, level=_LEVELS.get(len(code), "")).first()
    if row is None:
        return None
    return Division(
        code=row.code,
        name=row.name,
        kind=row.kind,
        level=DivisionLevel(row.level),
        parent_code=row.parent_code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def listed_successors(code: str, *, on: date) -> tuple[Succession, ...]:
    """Where a division of any province went on a day. Two queries."""
    steps = models.ListedSuccession.objects.filter(
        predecessor_code=code, took_effect_on=on, superseded_at__isnull=True
    ).order_by("successor_code")
    before = models.ListedDivision.objects.filter(
        code=code, superseded_at__isnull=True, valid_to__lt=on
    ).first()
    name = before.name if before else code
    return tuple(Succession(code, name, step.successor_code, step.extent) for step in steps)


def find_divisions(
    text: str, *, day: date, level: DivisionLevel | None = None, limit: int = FOUND_MAX
) -> Sequence[FoundDivision]:
    """Divisions that are there on a day by what people type, with or without accents. Two queries.

    A name that begins with what was typed stands before one that has it inside; a comma parts the
    unit from what it lies in: `pho hien, hung yen`.
    """
    wanted, _, within = text.partition(",")
    words = plain(wanted)
    if not words:
        return ()
    rows = _there(day, None).filter(plain_name__contains=words)
    if level is not None:
        rows = rows.filter(level=level.value)
    if place := plain(within):
        parents = _there(day, None).filter(plain_name__contains=place)
        rows = rows.filter(parent_code__in=parents.values("code"))
    found = sorted(
        rows[: FOUND_MAX * 50],
        key=lambda row: (not _begins(row.plain_name, words), len(row.plain_name), row.code),
    )[: min(limit, FOUND_MAX)]
    names = dict(
        _there(day, None)
        .filter(code__in={row.parent_code for row in found})
        .values_list("code", "name")
    )
    return [
        FoundDivision(unit=listed_unit(row), parent_name=names.get(row.parent_code, ""))
        for row in found
    ]


def listed_units() -> tuple[ListedUnit, ...]:
    """The whole national list as it stands. One query."""
    return tuple(map(listed_unit, models.ListedDivision.objects.filter(superseded_at__isnull=True)))


def listed_steps() -> tuple[ListedStep, ...]:
    """Every succession of the national list as it stands. One query."""
    return tuple(
        ListedStep(
            predecessor_code=row.predecessor_code,
            successor_code=row.successor_code,
            took_effect_on=row.took_effect_on,
            extent=row.extent,
        )
        for row in models.ListedSuccession.objects.filter(superseded_at__isnull=True)
    )


def own_units() -> Iterable[ListedUnit]:
    """The divisions that the province itself keeps, in the shape of a list. One query."""
    for row in models.Division.objects.all():
        yield ListedUnit(
            code=row.code,
            level=DivisionLevel(row.level),
            name=row.name,
            kind=row.kind,
            parent_code=row.parent_code,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )


def listed_unit(row: models.ListedDivision) -> ListedUnit:
    """A row as a list says it."""
    return ListedUnit(
        code=row.code,
        level=DivisionLevel(row.level),
        name=row.name,
        kind=row.kind,
        parent_code=row.parent_code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _there(day: date, known_at: datetime | None) -> QuerySet[models.ListedDivision]:
    rows = models.ListedDivision.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=day),
        Q(valid_to__isnull=True) | Q(valid_to__gte=day),
    )
    if known_at is None:
        return rows.filter(superseded_at__isnull=True).order_by(
            F("valid_from").asc(nulls_first=True)
        )
    return rows.filter(
        Q(superseded_at__isnull=True) | Q(superseded_at__gt=known_at), recorded_at__lte=known_at
    )


def _begins(name: str, words: str) -> bool:
    """`pho hien` begins `phuong pho hien`: the kind of unit does not count."""
    return name.startswith(words) or f" {name}".partition(" ")[2].partition(" ")[2].startswith(
        words
    )
