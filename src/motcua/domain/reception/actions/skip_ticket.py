"""Pass over a number that was called and is not there."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.reception.events import TicketMissed
from motcua.domain.reception.states import TicketAct

from ._step import begin, conclude


@transaction.atomic
def skip_ticket(*, ticket_id: int, by: Actor, at: datetime) -> None:
    """Go on without whoever was called and did not come.

    Legal   LR-102: the number may be put back once, so nobody loses the way for having been out.
    Units   `at` ends the call.
    Raises  TicketNotFound, QueueClosed, TicketElsewhere. Nothing is written.
    Writes  ticket, day, journal and outbox (TicketMissed).
    """
    step = begin(ticket_id, TicketAct.SKIP, by=by, at=at)
    conclude(
        step,
        "ticket_missed",
        by=by,
        at=at,
        fact=TicketMissed(ticket_id=step.ticket.pk, agency_code=step.day.agency_id, at=at),
        ended_at=at,
    )
