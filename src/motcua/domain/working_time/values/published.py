"""Calendars as they are published: rows with their sources."""

from dataclasses import dataclass, replace
from datetime import date

from .calendars import DayKind, DayScope, OfficeHours


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

    @property
    def key(self) -> "DayKey":
        return DayKey(self.day, self.scope, self.scope_code)


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


@dataclass(frozen=True, slots=True)
class DayKey:
    """Which row of the calendar is meant: one day for one scope."""

    day: date
    scope: DayScope = DayScope.COUNTRY
    scope_code: str = ""


@dataclass(frozen=True, slots=True)
class DayChanges:
    """Single days that a decree sets or takes back. A day that is already there is replaced."""

    days: tuple[PublishedDay, ...] = ()
    withdrawn: tuple[DayKey, ...] = ()

    @property
    def keys(self) -> "tuple[DayKey, ...]":
        return (*(row.key for row in self.days), *self.withdrawn)

    def decided_by(self, decision: str) -> "DayChanges":
        """The same, with the decision as the source of days that name none."""
        days = tuple(row if row.source else replace(row, source=decision) for row in self.days)
        return DayChanges(days, self.withdrawn)
