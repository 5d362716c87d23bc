"""Acts on messages and news."""

from .mark_news_read import mark_news_read
from .mark_read import mark_read
from .queue_messages import queue_messages
from .record_attempt import record_attempt
from .tell_units import tell_units

__all__ = ["mark_news_read", "mark_read", "queue_messages", "record_attempt", "tell_units"]
