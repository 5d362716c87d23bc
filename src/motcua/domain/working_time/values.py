"""Calendars, limits and due times: frozen, without Django, without a clock of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from datetime import datetime as DateTime  # noqa: N812 — a type beside `date`
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Any, Final

from .errors import LimitOutOfRange

SATURDAY: Final = 5
DERIVATION_FORMAT: Final = 1


class LimitUnit(StrEnum):
    """The units in which a procedure states its limit."""

    WORKING_HOURS = auto()  # giờ làm việc
    WORKING_DAYS = auto()  # ngày làm việc
    DAYS = auto()  # ngày
    MONTHS = auto()  # tháng


UNIT_NAMES: Final[Mapping[LimitUnit, str]] = MappingProxyType(
    {
        LimitUnit.WORKING_HOURS: "giờ làm việc",
        LimitUnit.WORKING_DAYS: "ngày làm việc",
        LimitUnit.DAYS: "ngày",
        LimitUnit.MONTHS: "tháng",
    }
)
# Longer than any limit in the law by far; keeps a slip of the pen from becoming a promise.
LIMIT_VALUES_MAX: Final[Mapping[LimitUnit, int]] = MappingProxyType(
    {
        LimitUnit.WORKING_HOURS: 8_000,
        LimitUnit.WORKING_DAYS: 1_000,
        LimitUnit.DAYS: 1_500,
        LimitUnit.MONTHS: 60,
    }
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A statutory limit, `5 ngày làm việc`. Hours may be fractions; days and months are whole."""

    value: int | float
    unit: LimitUnit

    def __post_init__(self) -> None:
        unit = LimitUnit(self.unit)
        in_range = 0 < self.value <= LIMIT_VALUES_MAX[unit]  # False for what is not a number
        is_whole = in_range and self.value == int(self.value)
        if not in_range or (unit is not LimitUnit.WORKING_HOURS and not is_whole):
            raise LimitOutOfRange(value=self.value, unit=unit.value, most=LIMIT_VALUES_MAX[unit])
        object.__setattr__(self, "unit", unit)
        if is_whole:
            object.__setattr__(self, "value", int(self.value))

    def __str__(self) -> str:
        return f"{decimal_text(self.value)} {UNIT_NAMES[self.unit]}"


def decimal_text(value: float) -> str:
    """`3`, `3,5`: Vietnamese writes the decimal mark as a comma."""
    return f"{value:g}".replace(".", ",")


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
class OfficeHours:
    """Sessions of a working day, in order, inside a period. `None` means open on that side."""

    sessions: tuple[Session, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def hold_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days and office hours of one agency.

    A day is worked if it is Monday to Friday or swapped in, and no holiday, compensation, swapped-off
    day or closure. `announced_until` is the last day for which the yearly announcement is known.
    """

    days: Mapping[date, CalendarDay]
    office_hours: tuple[OfficeHours, ...]
    version: str = ""
    announced_until: date | None = None
    _fallback: tuple[Session, ...] = field(init=False, repr=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", MappingProxyType(dict(self.days)))
        object.__setattr__(self, "_fallback", self.office_hours[-1].sessions)

    def is_working_day(self, day: date) -> bool:
        special = self.days.get(day)
        return day.weekday() < SATURDAY if special is None else special.is_working

    def special_day(self, day: date) -> CalendarDay | None:
        """The row that makes `day` other than its weekday, if there is one."""
        return self.days.get(day)

    def sessions_on(self, day: date) -> tuple[Session, ...]:
        """Office hours of a working day. Hours of a gap in the data are those of the last period."""
        for hours in self.office_hours:
            if hours.hold_on(day):
                return hours.sessions
        return self._fallback

    def opens_at(self, day: date) -> time:
        return self.sessions_on(day)[0].opens_at

    def closes_at(self, day: date) -> time:
        return self.sessions_on(day)[-1].closes_at


class LineKind(StrEnum):
    """What a line of a derivation says about its days."""

    RECEIPT = auto()  # the day of receipt
    EFFECTIVE = auto()  # counts as the day of receipt
    COUNTED = auto()
    OFF = auto()  # not worked
    MOVED = auto()  # the limit ended here and is moved on
    DUE = auto()  # the sum


@dataclass(frozen=True, slots=True)
class DerivationLine:
    """One line of a reckoning that a person can read.

    `first_day..last_day` are consecutive. `message` is a Vietnamese message id and `parameters`
    fill it, so that a page can translate; `text` is the Vietnamese sentence. `mark` is what stands
    in the last column: an ordinal, `nghỉ`, `không tính`. `ordinals` are the counted days' numbers.
    """

    kind: LineKind
    first_day: date
    last_day: date
    label: str
    message: str
    mark: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    at: DateTime | None = None
    ordinals: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        return self.message.format(**self.parameters)


@dataclass(frozen=True, slots=True)
class DueTime:
    """When a limit ends, and why: shown on the dossier's page and kept with the dossier.

    `is_provisional`: the limit ends beyond the announced calendar, so a later announcement may
    move it.
    """

    due_at: DateTime
    derivation: tuple[DerivationLine, ...]
    calendar_version: str = ""
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class RulerDay:
    """One day of the ruler that shows a limit as a row of days."""

    day: date
    kind: LineKind
    ordinal: int | None = None
    name: str = ""  # why it is off


@dataclass(frozen=True, slots=True)
class PublishedDay:
    """A row of the calendar as it is published."""

    day: date
    kind: DayKind
    name: str
    source: str
    year: int  # of the announcement: a swap of 31 December belongs to the next year's
    mark: str = "assumed"  # law, announced or assumed
    scope: DayScope = DayScope.COUNTRY
    scope_code: str = ""
    announced_on: date | None = None


@dataclass(frozen=True, slots=True)
class PublishedHours:
    """Office hours as they are published. An empty agency code means: wherever no other row is."""

    hours: OfficeHours
    agency_code: str = ""
    source: str = ""
    mark: str = "assumed"


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """A year of the calendar. `is_complete`: its yearly announcement is known."""

    year: int
    is_complete: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class CalendarPublication:
    """All rows of the calendars, as one publication states them."""

    days: tuple[PublishedDay, ...]
    office_hours: tuple[PublishedHours, ...]
    years: tuple[PublishedYear, ...]


def derivation_as_json(due: DueTime) -> dict[str, Any]:
    """A due time for a JSON column; `due_from_json` gives it back equal."""
    return {
        "format": DERIVATION_FORMAT,
        "due": due.due_at.isoformat(),
        "calendar": due.calendar_version,
        "provisional": due.is_provisional,
        "derivation": [_line_as_json(line) for line in due.derivation],
    }


def due_from_json(stored: Mapping[str, Any]) -> DueTime:
    """The due time that `derivation_as_json` wrote."""
    return DueTime(
        due_at=DateTime.fromisoformat(stored["due"]),
        derivation=tuple(_line_from_json(line) for line in stored["derivation"]),
        calendar_version=stored["calendar"],
        is_provisional=stored["provisional"],
    )


def _line_as_json(line: DerivationLine) -> dict[str, Any]:
    written: dict[str, Any] = {
        "kind": line.kind.value,
        "from": line.first_day.isoformat(),
        "to": line.last_day.isoformat(),
        "label": line.label,
        "message": line.message,
        "text": line.text,
        "mark": line.mark,
    }
    if line.parameters:
        written["parameters"] = dict(line.parameters)
    if line.source:
        written["source"] = line.source
    if line.at:
        written["at"] = line.at.isoformat()
    if line.ordinals:
        written["ordinals"] = list(line.ordinals)
    return written


def _line_from_json(stored: Mapping[str, Any]) -> DerivationLine:
    ordinals = stored.get("ordinals")
    return DerivationLine(
        kind=LineKind(stored["kind"]),
        first_day=date.fromisoformat(stored["from"]),
        last_day=date.fromisoformat(stored["to"]),
        label=stored["label"],
        message=stored["message"],
        mark=stored["mark"],
        parameters=stored.get("parameters", {}),
        source=stored.get("source", ""),
        at=DateTime.fromisoformat(stored["at"]) if "at" in stored else None,
        ordinals=(ordinals[0], ordinals[1]) if ordinals else None,
    )
