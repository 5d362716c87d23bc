"""What may be done with calendars."""

from .announce_days import announce_days
from .publish_calendar import publish_calendar

__all__ = ["announce_days", "publish_calendar"]
