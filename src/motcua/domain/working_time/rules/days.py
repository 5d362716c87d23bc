"""Which days are worked, and which day counts as the day of receipt."""

import calendar as months
from datetime import date, datetime, time, timedelta
from typing import Final

from motcua.domain.working_time.errors import CalendarHasNoWorkingDays
from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM

ONE_DAY: Final = timedelta(days=1)
DAYS_WITHOUT_WORK_MAX: Final = 366


def effective_day(received_at: datetime, calendar: WorkCalendar, cutoff: time | None) -> date:
    """The day that counts as the day of receipt (61/2018/ND-CP, art. 18.1)."""
    local = received_at.astimezone(VIETNAM)
    day = local.date()
    is_late = cutoff is not None and local.time() > cutoff
    if calendar.is_working_day(day) and not is_late:
        return day
    return next_working_day(day, calendar)


def next_working_day(day: date, calendar: WorkCalendar) -> date:
    """The first working day after `day`."""
    for _ in range(DAYS_WITHOUT_WORK_MAX):
        day += ONE_DAY
        if calendar.is_working_day(day):
            return day
    raise CalendarHasNoWorkingDays(after=day.isoformat(), calendar=calendar.version)


def working_days_between(first: date, last: date, calendar: WorkCalendar) -> int:
    """How many working days lie in `first..last`, both included. 0 if `last` is before `first`."""
    days = (last - first).days + 1
    return sum(calendar.is_working_day(first + timedelta(days=n)) for n in range(days))


def share_of_day(at: datetime, calendar: WorkCalendar) -> float:
    """Which part of the day's office time has passed at a moment, breaks left out.

    0 before opening and on a day off, 1 after closing.
    """
    local = at.astimezone(VIETNAM)
    if not calendar.is_working_day(local.date()):
        return 0.0
    passed = whole = timedelta(0)
    for session in calendar.sessions_on(local.date()):
        opens, closes = (
            datetime.combine(local.date(), moment, tzinfo=VIETNAM)
            for moment in (session.opens_at, session.closes_at)
        )
        whole += closes - opens
        passed += max(min(local, closes) - opens, timedelta(0))
    return passed / whole


def months_later(day: date, count: int) -> date:
    """The same day of a later month, or its last day if it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))
