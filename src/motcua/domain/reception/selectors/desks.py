"""What the officer at a counter sees of the queue."""

from collections.abc import Mapping
from datetime import datetime

from motcua.domain.identity.values import Actor
from motcua.domain.reception import permissions
from motcua.domain.reception.errors import CounterUnknown, QueueNotFound
from motcua.domain.reception.models import Ticket
from motcua.domain.reception.rules import next_of
from motcua.domain.reception.states import AT_A_COUNTER, TicketState
from motcua.domain.reception.values import (
    CounterDesk,
    CounterPlan,
    TicketId,
    TicketLine,
    UnitPlan,
)

from .boards import day_of
from .plans import plan_of, waiting_on

MISSED_SHOWN_MAX = 20


def seats_of(by: Actor, *, at: datetime) -> Mapping[str, UnitPlan]:
    """The units at whose counters one may call, with their plans. One query a unit."""
    found = {}
    for code in sorted(by.agency_codes(permissions.CALL)):
        try:
            found[code] = plan_of(code, at=at)
        except QueueNotFound:
            continue
    return found


def counter_desk(agency_code: str, counter_number: int, *, by: Actor, at: datetime) -> CounterDesk:
    """The counter: who is there, who is next, who was missed. Five queries.

    Raises NotPermitted, QueueNotFound, CounterUnknown.
    """
    by.require(permissions.CALL, agency_code=agency_code)
    plan = plan_of(agency_code, at=at)
    counter = plan.counter(counter_number)
    if counter is None:
        raise CounterUnknown
    day = day_of(agency_code, at)
    waiting = waiting_on(day.pk) if day else []
    mine = [
        each
        for each in waiting
        if each.for_counter == counter.number
        or (each.for_counter is None and each.service_key in counter.service_keys)
    ]
    following = next_of(
        waiting,
        counter,
        priority_run=day.priority_run if day else 0,
        priority_run_max=plan.rules.priority_run_max,
    )
    rows = Ticket.objects.filter(queue_day=day) if day else Ticket.objects.none()
    current = rows.filter(counter_number=counter.number, state__in=sorted(AT_A_COUNTER)).first()
    missed = rows.filter(
        state=TicketState.MISSED,
        service_key__in=counter.service_keys,
        put_backs__lt=plan.rules.put_backs_max,
    ).order_by("-ended_at")[:MISSED_SHOWN_MAX]
    return CounterDesk(
        agency_code=agency_code,
        counter=counter,
        counters=_others(plan, counter),
        current=_line(current) if current else None,
        waiting_count=len(mine),
        next_label=_label(following.ticket_id) if following else "",
        missed=[_line(each) for each in missed],
        is_closed=day is not None and day.closed_at is not None,
    )


def _others(plan: UnitPlan, counter: CounterPlan) -> tuple[CounterPlan, ...]:
    return tuple(each for each in plan.counters if each.number != counter.number)


def _label(ticket_id: int) -> str:
    return Ticket.objects.values_list("label", flat=True).get(pk=ticket_id)


def _line(row: Ticket) -> TicketLine:
    return TicketLine(
        ticket_id=TicketId(row.pk),
        label=row.label,
        state=row.state,
        service_key=row.service_key,
        service_name=row.service_name,
        priority_name=row.priority_name,
        counter_number=row.counter_number,
        calls=row.calls,
        put_backs=row.put_backs,
        taken_at=row.taken_at,
        called_at=row.called_at,
        started_at=row.started_at,
    )
