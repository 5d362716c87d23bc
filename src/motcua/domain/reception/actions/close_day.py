"""Close the queue of a day."""

from datetime import date, datetime

from django.db import transaction

from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.reception import permissions
from motcua.domain.reception.errors import QueueClosed
from motcua.domain.reception.events import QueueDayClosed
from motcua.domain.reception.models import QueueDay
from motcua.domain.reception.states import TicketAct, TicketState, next_state
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM

from ._step import DAY_IS_CLOSED


@transaction.atomic
def close_day(*, agency_code: str, day: date, by: Actor, at: datetime) -> int:
    """End the day: no number is given or called any more; who still waits has to come again.

    Legal   LR-104: numbers hold for one day. Who is being served has been served.
    Units   `day` is today or an earlier one, a Vietnam day. Returns how many were not served.
    Raises  NotPermitted, QueueClosed (already, or a day that has not come). Nothing is written.
    Writes  tickets, day, journal and outbox (QueueDayClosed).
    """
    if by is not SYSTEM:
        by.require(permissions.CLOSE_DAY, agency_code=agency_code)
    if day > at.astimezone(VIETNAM).date():
        raise QueueClosed(hours="Ngày này chưa đến.")
    held = QueueDay.objects.hold(agency_code, day)
    if held.closed_at is not None:
        raise QueueClosed(hours=DAY_IS_CLOSED)
    unserved = 0
    for ticket in held.tickets.all():
        ended = next_state(ticket.standing, TicketAct.EXPIRE)
        if ended is None:
            continue
        unserved += ended is TicketState.EXPIRED
        ticket.state, ticket.ended_at = ended, at
        ticket.save(update_fields=["state", "ended_at"])
    held.changed(closed_at=at)
    journal.record(
        "reception.day_closed",
        subject=f"agency:{agency_code}",
        by=by.reference,
        at=at,
        facts={"day": day.isoformat(), "last_number": held.last_number, "unserved": unserved},
    )
    outbox.publish(
        QueueDayClosed(agency_code=agency_code, day=day.isoformat(), unserved_count=unserved, at=at)
    )
    return unserved
