"""What every act on a ticket does first and last: hold the day, check, then save, record, publish."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.domain.identity.values import Actor
from motcua.domain.reception import permissions
from motcua.domain.reception.errors import QueueClosed, TicketElsewhere, TicketNotFound
from motcua.domain.reception.events import TicketFact
from motcua.domain.reception.models import QueueDay, Ticket
from motcua.domain.reception.selectors.plans import plan_of
from motcua.domain.reception.states import SAID, TicketAct, TicketState, next_state
from motcua.domain.reception.values import UnitPlan
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM

DAY_IS_CLOSED = "Hàng chờ hôm nay đã đóng. Xin quay lại vào ngày làm việc sau."


@dataclass(slots=True)
class Step:
    """A ticket with its day, both held, and the plan of the unit."""

    day: QueueDay
    ticket: Ticket
    plan: UnitPlan
    state: TicketState


def begin(ticket_id: int, act: TicketAct, *, by: Actor, at: datetime) -> Step:
    """The ticket of today, held, with the right checked and the next state found, not yet saved.

    A ticket of another unit, or of another day, looks like none. Raises TicketNotFound,
    NotPermitted, QueueClosed, TicketElsewhere.
    """
    today = at.astimezone(VIETNAM).date()
    ticket = Ticket.objects.select_related("queue_day").filter(pk=ticket_id).first()
    if ticket is None or ticket.queue_day.day != today:
        raise TicketNotFound
    agency_code = ticket.queue_day.agency_id
    if not by.may(permissions.CALL, agency_code=agency_code):
        raise TicketNotFound
    day = QueueDay.objects.hold(agency_code, today)
    ticket.refresh_from_db(from_queryset=Ticket.objects.all())
    if day.closed_at is not None:
        raise QueueClosed(hours=DAY_IS_CLOSED)
    state = next_state(ticket.standing, act)
    if state is None:
        raise elsewhere(ticket)
    return Step(day, ticket, plan_of(agency_code, at=at), state)


def elsewhere(ticket: Ticket) -> TicketElsewhere:
    return TicketElsewhere(label=ticket.label, standing=SAID[ticket.standing])


def conclude(
    step: Step,
    word: str,
    *,
    by: Actor,
    at: datetime,
    fact: TicketFact | None = None,
    facts: Mapping[str, Any] | None = None,
    **changes: Any,
) -> None:
    """Save what changed, tell the displays, record the act, publish the fact."""
    ticket = step.ticket
    ticket.state = step.state
    for name, value in changes.items():
        setattr(ticket, name, value)
    ticket.save(update_fields=["state", *changes])
    step.day.changed()
    journal.record(
        f"reception.{word}",
        subject=ticket.reference,
        by=by.reference,
        at=at,
        facts={"label": ticket.label, "agency": step.day.agency_id, **(facts or {})},
    )
    if fact is not None:
        outbox.publish(fact)
