"""Take a number."""

from base64 import b32encode
from datetime import datetime
from secrets import token_bytes

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.reception.errors import PriorityUnknown, QueueClosed, QueueFull, ServiceUnknown
from motcua.domain.reception.events import TicketIssued
from motcua.domain.reception.models import QueueDay, Ticket
from motcua.domain.reception.rules import taking_fault
from motcua.domain.reception.selectors.plans import plan_of
from motcua.domain.reception.states import TicketState
from motcua.domain.reception.values import TicketId, TicketTaken
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM

from ._step import DAY_IS_CLOSED

KEY_BYTES = 10  # 80 bits: not to be guessed
SOURCES = frozenset({"kiosk", "phone", "desk"})


@transaction.atomic
def take_ticket(
    *,
    agency_code: str,
    service_key: str,
    priority_key: str = "",
    source: str = "kiosk",
    by: Actor,
    at: datetime,
) -> TicketTaken:
    """Give the next number of the unit and day.

    Legal   LR-101 (61/2018/NĐ-CP art 13: queue-ticket machine); LR-102: priority groups.
    Units   Numbers begin with 1 every day and have no gaps in one unit; the letter before it is that
            of the service. `source` is kiosk, phone or desk. Anybody may take a number; how often
            from one place is counted by the way in.
    Raises  QueueNotFound, ServiceUnknown, PriorityUnknown, QueueClosed, QueueFull. Nothing is
            written, and no number is lost.
    Writes  ticket, day, journal and outbox (TicketIssued).
    """
    plan = plan_of(agency_code, at=at)
    service, group = plan.service(service_key), plan.priority(priority_key)
    if service is None:
        raise ServiceUnknown
    if priority_key and group is None:
        raise PriorityUnknown
    here = at.astimezone(VIETNAM)
    if why := taking_fault(here, calendar_for(agency_code, on=here.date()), plan.rules):
        raise QueueClosed(hours=why)
    day = QueueDay.objects.hold(agency_code, here.date())
    if day.closed_at is not None:
        raise QueueClosed(hours=DAY_IS_CLOSED)
    if day.tickets.filter(state=TicketState.WAITING).count() >= plan.rules.waiting_max:
        raise QueueFull
    number = day.last_number + 1
    ticket = Ticket.objects.create(
        queue_day=day,
        number=number,
        label=f"{service.letter}{number:03d}",
        key=b32encode(token_bytes(KEY_BYTES)).decode().lower(),
        service_key=service.key,
        service_name=service.name,
        priority_key=group.key if group else "",
        priority_name=group.name if group else "",
        is_priority=group is not None,
        source=source if source in SOURCES else "phone",
        taken_at=at,
        order_at=at,
    )
    day.changed(last_number=number)
    journal.record(
        "reception.ticket_taken",
        subject=ticket.reference,
        by=by.reference,
        at=at,
        facts={"label": ticket.label, "agency": agency_code, "source": ticket.source},
    )
    outbox.publish(TicketIssued(ticket_id=ticket.pk, agency_code=agency_code, at=at))
    return TicketTaken(
        ticket_id=TicketId(ticket.pk), key=ticket.key, label=ticket.label, number=number
    )
