"""Which days are worked, when offices open and close, and how much office time lies between."""

import calendar as months
from datetime import date, datetime, time, timedelta
from typing import Final

from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM

from .index import OfficeIndex, index_of

ONE_DAY: Final = timedelta(days=1)


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
    index = index_of(calendar, day).covering(day.toordinal() + 1)
    place = index.place_from(day.toordinal() + 1)
    return date.fromordinal(index.with_place(place).worked[place])


def working_days_before(day: date, count: int, calendar: WorkCalendar) -> date:
    """The `count`-th working day before `day`: 1 is the last working day that is earlier."""
    if count < 1:
        raise ValueError(count)
    index = index_of(calendar, day)
    while (place := index.place_from(day.toordinal()) - count) < 0:
        index = index.covering(index.first - 1)
    return date.fromordinal(index.worked[place])


def working_days_between(first: date, last: date, calendar: WorkCalendar) -> int:
    """How many working days lie in `first..last`, both included. 0 if `last` is before `first`."""
    if last < first:
        return 0
    index = index_of(calendar, first).covering(last.toordinal())
    n = index.first
    return index.place[last.toordinal() + 1 - n] - index.place[first.toordinal() - n]


def office_time_between(start: datetime, end: datetime, calendar: WorkCalendar) -> timedelta:
    """Office time from `start` to `end`, negative if `end` is earlier.

    Parts add up to the whole: from a to b and from b to c together are from a to c.
    """
    first, last = sorted((start.astimezone(VIETNAM), end.astimezone(VIETNAM)))
    index = index_of(calendar, first).covering(last.toordinal())
    passed = timedelta(microseconds=index.office_until(last) - index.office_until(first))
    return passed if start <= end else -passed


def next_opening(at: datetime, calendar: WorkCalendar) -> datetime:
    """The first moment from `at` on at which office time passes: `at` itself while it passes."""
    local = at.astimezone(VIETNAM)
    index = index_of(calendar, local)
    passed = index.office_until(local) + 1  # the end of the next microsecond of office time
    return index.with_office(passed).moment_of(passed) - timedelta(microseconds=1)


def last_closing_before(at: datetime, calendar: WorkCalendar) -> datetime:
    """The last end of office hours of a day that is earlier than `at`."""
    local = at.astimezone(VIETNAM)
    index = index_of(calendar, local)
    place = index.place_from(local.toordinal())
    if place < len(index.worked) and index.worked[place] == local.toordinal():
        closing = index.closing_of(place)
        if closing < local:
            return closing
    return _closing_on(working_days_before(local.date(), 1, calendar), index_of(calendar, local))


def _closing_on(day: date, index: OfficeIndex) -> datetime:
    index = index.covering(day.toordinal())
    return index.closing_of(index.place_from(day.toordinal()))


def share_of_day(at: datetime, calendar: WorkCalendar) -> float:
    """Which part of the day's office time has passed at a moment, breaks left out.

    0 before opening and on a day off, 1 after closing.
    """
    local = at.astimezone(VIETNAM)
    index = index_of(calendar, local)
    n = local.toordinal() - index.first
    whole = index.office[n + 1] - index.office[n]
    return (index.office_until(local) - index.office[n]) / whole if whole else 0.0


def months_later(day: date, count: int, *, ends_on_last_day: bool = True) -> date:
    """The same day of a later month; if it has no such day its last, or the first of the next."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    days_count = months.monthrange(year, month + 1)[1]
    if day.day > days_count and not ends_on_last_day:
        return date(year, month + 1, days_count) + ONE_DAY
    return date(year, month + 1, min(day.day, days_count))
