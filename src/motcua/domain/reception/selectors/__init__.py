"""Questions about queues, and what a counter may receive."""

from .boards import board, units_with_queue
from .desks import counter_desk, seats_of
from .plans import plan_of
from .procedures import procedures_typed
from .tickets import ticket_standing

__all__ = [
    "board",
    "counter_desk",
    "plan_of",
    "procedures_typed",
    "seats_of",
    "ticket_standing",
    "units_with_queue",
]
