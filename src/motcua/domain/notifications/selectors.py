"""Questions about messages."""

from django.db.models import QuerySet

from motcua.domain.identity.values import AccountId

from .errors import MessageNotFound
from .models import Message
from .values import Channel, MessageId, OutgoingMessage


def messages_for(account_id: AccountId) -> QuerySet[Message]:
    """What the account page shows, newest first. One query, on `notifications_of_account`."""
    return Message.objects.filter(recipient_id=account_id, channel=Channel.IN_APP).order_by("-id")


def unread_count(account_id: AccountId) -> int:
    """How many messages on the account page were not read yet. One query."""
    return messages_for(account_id).filter(read_at__isnull=True).count()


def message_to_send(message_id: MessageId) -> OutgoingMessage | None:
    """What the carrier takes outside; None when that was done or given up before.

    Raises MessageNotFound.
    """
    row = Message.objects.exclude(channel=Channel.IN_APP).filter(pk=message_id).first()
    if row is None:
        raise MessageNotFound(message_id=message_id)
    if row.sent_at is not None or row.refused_at is not None:
        return None
    return OutgoingMessage(
        message_id=MessageId(row.pk),
        channel=Channel(row.channel),
        address=row.address,
        subject=row.subject,
        text=row.text,
        dossier_code=row.dossier_code,
    )
