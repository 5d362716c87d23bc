"""The person has been served."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.reception.events import TicketServed
from motcua.domain.reception.states import TicketAct

from ._step import begin, conclude


@transaction.atomic
def finish_ticket(*, ticket_id: int, by: Actor, at: datetime) -> None:
    """End with the person who is being served; the counter is free without calling another.

    Legal   LR-103: here the time of service ends.
    Units   `at` is when the person leaves the counter.
    Raises  TicketNotFound, QueueClosed, TicketElsewhere (also when it has ended). Nothing is
            written.
    Writes  ticket, day, journal and outbox (TicketServed).
    """
    step = begin(ticket_id, TicketAct.FINISH, by=by, at=at)
    conclude(
        step,
        "ticket_finished",
        by=by,
        at=at,
        fact=TicketServed(
            ticket_id=step.ticket.pk,
            agency_code=step.day.agency_id,
            at=at,
            counter_number=step.ticket.counter_number or 0,
        ),
        ended_at=at,
    )
