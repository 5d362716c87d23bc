"""Call the next number to a counter."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.reception import permissions
from motcua.domain.reception.errors import CounterBusy, CounterUnknown, NobodyWaits, QueueClosed
from motcua.domain.reception.events import TicketCalled, TicketServed
from motcua.domain.reception.models import QueueDay, Ticket
from motcua.domain.reception.rules import next_of
from motcua.domain.reception.selectors.plans import plan_of, waiting_on
from motcua.domain.reception.states import AT_A_COUNTER, TicketState
from motcua.domain.reception.values import TicketId, TicketTaken, UnitPlan
from motcua.foundation.clock import VIETNAM

from ._step import DAY_IS_CLOSED, Step, conclude


@transaction.atomic
def call_next(*, agency_code: str, counter_number: int, by: Actor, at: datetime) -> TicketTaken:
    """Call whoever is next to this counter; who is being served there has been served by that.

    Legal   LR-102: priority, then the order of coming; the day's row is held, so two officers who
            call at once never get the same number.
    Units   `counter_number` is that of the plan. Numbers that were given are called after closing
            time too, until the day is closed.
    Raises  NotPermitted, QueueNotFound, CounterUnknown, QueueClosed, CounterBusy (called and not
            yet there), NobodyWaits. Nothing is written.
    Writes  tickets, day, journal and outbox (TicketServed, TicketCalled).
    """
    by.require(permissions.CALL, agency_code=agency_code)
    plan = plan_of(agency_code, at=at)
    counter = plan.counter(counter_number)
    if counter is None:
        raise CounterUnknown
    day = QueueDay.objects.hold(agency_code, at.astimezone(VIETNAM).date())
    if day.closed_at is not None:
        raise QueueClosed(hours=DAY_IS_CLOSED)
    present = day.tickets.filter(
        counter_number=counter_number, state__in=sorted(AT_A_COUNTER)
    ).first()
    if present is not None and present.standing is TicketState.CALLED:
        raise CounterBusy(label=present.label)
    found = next_of(
        waiting_on(day.pk),
        counter,
        priority_run=day.priority_run,
        priority_run_max=plan.rules.priority_run_max,
    )
    if found is None:
        raise NobodyWaits
    if present is not None:
        _serve(day, present, plan, by=by, at=at)
    ticket = Ticket.objects.get(pk=found.ticket_id)
    day.priority_run = day.priority_run + 1 if ticket.is_priority else 0
    day.save(update_fields=["priority_run"])
    conclude(
        Step(day, ticket, plan, TicketState.CALLED),
        "ticket_called",
        by=by,
        at=at,
        fact=TicketCalled(
            ticket_id=ticket.pk, agency_code=agency_code, at=at, counter_number=counter_number
        ),
        facts={"counter": counter_number},
        counter_number=counter_number,
        for_counter=None,
        calls=ticket.calls + 1,
        called_at=at,
        called_by_id=by.account_id,
    )
    return TicketTaken(
        ticket_id=TicketId(ticket.pk), key=ticket.key, label=ticket.label, number=ticket.number
    )


def _serve(day: QueueDay, present: Ticket, plan: UnitPlan, *, by: Actor, at: datetime) -> None:
    conclude(
        Step(day, present, plan, TicketState.SERVED),
        "ticket_finished",
        by=by,
        at=at,
        fact=TicketServed(
            ticket_id=present.pk,
            agency_code=day.agency_id,
            at=at,
            counter_number=present.counter_number or 0,
        ),
        ended_at=at,
    )
