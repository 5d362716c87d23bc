"""The law of working time as functions. Pure: no clock, no database."""

from .assembly import announced_until, with_changes, work_calendar
from .changed import changes_between, is_same_day_row, moved_off, promise_after
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
    "changes_between",
    "contradictions",
    "due_moment",
    "due_time",
    "effective_day",
    "is_same_day_row",
    "last_closing_before",
    "moved_off",
    "next_opening",
    "next_working_day",
    "office_time_between",
    "promise_after",
    "ruler",
    "share_of_day",
    "with_changes",
    "work_calendar",
    "working_days_before",
    "working_days_between",
]
