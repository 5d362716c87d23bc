"""Tables of the queue."""

from .privacy import PRIVACY
from .queue import PlanRow, QueueDay, Ticket, UnlistedPaper

__all__ = ["PRIVACY", "PlanRow", "QueueDay", "Ticket", "UnlistedPaper"]
