"""Call a number once more."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.reception.errors import TicketElsewhere
from motcua.domain.reception.events import TicketCalled
from motcua.domain.reception.states import TicketAct

from ._step import begin, conclude


@transaction.atomic
def recall_ticket(*, ticket_id: int, by: Actor, at: datetime) -> None:
    """Call the number again to the counter that called it.

    Legal   LR-102: called as often as the unit's rule says, then it may be passed over.
    Units   `at` becomes the moment of the latest call; the display shows it first.
    Raises  TicketNotFound, QueueClosed, TicketElsewhere (also when called often enough). Nothing is
            written.
    Writes  ticket, day, journal and outbox (TicketCalled).
    """
    step = begin(ticket_id, TicketAct.RECALL, by=by, at=at)
    ticket = step.ticket
    if ticket.calls >= step.plan.rules.calls_max:
        raise TicketElsewhere(
            label=ticket.label, standing=f"đã được gọi đủ {ticket.calls} lần, có thể bỏ qua"
        )
    conclude(
        step,
        "ticket_called",
        by=by,
        at=at,
        fact=TicketCalled(
            ticket_id=ticket.pk,
            agency_code=step.day.agency_id,
            at=at,
            counter_number=ticket.counter_number or 0,
        ),
        facts={"counter": ticket.counter_number},
        calls=ticket.calls + 1,
        called_at=at,
    )
