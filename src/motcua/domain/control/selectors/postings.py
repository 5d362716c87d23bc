"""Which sheets must hang where, which do, and how checks found them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.conf import settings

from motcua.domain.catalogue.selectors.received import ReceivedProcedure, procedures_received_at
from motcua.domain.control import models, permissions
from motcua.domain.control.errors import PlaceNotFound
from motcua.domain.control.rules.boards import days_late, next_check_on, standing_of
from motcua.domain.control.values import CheckRecord, Found, PlaceLine, SheetLine, Standing
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.errors import AgencyNotFound
from motcua.domain.organisations.selectors import agency, one_stop_units_on, parent_of
from motcua.domain.organisations.values import Agency

Posted = Mapping[tuple[str, int], date]


def may_at(place: Agency, permission: str, *, day: date, by: Actor) -> bool:
    """Whether the right reaches a place: held there, in an agency above it, or by the province.

    Who leads procedure control of the province (`PROCESS_AGENCIES`) reaches every place.
    """
    held = by.agency_codes(permission)
    above: Agency | None = place
    while above is not None:
        if above.code in held:
            return True
        above = parent_of(above, day=day)
    return not held.isdisjoint(settings.PROCESS_AGENCIES)


def sheets_of(agency_code: str, *, day: date) -> tuple[SheetLine, ...]:
    """Every procedure that a place receives on a day and how its sheet stands. One query.

    Legal   LR-134 (63/2010/NĐ-CP art. 16, 17).
    """
    return _lines(
        procedures_received_at(agency_code, day), _posted([agency_code])[agency_code], day
    )


def places(*, by: Actor, day: date) -> tuple[PlaceLine, ...]:
    """The boards that the actor posts or checks: those in trouble first. Two queries."""
    units = [
        unit
        for unit in one_stop_units_on(day)
        if any(
            may_at(unit, permission, day=day, by=by)
            for permission in (permissions.POST, permissions.CHECK_POSTING)
        )
    ]
    return places_of(units, day=day)


def places_of(units: Iterable[Agency], *, day: date) -> tuple[PlaceLine, ...]:
    """How the boards of these units stand: those in trouble first. Two queries."""
    by_code = {str(unit.code): unit for unit in units}
    posted, checks = _posted(by_code), _last_checks(by_code)
    lines = [
        _place(unit, posted[code], checks.get(code), day=day) for code, unit in by_code.items()
    ]
    return tuple(
        sorted(lines, key=lambda line: (not line.is_overdue, -(line.due_count - line.posted_count)))
    )


def place(agency_code: str, *, by: Actor, day: date) -> PlaceLine:
    """One place. Raises PlaceNotFound, also where the actor has no right there."""
    try:
        unit = agency(agency_code)
    except AgencyNotFound:
        raise PlaceNotFound(agency_code=agency_code[:100]) from None
    rights = (permissions.POST, permissions.CHECK_POSTING)
    if not unit.exists_on(day) or not any(may_at(unit, right, day=day, by=by) for right in rights):
        raise PlaceNotFound(agency_code=agency_code)
    return places_of([unit], day=day)[0]


def checks_of(agency_code: str, *, count_max: int = 20) -> tuple[CheckRecord, ...]:
    """The checks of a place, the newest first. One query."""
    rows = models.PostingCheck.objects.filter(agency_id=agency_code).order_by("-checked_on", "-id")
    return tuple(map(_record, rows[:count_max]))


def _lines(
    received: Sequence[ReceivedProcedure], posted: Posted, day: date
) -> tuple[SheetLine, ...]:
    lines = []
    for each in received:
        standing, posted_on = standing_of(each.slug, each.version_id, posted)
        lines.append(
            SheetLine(
                slug=each.slug,
                code=each.code,
                name=each.name,
                field_name=each.field_name,
                version_id=each.version_id,
                in_force_since=each.valid_from,
                standing=standing,
                posted_on=posted_on,
                days_late=days_late(
                    in_force_since=each.valid_from,
                    known_since=each.known_since,
                    posted_on=posted_on if standing is Standing.POSTED else None,
                    day=day,
                ),
            )
        )
    return tuple(lines)


def _place(unit: Agency, posted: Posted, last: CheckRecord | None, *, day: date) -> PlaceLine:
    lines = _lines(procedures_received_at(unit.code, day), posted, day)
    standings = [line.standing for line in lines]
    due_on = next_check_on(
        last_checked_on=last.checked_on if last else None,
        since=unit.valid_from or day,
        interval_days=settings.POSTING_CHECK_INTERVAL_DAYS,
    )
    return PlaceLine(
        agency_code=unit.code,
        name=unit.name,
        due_count=len(lines),
        posted_count=standings.count(Standing.POSTED),
        outdated_count=standings.count(Standing.OUTDATED),
        late_count=sum(line.days_late > 0 for line in lines),
        last_checked_on=last.checked_on if last else None,
        last_check_was_clean=last.is_clean if last else None,
        next_check_on=due_on,
        is_overdue=bool(lines) and due_on < day,
    )


def _posted(agency_codes: Iterable[str]) -> Mapping[str, Posted]:
    found: dict[str, dict[tuple[str, int], date]] = defaultdict(dict)
    rows = models.Posting.objects.filter(agency_id__in=list(agency_codes))
    for code, slug, version_id, posted_on in rows.values_list(
        "agency_id", "slug", "version_id", "posted_on"
    ):
        found[code][slug, version_id] = posted_on
    return found


def _last_checks(agency_codes: Iterable[str]) -> Mapping[str, CheckRecord]:
    rows = (
        models.PostingCheck.objects.filter(agency_id__in=list(agency_codes))
        .order_by("agency_id", "-checked_on", "-id")
        .distinct("agency_id")
    )
    return {str(row.agency_id): _record(row) for row in rows}


def _record(row: models.PostingCheck) -> CheckRecord:
    return CheckRecord(
        check_id=row.pk,
        agency_code=row.agency_id,
        checked_on=row.checked_on,
        checked_by_account_id=row.checked_by_id,
        entered_at=row.entered_at,
        findings={slug: Found(found) for slug, found in row.findings.items()},
        has_feedback_address=row.has_feedback_address,
        has_staff_names=row.has_staff_names,
        note=row.note,
        photo_file_id=row.photo_id,
    )
