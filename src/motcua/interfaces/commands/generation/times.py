"""Moments as whole seconds of Vietnam time, and office time as a row of seconds without gaps.

A million lives are counted in such numbers; only what is written becomes text.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM

DAY_SECONDS = 86_400
OFFICE_DAY_SECONDS = 8 * 3600  # A working day of any length counts as eight hours.
FAR = 1 << 60  # a moment beyond the days that are asked about
_OFFSET_SECONDS = 7 * 3600
_TEXTS_KEPT_MAX = 10_000
_CLOCKS = [
    f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}+07"
    for second in range(DAY_SECONDS)
]
_UTC_CLOCKS = [f"{clock[:-3]}.000000Z" for clock in _CLOCKS]


def seconds_of(moment: datetime) -> int:
    """A moment as seconds of Vietnam time since the first day of the calendar."""
    local = moment.astimezone(VIETNAM)
    return local.toordinal() * DAY_SECONDS + (local.hour * 60 + local.minute) * 60 + local.second


def moment_of(seconds: int) -> datetime:
    """The moment that such a number means."""
    day, second = divmod(seconds, DAY_SECONDS)
    midnight = datetime.combine(date.fromordinal(day), datetime.min.time(), VIETNAM)
    return midnight + timedelta(seconds=second)


def minute_text(second: int) -> str:
    """`15:20`, of a second of the day."""
    return _CLOCKS[second][:5]


class _Texts(dict[int, str]):
    """Moments as the database reads them. Those of one dossier are asked for again and again."""

    def __init__(self, days: Sequence[str], first: int) -> None:
        self._days, self._first = days, first

    def __missing__(self, seconds: int) -> str:
        if len(self) > _TEXTS_KEPT_MAX:
            self.clear()
        day, second = divmod(seconds, DAY_SECONDS)
        text = self[seconds] = self._days[day - self._first] + _CLOCKS[second]
        return text


class OfficeTime:
    """The working days of a stretch of time. `first` and `last` are days that are asked about."""

    def __init__(self, calendar: WorkCalendar, first: date, last: date) -> None:
        self._first = first.toordinal()
        self._worked: list[int] = []
        self._sessions: list[tuple[tuple[int, int], ...]] = []
        self._lengths: list[int] = []
        self._place: list[int] = []
        self._days: list[str] = []
        self._utc_days: list[str] = []
        # A moment as the database reads it.
        self.text: Callable[[int], str] = _Texts(self._days, self._first).__getitem__
        for ordinal in range(self._first, last.toordinal() + 1):
            day = date.fromordinal(ordinal)
            self._days.append(f"{day} ")
            self._utc_days.append(f"{day}T")
            self._place.append(len(self._worked))
            if calendar.is_working_day(day):
                sessions = tuple(
                    (second_of(each.opens_at), second_of(each.closes_at))
                    for each in calendar.sessions_on(day)
                )
                self._worked.append(ordinal)
                self._sessions.append(sessions)
                self._lengths.append(sum(end - start for start, end in sessions))

    def is_worked(self, ordinal: int) -> bool:
        """Whether a day is worked."""
        place = self._place[ordinal - self._first]
        return place < len(self._worked) and self._worked[place] == ordinal

    def office_of(self, seconds: int) -> int:
        """Office time at a moment; outside office hours that of the next opening."""
        day, second = divmod(seconds, DAY_SECONDS)
        place = self._place[day - self._first]
        if self._worked[place] != day:
            return place * OFFICE_DAY_SECONDS
        passed = 0
        for start, end in self._sessions[place]:
            if second <= start:
                break
            passed += (min(end, second)) - start
        return place * OFFICE_DAY_SECONDS + passed * OFFICE_DAY_SECONDS // self._lengths[place]

    def seconds_at(self, office: int) -> int:
        """The moment at which so much office time has passed."""
        place, passed = divmod(office, OFFICE_DAY_SECONDS)
        if place >= len(self._worked):
            return FAR
        sessions = self._sessions[place]
        left = passed * self._lengths[place] // OFFICE_DAY_SECONDS
        for start, end in sessions:
            if left < end - start:
                return self._worked[place] * DAY_SECONDS + start + left
            left -= end - start
        return self._worked[place] * DAY_SECONDS + sessions[-1][1]

    def end_at(self, office: int) -> int:
        """The moment by which so much office time has passed: a closing, not the next opening."""
        place, passed = divmod(office - 1, OFFICE_DAY_SECONDS)
        left = (passed + 1) * self._lengths[place] // OFFICE_DAY_SECONDS
        midnight = self._worked[place] * DAY_SECONDS
        for start, end in self._sessions[place]:
            if left <= end - start:
                return midnight + start + left
            left -= end - start
        return midnight + self._sessions[place][-1][1]

    def opening_before(self, seconds: int, working_days: int) -> int:
        """When office hours begin some working days before the day of a moment."""
        day = seconds // DAY_SECONDS
        place = self._place[day - self._first] - working_days
        return self._worked[place] * DAY_SECONDS + self._sessions[place][0][0]

    def iso_text(self, seconds: int) -> str:
        """A moment as acts write it into the journal's facts."""
        day, second = divmod(seconds, DAY_SECONDS)
        return f"{self._days[day - self._first][:-1]}T{_CLOCKS[second]}:00"

    def utc_text(self, seconds: int) -> str:
        """A moment as the mark of a journal line covers it."""
        day, second = divmod(seconds - _OFFSET_SECONDS, DAY_SECONDS)
        return self._utc_days[day - self._first] + _UTC_CLOCKS[second]


def second_of(clock: time) -> int:
    """Of the day."""
    return (clock.hour * 60 + clock.minute) * 60 + clock.second
