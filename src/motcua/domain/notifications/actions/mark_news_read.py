"""Somebody in a unit has read what changes."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.permissions import READ
from motcua.domain.identity.values import Actor
from motcua.domain.notifications.errors import NewsNotFound
from motcua.domain.notifications.models import UnitNotice
from motcua.domain.notifications.values import NoticeId
from motcua.foundation import journal


@transaction.atomic
def mark_news_read(*, notice_id: NoticeId, by: Actor, at: datetime) -> None:
    """Note that the unit has read the news. The first reader counts.

    Legal   LR-119: it can be shown which units know of a change.
    Units   `at` is aware.
    Raises  NewsNotFound, also for the news of a unit in which the actor reads nothing (trust.md C2).
    Writes  notice, journal.
    """
    row = (
        UnitNotice.objects.select_for_update()
        .filter(pk=notice_id, agency_id__in=by.agency_codes(READ))
        .first()
    )
    if row is None:
        raise NewsNotFound(notice_id=notice_id)
    if row.read_at is not None:
        return
    row.read_at, row.read_by_id = at, by.account_id
    row.save(update_fields=["read_at", "read_by"])
    journal.record(
        "notifications.news_read",
        subject=f"unit_notice:{notice_id}",
        by=by.reference,
        at=at,
        facts={"agency": row.agency_id},
    )
