"""Tables of the queue."""

from .privacy import PRIVACY
from .queue import PlanRow, QueueDay, Ticket

__all__ = ["PRIVACY", "PlanRow", "QueueDay", "Ticket"]
