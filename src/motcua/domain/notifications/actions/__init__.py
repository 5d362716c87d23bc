"""Acts on messages."""

from .mark_read import mark_read
from .queue_messages import queue_messages
from .record_attempt import record_attempt

__all__ = ["mark_read", "queue_messages", "record_attempt"]
