"""The person has come to the counter."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.reception.states import TicketAct

from ._step import begin, conclude


@transaction.atomic
def start_serving(*, ticket_id: int, by: Actor, at: datetime) -> None:
    """Begin with the person whose number was called.

    Legal   LR-103: from here the time of service is counted.
    Units   `at` is when the person stands at the counter.
    Raises  TicketNotFound, QueueClosed, TicketElsewhere. Nothing is written.
    Writes  ticket, day, journal.
    """
    step = begin(ticket_id, TicketAct.START, by=by, at=at)
    conclude(step, "ticket_started", by=by, at=at, started_at=at)
