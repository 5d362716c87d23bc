"""From published rows to the calendar of one agency.

Legal   LR-025. Labour Code 2019, art. 111.3 and 112; 28/2026/QH16; yearly announcements of swaps.
        LR-026: a decision for one province or agency goes before what holds for all.
        LR-027: office hours of an agency, a season or a weekday go before the general ones.
"""

from collections.abc import Iterable
from datetime import date

from motcua.domain.working_time.errors import NoCalendar
from motcua.domain.working_time.values import (
    CalendarDay,
    DayChanges,
    DayScope,
    OfficeHours,
    PublishedDay,
    PublishedHours,
    PublishedYear,
    WorkCalendar,
)

BREADTH = {DayScope.COUNTRY: 0, DayScope.PROVINCE: 1, DayScope.AGENCY: 2}


def work_calendar(
    days: Iterable[PublishedDay],
    hours: Iterable[PublishedHours],
    *,
    agency_code: str,
    province_code: str,
    version: str = "",
    announced_until: date | None = None,
) -> WorkCalendar:
    """The calendar of one agency. Rows of other agencies and provinces are left out.

    Raises NoCalendar where no office hours are published.
    """
    concerned = {
        (DayScope.COUNTRY, ""),
        (DayScope.PROVINCE, province_code),
        (DayScope.AGENCY, agency_code),
    }
    chosen: dict[date, PublishedDay] = {}
    for row in days:
        if (row.scope, row.scope_code) in concerned:
            held = chosen.get(row.day)
            if held is None or BREADTH[row.scope] >= BREADTH[held.scope]:
                chosen[row.day] = row
    office_hours = _in_order(row for row in hours if row.agency_code in {agency_code, ""})
    if not office_hours:
        raise NoCalendar(agency_code=agency_code)
    return WorkCalendar(
        days={
            day: CalendarDay(day, row.kind, row.name, row.source)
            for day, row in sorted(chosen.items())
        },
        office_hours=office_hours,
        version=version,
        announced_until=announced_until,
    )


def with_changes(days: Iterable[PublishedDay], changes: DayChanges) -> tuple[PublishedDay, ...]:
    """The rows as they would be after the changes: nothing is written."""
    kept = {row.key: row for row in days}
    for key in changes.withdrawn:
        kept.pop(key, None)
    kept.update({row.key: row for row in changes.days})
    return tuple(kept.values())


def announced_until(years: Iterable[PublishedYear]) -> date | None:
    """The end of the last year of an unbroken row of announced years."""
    last: int | None = None
    for year in sorted(year.year for year in years if year.is_complete):
        if last is not None and year != last + 1:
            break
        last = year
    return date(last, 12, 31) if last else None


def _in_order(rows: Iterable[PublishedHours]) -> tuple[OfficeHours, ...]:
    """The narrower first, because the first that hold are taken: agency, weekday, season, period."""
    ordered = sorted(
        rows,
        key=lambda row: (
            not row.agency_code,
            not row.hours.weekdays,
            row.hours.season is None,
            row.hours.valid_from or date.min,
        ),
    )
    return tuple(row.hours for row in ordered)
