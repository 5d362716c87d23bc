"""The law of working time as functions. Pure: no clock, no database."""

from .assembly import announced_until, with_changes, work_calendar
from .days import (
    effective_day,
    last_closing_before,
    next_opening,
    next_working_day,
    office_time_between,
    share_of_day,
    working_days_before,
    working_days_between,
)
from .limits import due_time
from .lines import ruler
from .moments import due_moment
from .publication import change_contradictions, contradictions

__all__ = [
    "announced_until",
    "change_contradictions",
    "contradictions",
    "due_moment",
    "due_time",
    "effective_day",
    "last_closing_before",
    "next_opening",
    "next_working_day",
    "office_time_between",
    "ruler",
    "share_of_day",
    "with_changes",
    "work_calendar",
    "working_days_before",
    "working_days_between",
]
