"""The law of working time as functions. Pure: no clock, no database."""

from .days import effective_day, next_working_day, share_of_day, working_days_between
from .limits import limit_ends_at
from .lines import ruler
from .publication import contradictions

__all__ = [
    "contradictions",
    "effective_day",
    "limit_ends_at",
    "next_working_day",
    "ruler",
    "share_of_day",
    "working_days_between",
]
