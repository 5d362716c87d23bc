"""Put a missed number back into the queue."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.reception.errors import PutBackUsedUp
from motcua.domain.reception.states import TicketAct

from ._step import begin, conclude


@transaction.atomic
def put_back_ticket(*, ticket_id: int, by: Actor, at: datetime) -> None:
    """Let somebody who missed the call wait again, behind those who wait now.

    Legal   LR-102: once a day (a custom of the house, in the unit's rules).
    Units   `at` is the new moment of coming as far as the order is concerned.
    Raises  TicketNotFound, QueueClosed, TicketElsewhere, PutBackUsedUp. Nothing is written.
    Writes  ticket, day, journal.
    """
    step = begin(ticket_id, TicketAct.PUT_BACK, by=by, at=at)
    ticket = step.ticket
    if ticket.put_backs >= step.plan.rules.put_backs_max:
        raise PutBackUsedUp(label=ticket.label)
    conclude(
        step,
        "ticket_put_back",
        by=by,
        at=at,
        put_backs=ticket.put_backs + 1,
        order_at=at,
        counter_number=None,
        ended_at=None,
    )
