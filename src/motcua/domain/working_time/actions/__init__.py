"""What may be done with calendars."""

from .publish_calendar import publish_calendar

__all__ = ["publish_calendar"]
