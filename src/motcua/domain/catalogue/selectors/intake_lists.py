"""Lists that are published beside the procedures, as of a day and as known at a moment."""

from collections.abc import Mapping
from datetime import date, datetime

from motcua.domain.catalogue import models
from motcua.domain.catalogue.values import IntakeList, IntakeListing, IntakeListPublished

from .held import in_force

PUBLICATIONS_SHOWN_MAX = 100


def intake_list(
    kind: IntakeList, day: date, known_at: datetime | None = None
) -> tuple[IntakeListing, ...]:
    """What a list says on a day, in the published order of procedures. Empty if there is none.

    A procedure that is not in force on the day is left out. Three queries.

    Legal   LR-118 (61/2018/NĐ-CP art 35.2, 37.1c).
    """
    published = _in_force(kind, day, known_at)
    if published is None:
        return ()
    names = {
        row.procedure_id: row
        for row in in_force(day, known_at)
        .filter(
            procedure_id__in=models.IntakeListLine.objects.filter(intake_list=published).values(
                "procedure_id"
            )
        )
        .order_by("procedure__position")
    }
    reasons: Mapping[int, str] = dict(
        models.IntakeListLine.objects.filter(intake_list=published).values_list(
            "procedure_id", "reason"
        )
    )
    return tuple(
        IntakeListing(
            kind=kind, slug=row.slug, name=row.name, code=row.code, reason=reasons[procedure_id]
        )
        for procedure_id, row in names.items()
    )


def intake_list_published(
    kind: IntakeList, day: date, known_at: datetime | None = None
) -> IntakeListPublished | None:
    """By which decision a list holds on a day. Two queries."""
    row = _in_force(kind, day, known_at)
    return None if row is None else _published(row)


def intake_lists_published(
    *, kind: IntakeList | None = None, count_max: int = PUBLICATIONS_SHOWN_MAX
) -> tuple[IntakeListPublished, ...]:
    """Every publication of lists, the latest first."""
    rows = models.IntakeListRow.objects.order_by("-published_at", "-pk")
    if kind is not None:
        rows = rows.filter(kind=kind)
    return tuple(map(_published, rows[:count_max]))


def listed_slugs(day: date) -> Mapping[IntakeList, frozenset[str]]:
    """What stands on each list on a day; a list that was never published is left out.

    Two queries for each list.
    """
    found: dict[IntakeList, frozenset[str]] = {}
    for kind in IntakeList:
        row = _in_force(kind, day, None)
        if row is not None:
            lines = models.IntakeListLine.objects.filter(intake_list=row)
            found[kind] = frozenset(lines.values_list("procedure__slug", flat=True))
    return found


def _in_force(
    kind: IntakeList, day: date, known_at: datetime | None
) -> models.IntakeListRow | None:
    rows = models.IntakeListRow.objects.filter(kind=kind, valid_from__lte=day)
    if known_at is not None:
        rows = rows.filter(published_at__lte=known_at)
    return rows.order_by("-valid_from", "-published_at", "-pk").first()


def _published(row: models.IntakeListRow) -> IntakeListPublished:
    return IntakeListPublished(
        kind=IntakeList(row.kind),
        valid_from=row.valid_from,
        decision_number=row.decision_number,
        decided_on=row.decided_on,
        published_at=row.published_at,
        count=models.IntakeListLine.objects.filter(intake_list=row).count(),
    )
