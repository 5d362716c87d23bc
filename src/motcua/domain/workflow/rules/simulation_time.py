"""Moments as whole microseconds, and the office time of one agency between them.

Adding office time is exact and never turns back: a later start or more work never ends earlier.
"""

from bisect import bisect_left
from datetime import date, datetime, timedelta

from motcua.domain.working_time.rules.index import index_of
from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM

DAY = 24 * 3_600_000_000
HOUR = 3_600_000_000
_ONE = timedelta(microseconds=1)


def microseconds(moment: datetime) -> int:
    """A moment as microseconds of Vietnam time since the first day of the calendar of `date`."""
    local = moment.astimezone(VIETNAM)
    of_day = ((local.hour * 60 + local.minute) * 60 + local.second) * 1_000_000 + local.microsecond
    return local.toordinal() * DAY + of_day


def moment_of(at: int) -> datetime:
    """The moment that `microseconds` was given."""
    ordinal, of_day = divmod(at, DAY)
    start = datetime.combine(date.fromordinal(ordinal), datetime.min.time(), VIETNAM)
    return start + of_day * _ONE


class OfficeTime:
    """The office hours of one agency."""

    __slots__ = ("_index",)

    def __init__(self, calendar: WorkCalendar, *, first: int, last: int) -> None:
        index = index_of(calendar, date.fromordinal(first // DAY))
        self._index = index.covering(last // DAY + 1)

    def until(self, at: int) -> int:
        """Office time from the first day of the index to a moment."""
        ordinal, of_day = divmod(at, DAY)
        if not self._index.first <= ordinal <= self._index.last:
            self._index = self._index.covering(ordinal)
        n = ordinal - self._index.first
        total = self._index.office[n]
        for start, end in self._index.spans[n]:
            if of_day <= start:
                break
            total += min(of_day, end) - start
        return total

    def between(self, start: int, end: int) -> int:
        return self.until(end) - self.until(start)

    def after(self, start: int, work: int) -> int:
        """The first moment at which so much office time has passed since `start`."""
        if not work:
            return start
        target = self.until(start) + work
        if target > self._index.office[-1]:
            self._index = self._index.with_office(target)
        n = bisect_left(self._index.office, target) - 1
        left = target - self._index.office[n]
        for opens, closes in self._index.spans[n]:
            if left <= closes - opens:
                return (self._index.first + n) * DAY + opens + left
            left -= closes - opens
        raise AssertionError(target)  # pragma: no cover — the sums say that it lies in this day

    def closings(self, first: int, last: int) -> list[int]:
        """When the office closes on each working day between two moments."""
        index = self._index
        days = range(max(first // DAY, index.first), min(last // DAY, index.last) + 1)
        return [
            day * DAY + spans[-1][1] for day in days if (spans := index.spans[day - index.first])
        ]


def duration(amount: int) -> timedelta:
    return amount * _ONE
