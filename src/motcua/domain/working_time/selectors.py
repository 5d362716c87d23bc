"""Questions about calendars."""

from datetime import date, time

from django.conf import settings
from django.db.models import Q

from motcua.foundation.db.reference_data import ReferenceCache

from . import models
from .errors import NoCalendar
from .values import CalendarDay, DayKind, DayScope, OfficeHours, Session, WorkCalendar

# A due time is a promise: the version is asked for on every call, one query by primary key.
_calendars = ReferenceCache(models.CalendarVersion.current, seconds_max=0)
_BREADTH = {DayScope.COUNTRY.value: 0, DayScope.PROVINCE.value: 1, DayScope.AGENCY.value: 2}


def calendar_for(agency_code: str, on: date) -> WorkCalendar:
    """The calendar of one agency as it was known on a day. Raises NoCalendar.

    One query for the version; four more when this process has not built the calendar yet.
    """
    edition = _calendars.edition()
    boundaries = edition.get("boundaries", _boundaries)
    known_count = sum(boundary <= on for boundary in boundaries)  # of what changed with time
    return edition.get((agency_code, known_count), lambda: _build(agency_code, on, edition.version))


def _boundaries() -> tuple[date, ...]:
    """The days on which what is known changes."""
    rows = models.CalendarDay.objects.exclude(
        announced_on__isnull=True, withdrawn_on__isnull=True
    ).values_list("announced_on", "withdrawn_on")
    return tuple(sorted({day for row in rows for day in row if day is not None}))


def _build(agency_code: str, on: date, version: str) -> WorkCalendar:
    rows = models.CalendarDay.objects.filter(
        Q(scope=DayScope.COUNTRY)
        | Q(scope=DayScope.PROVINCE, scope_code=settings.PROVINCE_CODE)
        | Q(scope=DayScope.AGENCY, scope_code=agency_code),
        Q(announced_on__isnull=True) | Q(announced_on__lte=on),
        Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on),
    ).order_by("day", "id")
    days = {}  # The narrower scope is written last and wins.
    for row in sorted(rows, key=lambda row: _BREADTH[row.scope]):
        days[row.day] = CalendarDay(row.day, DayKind(row.kind), row.name, row.source)
    office_hours = _office_hours(agency_code)
    if not office_hours:
        raise NoCalendar(agency_code=agency_code)
    return WorkCalendar(
        days=days,
        office_hours=office_hours,
        version=version,
        announced_until=_announced_until(),
    )


def _office_hours(agency_code: str) -> tuple[OfficeHours, ...]:
    """The agency's own periods first, then the default ones: the first that holds is taken."""
    rows = models.OfficeHours.objects.filter(agency_code__in={agency_code, ""}).order_by(
        "-agency_code", "valid_from"
    )
    return tuple(
        OfficeHours(
            sessions=tuple(
                Session(time.fromisoformat(opens), time.fromisoformat(closes))
                for opens, closes in row.sessions
            ),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows
    )


def _announced_until() -> date | None:
    """The end of the last year of an unbroken row of announced years."""
    years = models.CalendarYear.objects.filter(is_complete=True).order_by("year")
    last: int | None = None
    for year in years.values_list("year", flat=True):
        if last is not None and year != last + 1:
            break
        last = year
    return date(last, 12, 31) if last else None
