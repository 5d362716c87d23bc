"""Calendars, limits and due times: frozen, without Django, without a clock of their own."""

from .calendars import (
    SATURDAY,
    WEEKDAY_NAMES,
    CalendarDay,
    DayKind,
    DayScope,
    OfficeHours,
    Season,
    Session,
    WorkCalendar,
)
from .counting import CountingRules, Pause
from .derivation import (
    DERIVATION_FORMAT,
    DerivationLine,
    DueTime,
    LineKind,
    RulerDay,
    derivation_as_json,
    due_from_json,
)
from .limits import (
    LIMIT_VALUES_MAX,
    UNIT_NAMES,
    UNIT_SIGNS,
    Limit,
    LimitUnit,
    decimal_text,
    parse_limit,
)
from .published import (
    CalendarPublication,
    DayChanges,
    DayKey,
    PublishedDay,
    PublishedHours,
    PublishedYear,
)

__all__ = [
    "DERIVATION_FORMAT",
    "LIMIT_VALUES_MAX",
    "SATURDAY",
    "UNIT_NAMES",
    "UNIT_SIGNS",
    "WEEKDAY_NAMES",
    "CalendarDay",
    "CalendarPublication",
    "CountingRules",
    "DayChanges",
    "DayKey",
    "DayKind",
    "DayScope",
    "DerivationLine",
    "DueTime",
    "Limit",
    "LimitUnit",
    "LineKind",
    "OfficeHours",
    "Pause",
    "PublishedDay",
    "PublishedHours",
    "PublishedYear",
    "RulerDay",
    "Season",
    "Session",
    "WorkCalendar",
    "decimal_text",
    "derivation_as_json",
    "due_from_json",
    "parse_limit",
]
