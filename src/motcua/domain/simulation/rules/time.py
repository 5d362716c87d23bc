"""Moments as whole microseconds, and the office time of one agency between them.

Adding office time is exact and never turns back: a later start or more work never ends earlier.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from motcua.domain.working_time.rules.index import index_of
from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM

SECOND = 1_000_000
HOUR = 3_600 * SECOND
DAY = 24 * HOUR
_ONE = timedelta(microseconds=1)
# Vietnam has kept this distance from UTC since 1975; counting with it is much faster.
_DAY_ZERO = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=7)))


def microseconds(moment: datetime) -> int:
    """A moment as microseconds of Vietnam time; whole days are ordinals of `date`."""
    since = moment - _DAY_ZERO
    return (since.days + 1) * DAY + since.seconds * SECOND + since.microseconds


def moment_of(at: int) -> datetime:
    """The moment that `microseconds` was given."""
    return (_DAY_ZERO + timedelta(microseconds=at - DAY)).replace(tzinfo=VIETNAM)


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
        return self.moment(self.until(start) + work) if work else start

    def moment(self, target: int) -> int:
        """The first moment until which there was so much office time."""
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


class FreeTime:
    """The office time that an official has left beside other work, in one agency."""

    __slots__ = ("_before", "_free", "_lengths", "_office", "_starts")

    def __init__(self, office: OfficeTime, blocks: Iterable[tuple[int, int]]) -> None:
        """`blocks`: when there was other work, in order and apart."""
        self._office = office
        self._starts: list[int] = []
        self._lengths: list[int] = []
        self._before: list[int] = []  # office time of all blocks before this one
        self._free: list[int] = []  # free time until the block begins
        total = 0
        for start, end in blocks:
            begun = office.until(start)
            length = office.until(end) - begun
            self._starts.append(start)
            self._lengths.append(length)
            self._before.append(total)
            self._free.append(begun - total)
            total += length
        self._before.append(total)

    def until(self, at: int) -> int:
        n = bisect_right(self._starts, at) - 1
        passed = self._office.until(at)
        if n < 0:
            return passed
        within = min(passed - self._free[n] - self._before[n], self._lengths[n])
        return passed - self._before[n] - within

    def between(self, start: int, end: int) -> int:
        return self.until(end) - self.until(start)

    def after(self, start: int, work: int) -> int:
        """The first moment at which so much free time has passed since `start`."""
        if not work:
            return start
        target = self.until(start) + work
        return self._office.moment(target + self._before[bisect_left(self._free, target)])


def duration(amount: int) -> timedelta:
    return amount * _ONE
