"""Facts that `working_time` publishes: ids and moments only."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChanged:
    """Days of the calendar changed, for a day from `first_day` to `last_day` (ISO dates)."""

    name: ClassVar[str] = "working_time.calendar_changed.1"
    at: datetime
    version: str
    first_day: str
    last_day: str

    @property
    def order_key(self) -> str:
        return "working_time.calendar"
