"""Calendars and moments for the tests of this module."""

from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.domain.working_time.values import (
    CalendarDay,
    CountingRules,
    DayKind,
    OfficeHours,
    Session,
    WorkCalendar,
)
from motcua.foundation.clock import VIETNAM

HOLIDAYS_FILE = Path(__file__).resolve().parents[5] / "data" / "holidays.yaml"
EIGHT_HOURS = (Session(time(7, 30), time(11, 30)), Session(time(13), time(17)))
CUTOFF = time(15)
READING = CountingRules(cutoff=CUTOFF)


def moment(text: str) -> datetime:
    """`2026-11-19 15:20` in Vietnam time."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def calendar(*days: CalendarDay, sessions=EIGHT_HOURS, announced_until=None) -> WorkCalendar:
    return WorkCalendar(
        days={day.day: day for day in days},
        office_hours=(OfficeHours(sessions),),
        version="test",
        announced_until=announced_until,
    )


def off(text: str, name: str = "Nghỉ lễ", kind: DayKind = DayKind.HOLIDAY) -> CalendarDay:
    return CalendarDay(date.fromisoformat(text), kind, name, "văn bản thử")


def on(text: str, name: str = "hoán đổi") -> CalendarDay:
    return CalendarDay(date.fromisoformat(text), DayKind.SWAPPED_ON, name, "văn bản thử")


@cache
def _shipped() -> Any:
    return yaml.load(HOLIDAYS_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def announced() -> WorkCalendar:
    """The calendar of data/holidays.yaml, read without any code of ours."""
    years = _shipped()["years"]
    days = []
    for content in years.values():
        for row in content["holidays"]:
            day = date.fromisoformat(row["date"])
            days.append(CalendarDay(day, DayKind.HOLIDAY, row["name"], row["source"]))
        for row in content["swaps"]:
            name = f"hoán đổi dịp {row['occasion']}"
            days.append(off(row["day_off"], name, DayKind.SWAPPED_OFF))
            days.append(on(row["work_day"], name))
    return calendar(*days)
