"""Facts that `reception` publishes: ids and moments, never who somebody is."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFact:
    """What every fact about a ticket says."""

    name: ClassVar[str]

    ticket_id: int
    agency_code: str
    at: datetime

    @property
    def order_key(self) -> str:
        return f"ticket:{self.ticket_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketIssued(TicketFact):
    name: ClassVar[str] = "reception.ticket_issued.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketCalled(TicketFact):
    name: ClassVar[str] = "reception.ticket_called.1"
    counter_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketServed(TicketFact):
    name: ClassVar[str] = "reception.ticket_served.1"
    counter_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMissed(TicketFact):
    name: ClassVar[str] = "reception.ticket_missed.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueDayClosed:
    """The queue of a unit is over for the day; so many were not served."""

    name: ClassVar[str] = "reception.day_closed.1"

    agency_code: str
    day: str
    unserved_count: int
    at: datetime

    @property
    def order_key(self) -> str:
        return f"queue:{self.agency_code}"
