"""A person has read a message on the account page."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.notifications.errors import MessageNotFound
from motcua.domain.notifications.models import Message
from motcua.domain.notifications.values import Channel, MessageId
from motcua.foundation import journal


@transaction.atomic
def mark_read(*, message_id: MessageId, by: Actor, at: datetime) -> None:
    """Note that the recipient has read a message. The first time counts.

    Legal   LR-015: it can be shown that the applicant was told.
    Units   `at` is aware.
    Raises  MessageNotFound, also for somebody else's message (trust.md C2).
    Writes  message, journal.
    """
    own = Message.objects.filter(pk=message_id, channel=Channel.IN_APP, recipient_id=by.account_id)
    if by.account_id is None or not own.exists():
        raise MessageNotFound(message_id=message_id)
    if own.filter(read_at__isnull=True).update(read_at=at):
        journal.record(
            "notifications.message_read",
            subject=f"message:{message_id}",
            by=by.reference,
            at=at,
        )
