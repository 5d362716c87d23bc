"""Send somebody to another counter."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.reception.errors import CounterUnknown
from motcua.domain.reception.states import TicketAct

from ._step import begin, conclude


@transaction.atomic
def transfer_ticket(*, ticket_id: int, to_counter_number: int, by: Actor, at: datetime) -> None:
    """Let another counter go on with the person at this one; there it is the next number called.

    Legal   LR-102: who has waited once does not wait a second time.
    Units   `to_counter_number` is a counter of the same unit, not the one that has the person.
    Raises  TicketNotFound, QueueClosed, TicketElsewhere, CounterUnknown. Nothing is written.
    Writes  ticket, day, journal.
    """
    step = begin(ticket_id, TicketAct.TRANSFER, by=by, at=at)
    is_there = to_counter_number == step.ticket.counter_number
    if is_there or step.plan.counter(to_counter_number) is None:
        raise CounterUnknown
    conclude(
        step,
        "ticket_transferred",
        by=by,
        at=at,
        facts={"from": step.ticket.counter_number, "to": to_counter_number},
        for_counter=to_counter_number,
        counter_number=None,
        started_at=None,
    )
