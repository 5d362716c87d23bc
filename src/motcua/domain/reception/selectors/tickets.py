"""What whoever holds a ticket may know."""

import re
from datetime import datetime

from motcua.domain.organisations.selectors import agencies
from motcua.domain.reception.errors import TicketNotFound
from motcua.domain.reception.models import Ticket
from motcua.domain.reception.rules import ahead_of, wait_minutes
from motcua.domain.reception.states import TicketState
from motcua.domain.reception.values import TicketStanding
from motcua.foundation.clock import VIETNAM

from .boards import counters_at_work, counters_count, durations_of, pace_of
from .plans import plan_of, waiting_on

_KEY = re.compile(r"[a-z2-7]{16}")


def ticket_standing(key: str, *, at: datetime) -> TicketStanding:
    """Where a ticket stands: how many before, how long about, which counter.

    Six queries. A ticket of an earlier day has had its day. Raises TicketNotFound.
    """
    found = Ticket.objects.select_related("queue_day") if _KEY.fullmatch(key) else None
    ticket = found.filter(key=key).first() if found is not None else None
    if ticket is None:
        raise TicketNotFound
    day = ticket.queue_day
    is_today = day.day == at.astimezone(VIETNAM).date()
    state = ticket.standing
    if state is TicketState.WAITING and not is_today:
        state = TicketState.EXPIRED
    plan = plan_of(day.agency_id, at=at)
    before, minutes = 0, None
    service = plan.service(ticket.service_key)
    if state is TicketState.WAITING:
        waiting = waiting_on(day.pk)
        own = next((each for each in waiting if each.ticket_id == ticket.pk), None)
        before = ahead_of(own, waiting, plan) if own else 0
        if service is not None:
            working = counters_at_work(day, plan, at=at)
            minutes = wait_minutes(
                before_count=before,
                counters_count=counters_count(service.key, plan, working),
                seconds=pace_of(service, durations_of(day)),
            )
    number = ticket.for_counter or ticket.counter_number
    counter = plan.counter(number) if number else None
    unit = agencies([day.agency_id]).get(day.agency_id)  # type: ignore[call-overload]
    return TicketStanding(
        agency_code=day.agency_id,
        agency_name=unit.name if unit else "",
        label=ticket.label,
        state=state,
        service_name=ticket.service_name,
        priority_name=ticket.priority_name,
        counter_number=number,
        counter_name=counter.name if counter else "",
        before_count=before,
        wait_minutes=minutes,
        taken_at=ticket.taken_at,
        called_at=ticket.called_at,
        revision=day.revision,
    )
