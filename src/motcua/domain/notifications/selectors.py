"""Questions about messages, and about news of procedures."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Q, QuerySet

from motcua.domain.identity.values import AccountId

from .errors import MessageNotFound
from .models import Message, UnitNotice
from .values import (
    Channel,
    MessageId,
    NoticeId,
    OutgoingMessage,
    ProcedureChange,
    UnitNews,
)

NEWS_SHOWN_MAX = 20


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


def news_of_units(
    agency_codes: Collection[str], *, only_unread: bool = False, count_max: int = NEWS_SHOWN_MAX
) -> tuple[UnitNews, ...]:
    """What these units were told of procedures, newest first. One query, on `notifications_of_unit`.

    Legal   LR-119 (61/2018/NĐ-CP art 9, 35): who receives knows what changes before it does.
    """
    rows = UnitNotice.objects.filter(agency_id__in=agency_codes).select_related("news")
    if only_unread:
        rows = rows.filter(read_at__isnull=True)
    return tuple(map(_unit_news, rows.order_by("-id")[:count_max]))


def units_told(decision_id: int) -> tuple[int, int]:
    """How many units were told of a decision, and in how many somebody has read it. One query."""
    counts: Any = UnitNotice.objects.filter(news__decision_id=decision_id).aggregate(
        told=Count("pk"), read=Count("pk", filter=Q(read_at__isnull=False))
    )
    return counts["told"], counts["read"]


def _unit_news(row: UnitNotice) -> UnitNews:
    news, slugs = row.news, set(row.slugs)
    return UnitNews(
        notice_id=NoticeId(row.pk),
        agency_code=row.agency_id,
        decision_id=news.decision_id,
        decision_number=news.decision_number,
        effective_from=news.effective_from,
        changes=tuple(
            ProcedureChange(each["slug"], each["name"], tuple(each["sentences"]))
            for each in news.changes
            if each["slug"] in slugs
        ),
        told_at=news.told_at,
        read_at=row.read_at,
    )
