"""An index of a calendar: where each working day stands, and how much office time lies before it.

Built once per calendar for the years that are asked about and kept with it. Days are ordinals,
times are microseconds of the day, so that counting is looking up and adding. Every answer about
working time comes from here: there is no second way of counting.
"""

from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Final

from motcua.domain.working_time.errors import CalendarHasNoWorkingDays, MomentOutOfRange
from motcua.domain.working_time.values import Session, WorkCalendar
from motcua.foundation.clock import VIETNAM

YEAR_MIN, YEAR_MAX = 1995, 2199
YEARS_AHEAD, YEARS_MORE = 3, 8
DAYS_WITHOUT_WORK_MAX: Final = 366
MICROSECONDS_PER_SECOND: Final = 1_000_000
SECONDS_PER_MINUTE, MINUTES_PER_HOUR = 60, 60
_MIDNIGHT: Final = time()

Spans = tuple[tuple[int, int], ...]  # opening and closing of each session


class OfficeIndex:
    """The working days of a row of years. Places count working days from 0."""

    __slots__ = (
        "_calendar",
        "closes",
        "first",
        "last",
        "office",
        "opens",
        "place",
        "spans",
        "worked",
    )

    def __init__(self, calendar: WorkCalendar, first_year: int, last_year: int) -> None:
        self._calendar = calendar
        self.first, self.last = (
            date(first_year, 1, 1).toordinal(),
            date(last_year, 12, 31).toordinal(),
        )
        known: dict[tuple[Session, ...], Spans] = {}
        self.spans: list[Spans] = []
        for ordinal in range(self.first, self.last + 1):
            day = date.fromordinal(ordinal)
            if not calendar.is_working_day(day):
                self.spans.append(())
                continue
            sessions = calendar.sessions_on(day)
            spans = known.get(sessions)
            if spans is None:
                spans = known[sessions] = tuple(
                    (microseconds_of(session.opens_at), microseconds_of(session.closes_at))
                    for session in sessions
                )
            self.spans.append(spans)
        self.worked = [self.first + n for n, spans in enumerate(self.spans) if spans]
        self.opens = [spans[0][0] for spans in self.spans if spans]
        self.closes = [_time_of(spans[-1][1]) for spans in self.spans if spans]
        self.place = list(accumulate((1 if spans else 0 for spans in self.spans), initial=0))
        lengths = {spans: sum(end - start for start, end in spans) for spans in set(self.spans)}
        self.office = list(accumulate((lengths[spans] for spans in self.spans), initial=0))
        self._refuse_years_without_work()

    def _refuse_years_without_work(self) -> None:
        before = self.first - 1
        for ordinal in (*self.worked, self.last + 1):
            if ordinal - before > DAYS_WITHOUT_WORK_MAX:
                after = date.fromordinal(max(before, self.first)).isoformat()
                raise CalendarHasNoWorkingDays(after=after, calendar=self._calendar.version)
            before = ordinal

    def covering(self, ordinal: int) -> "OfficeIndex":
        """This index, or a longer one, so that the day is inside. The first day stays unless it must."""
        if self.first <= ordinal <= self.last:
            return self
        year = date.fromordinal(ordinal).year if ordinal <= date.max.toordinal() else YEAR_MAX + 1
        first_year, last_year = date.fromordinal(self.first).year, date.fromordinal(self.last).year
        return _build(self._calendar, min(year, first_year), max(year, last_year))

    def with_place(self, place: int) -> "OfficeIndex":
        """This index, or a longer one with the same first day, that has this many working days."""
        index = self
        while place >= len(index.worked):
            year = date.fromordinal(index.last).year
            first_year = date.fromordinal(index.first).year
            if year >= YEAR_MAX:
                raise MomentOutOfRange(year=year + 1)
            index = _build(self._calendar, first_year, min(year + YEARS_MORE, YEAR_MAX))
        return index

    def with_office(self, target: int) -> "OfficeIndex":
        """The same for office time since the first day."""
        index = self
        while target > index.office[-1]:
            index = index.with_place(len(index.worked))
        return index

    def place_from(self, ordinal: int) -> int:
        """The place of the first working day that is not before `ordinal`, a day inside."""
        return self.place[ordinal - self.first]

    def closing_of(self, place: int) -> datetime:
        """When office hours end on the working day at `place`."""
        return datetime.combine(date.fromordinal(self.worked[place]), self.closes[place], VIETNAM)

    def office_until(self, moment: datetime) -> int:
        """Office time from the first day to a moment in Vietnam time, a day inside."""
        n = moment.toordinal() - self.first
        total = self.office[n]
        if spans := self.spans[n]:
            at = (
                (moment.hour * MINUTES_PER_HOUR + moment.minute) * SECONDS_PER_MINUTE
                + moment.second
            ) * MICROSECONDS_PER_SECOND + moment.microsecond
            for start, end in spans:
                if at <= start:
                    break
                total += min(at, end) - start
        return total

    def moment_of(self, target: int) -> datetime:
        """The first moment at which so much office time has passed: a closing, not the next opening."""
        n = bisect_left(self.office, target) - 1
        left = target - self.office[n]
        for start, end in self.spans[n]:
            if left <= end - start:
                day = datetime.combine(date.fromordinal(self.first + n), _MIDNIGHT, VIETNAM)
                return day + timedelta(microseconds=start + left)
            left -= end - start
        raise AssertionError(target)  # pragma: no cover — the sums say that it lies in this day


def index_of(calendar: WorkCalendar, moment: datetime | date) -> OfficeIndex:
    """The calendar's index, with the day of `moment` inside. Raises MomentOutOfRange."""
    index: OfficeIndex | None = calendar.kept.get("index")
    ordinal = moment.toordinal()
    if index is None:
        return _build(
            calendar, moment.year, max(moment.year, min(moment.year + YEARS_AHEAD, YEAR_MAX))
        )
    if index.first <= ordinal <= index.last:
        return index
    return index.covering(ordinal)


def microseconds_of(moment: time) -> int:
    return (
        (moment.hour * MINUTES_PER_HOUR + moment.minute) * SECONDS_PER_MINUTE + moment.second
    ) * MICROSECONDS_PER_SECOND + moment.microsecond


def _time_of(microseconds: int) -> time:
    seconds, microsecond = divmod(microseconds, MICROSECONDS_PER_SECOND)
    minutes, second = divmod(seconds, SECONDS_PER_MINUTE)
    hour, minute = divmod(minutes, MINUTES_PER_HOUR)
    return time(hour, minute, second, microsecond)


def _build(calendar: WorkCalendar, first_year: int, last_year: int) -> OfficeIndex:
    for year in (first_year, last_year):
        if not YEAR_MIN <= year <= YEAR_MAX:
            raise MomentOutOfRange(year=year)
    index = OfficeIndex(calendar, first_year, last_year)
    calendar.kept["index"] = index
    return index
