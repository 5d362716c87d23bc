"""Tell an applicant what happened to a dossier."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.notifications.events import MessageQueued
from motcua.domain.notifications.models import Message
from motcua.domain.notifications.rules import addresses, wording
from motcua.domain.notifications.values import Channel, Notice
from motcua.foundation import journal, outbox


@transaction.atomic
def queue_messages(*, notice: Notice, fact_id: UUID, by: Actor, at: datetime) -> int:
    """Write the messages of one notice. Returns how many; 0 when this fact was told before.

    Legal   LR-015 (224/2026/NĐ-CP art 15.1g; 61/2018/NĐ-CP arts 17.2a, 19.9, 20.4).
    Units   `at` is aware; `fact_id` is the id of the fact that made the notice necessary.
    Raises  nothing of its own.
    Writes  one message per channel, journal, outbox (MessageQueued for each that goes outside).
    """
    told = Message.objects.filter(fact_id=fact_id, recipient_id=notice.recipient_account_id)
    if told.exists():
        return 0
    words = wording(notice, public_address=settings.PUBLIC_ADDRESS)
    rows = [
        Message(
            fact_id=fact_id,
            kind=notice.kind,
            recipient_id=notice.recipient_account_id,
            channel=channel,
            address=address,
            subject="" if channel is Channel.SMS else words.subject,
            text=words.short_text if channel is Channel.SMS else words.text,
            dossier_code=notice.dossier_code,
            queued_at=at,
            sent_at=at if channel is Channel.IN_APP else None,
        )
        for channel, address in addresses(notice).items()
    ]
    Message.objects.bulk_create(rows)
    journal.record(
        "notifications.messages_queued",
        subject=f"dossier:{notice.dossier_id}",
        by=by.reference,
        at=at,
        facts={"kind": notice.kind, "messages": {row.channel: row.pk for row in rows}},
    )
    for row in rows:
        if row.channel != Channel.IN_APP:
            outbox.publish(MessageQueued(message_id=row.pk, dossier_id=notice.dossier_id, at=at))
    return len(rows)
