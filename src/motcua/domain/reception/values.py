"""Counters, services and tickets as others see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NewType

TicketId = NewType("TicketId", int)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePlan:
    """A group of procedures for which people queue together (nhóm thủ tục).

    `letter` stands before the number on a ticket; `usual_minutes` is what one person takes until the
    day itself has shown it.
    """

    key: str
    letter: str
    name: str
    field_keys: tuple[str, ...] = ()
    usual_minutes: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterPlan:
    """A window of the unit (quầy) and the services that it gives."""

    number: int
    name: str
    service_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityGroup:
    """People who are called before others, with the source that says so."""

    key: str
    name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRules:
    """How a unit runs its queue. All of it is a custom of the house, so all of it is data."""

    priority_run_max: int = 3  # So many first, then one of the others, if one waits
    calls_max: int = 3  # Called so often and not there: the number is passed over
    put_backs_max: int = 1
    opens_minutes_before: int = 30  # Numbers are given so long before the office opens
    stops_minutes_before: int = 15  # and no longer than so long before it closes
    waiting_max: int = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """Everything about the queue of one one-stop unit."""

    services: tuple[ServicePlan, ...]
    counters: tuple[CounterPlan, ...]
    priorities: tuple[PriorityGroup, ...] = ()
    rules: QueueRules = field(default_factory=QueueRules)

    def service(self, key: str) -> ServicePlan | None:
        return next((each for each in self.services if each.key == key), None)

    def counter(self, number: int) -> CounterPlan | None:
        return next((each for each in self.counters if each.number == number), None)

    def priority(self, key: str) -> PriorityGroup | None:
        return next((each for each in self.priorities if each.key == key), None)

    def counters_for(self, service_key: str) -> tuple[CounterPlan, ...]:
        return tuple(each for each in self.counters if service_key in each.service_keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One who waits, as far as the order of calling is concerned."""

    ticket_id: int
    number: int
    service_key: str
    is_priority: bool
    order_at: datetime
    for_counter: int | None = None  # sent there by another counter


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketTaken:
    """What whoever takes a number is given. `key` opens the page of the ticket."""

    ticket_id: TicketId
    key: str
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketLine:
    """One ticket as the people of the unit see it."""

    ticket_id: TicketId
    label: str
    state: str
    service_key: str
    service_name: str
    priority_name: str
    counter_number: int | None
    calls: int
    put_backs: int
    taken_at: datetime
    called_at: datetime | None
    started_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterDesk:
    """What the officer at one counter sees of the queue."""

    agency_code: str
    counter: CounterPlan
    counters: tuple[CounterPlan, ...]  # of the unit: to send somebody there
    current: TicketLine | None
    waiting_count: int  # those whom this counter may call
    next_label: str
    missed: Sequence[TicketLine]
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketStanding:
    """What whoever holds a ticket may know."""

    agency_code: str
    agency_name: str
    label: str
    state: str
    service_name: str
    priority_name: str
    counter_number: int | None
    counter_name: str
    before_count: int
    wait_minutes: int | None  # None where no counter gives the service today
    taken_at: datetime
    called_at: datetime | None
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardCall:
    """One line of the display: which number, to which counter."""

    label: str
    counter_number: int
    counter_name: str
    called_at: datetime
    is_new: bool  # called, and not yet at the counter


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardService:
    """One service on the display and on the kiosk: how many wait, and how long about."""

    service: ServicePlan
    waiting_count: int
    wait_minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The hall of one unit at one moment."""

    agency_code: str
    agency_name: str
    day: date
    revision: int
    calls: Sequence[BoardCall]  # the latest first
    services: Sequence[BoardService]
    waiting_count: int
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedCard:
    """What the code on an identity card says, as far as a dossier needs it."""

    identity_number: str
    full_name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundApplicant:
    """Somebody who is known here by the very number that was typed, and from where."""

    source: str  # "account" or "dossier"
    full_name: str
    identity_number: str
    address: str
    phone_number: str
    email: str
    dossier_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureOffer:
    """A procedure that this counter may receive, and where its dossier goes."""

    slug: str
    code: str
    name: str
    competent_agency_name: str


Durations = Mapping[str, Sequence[float]]  # seconds of service, the latest last, by service
