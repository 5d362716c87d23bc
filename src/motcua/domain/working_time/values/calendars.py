"""Days and office hours of one agency, frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Any, Final

SATURDAY: Final = 5
WEEKDAY_NAMES: Final = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_A_LEAP_YEAR: Final = 2000


class DayKind(StrEnum):
    """Why a day of the calendar is not what its weekday says."""

    HOLIDAY = auto()  # nghỉ lễ, tết
    COMPENSATION = auto()  # nghỉ bù
    SWAPPED_OFF = auto()  # ngày thường được nghỉ do hoán đổi
    SWAPPED_ON = auto()  # ngày làm bù
    CLOSURE = auto()  # cơ quan đóng cửa theo quyết định


class DayScope(StrEnum):
    """For whom a day of the calendar holds."""

    COUNTRY = auto()
    PROVINCE = auto()
    AGENCY = auto()


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that is not what its weekday says, with its name and legal source."""

    day: date
    kind: DayKind
    name: str
    source: str = ""

    @property
    def is_working(self) -> bool:
        return self.kind is DayKind.SWAPPED_ON


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """One stretch of office hours, `07:30–11:30`."""

    opens_at: time
    closes_at: time


@dataclass(frozen=True, slots=True)
class Season:
    """A part of every year, both ends included: `Season((4, 15), (10, 15))`. May pass New Year."""

    first: tuple[int, int]  # month, day
    last: tuple[int, int]

    @classmethod
    def between(cls, first: str, last: str) -> "Season":
        """`04-15`, `10-15`. Raises ValueError for what is no day of any year."""
        days = [date.fromisoformat(f"{_A_LEAP_YEAR}-{text}") for text in (first, last)]
        return cls(*((day.month, day.day) for day in days))

    def as_texts(self) -> tuple[str, str]:
        """What `between` reads."""
        first, last = (f"{month:02}-{day:02}" for month, day in (self.first, self.last))
        return first, last

    def holds_on(self, day: date) -> bool:
        at = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Sessions of a working day, in order.

    `valid_from..valid_to`: a period, both ends included, `None` open on that side. `season`: only
    in this part of every year. `weekdays` (0 is Monday): only on these; a Saturday or Sunday named
    here is worked. Without weekdays: Monday to Friday, and days that are swapped in.
    """

    sessions: tuple[Session, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    season: Season | None = None
    weekdays: tuple[int, ...] = ()

    def hold_on(self, day: date) -> bool:
        """Whether `day` lies in the period and the season and is one of the weekdays."""
        return (
            (day.weekday() in self.weekdays if self.weekdays else day.weekday() < SATURDAY)
            and self.are_in_force_on(day)
        )  # fmt: skip

    def are_in_force_on(self, day: date) -> bool:
        """Whether `day` lies in the period and the season, whatever its weekday."""
        return (
            (self.valid_from is None or self.valid_from <= day)
            and (self.valid_to is None or day <= self.valid_to)
            and (self.season is None or self.season.holds_on(day))
        )


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days and office hours of one agency.

    A day is worked if it is Monday to Friday, a weekday for which office hours are named, or
    swapped in, and no holiday, compensation, swapped-off day or closure. Of the office hours the
    first that hold are taken. `announced_until` is the last day for which the yearly announcement
    is known.
    """

    days: Mapping[date, CalendarDay]
    office_hours: tuple[OfficeHours, ...]
    version: str = ""
    announced_until: date | None = None
    _general: tuple[OfficeHours, ...] = field(init=False, repr=False, compare=False, default=())
    _weekends: tuple[OfficeHours, ...] = field(init=False, repr=False, compare=False, default=())
    # What `rules` have worked out from this calendar: derived, so it changes nothing that is seen.
    kept: dict[str, Any] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", MappingProxyType(dict(self.days)))
        general = tuple(hours for hours in self.office_hours if not hours.weekdays)
        weekends = tuple(
            hours for hours in self.office_hours if any(n >= SATURDAY for n in hours.weekdays)
        )
        object.__setattr__(self, "_general", general or self.office_hours)
        object.__setattr__(self, "_weekends", weekends)

    def is_working_day(self, day: date) -> bool:
        special = self.days.get(day)
        if special is not None:
            return special.is_working
        return day.weekday() < SATURDAY or any(hours.hold_on(day) for hours in self._weekends)

    def special_day(self, day: date) -> CalendarDay | None:
        """The row that makes `day` other than its weekday, if there is one."""
        return self.days.get(day)

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """Office hours of a working day. Hours of a gap in the data are those of the last period.

        A day that is swapped in is worked as long as a day of Monday to Friday.
        """
        special = self.days.get(day)
        if special is None or not special.is_working:
            for hours in self.office_hours:
                if hours.hold_on(day):
                    return hours.sessions
        for hours in self._general:
            if hours.are_in_force_on(day):
                return hours.sessions
        return self._general[-1].sessions

    def opens_at(self, day: date) -> time:
        return self.sessions_on(day)[0].opens_at

    def closes_at(self, day: date) -> time:
        return self.sessions_on(day)[-1].closes_at
