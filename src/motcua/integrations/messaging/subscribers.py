"""Our facts → the gateway's calls."""

from uuid import UUID

from motcua.domain.identity.values import SYSTEM
from motcua.domain.notifications.actions import record_attempt
from motcua.domain.notifications.events import MessageQueued
from motcua.domain.notifications.selectors import message_to_send
from motcua.domain.notifications.values import MessageId, Outcome
from motcua.foundation import clock
from motcua.foundation.outbox import Undeliverable
from motcua.integrations.transport import PartnerRefused, TransportError

from .client import send


def carry_message(fact: MessageQueued, *, fact_id: UUID) -> None:
    """Carry one message outside. No transaction is open while the gateway thinks.

    Raises Undeliverable when the gateway refuses for good; TransportError when it must come again.
    """
    message = message_to_send(MessageId(fact.message_id))
    if message is None:
        return
    try:
        send(message, key=fact_id)
    except PartnerRefused as refusal:
        _record(message.message_id, Outcome.REFUSED, str(refusal))
        raise Undeliverable(str(refusal)) from refusal
    except TransportError as fault:
        _record(message.message_id, Outcome.FAILED, str(fault))
        raise
    _record(message.message_id, Outcome.SENT)


def _record(message_id: MessageId, outcome: Outcome, failure: str = "") -> None:
    record_attempt(
        message_id=message_id, outcome=outcome, failure=failure, by=SYSTEM, at=clock.now()
    )
