"""Tell the units that receive a procedure what changes in it, and from when."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.notifications.models import ProcedureNews, UnitNotice
from motcua.domain.notifications.values import News
from motcua.foundation import journal


@transaction.atomic
def tell_units(*, news: News, fact_id: UUID, by: Actor, at: datetime) -> int:
    """Write the news once and a notice for each unit. Returns how many; 0 when told before.

    Legal   LR-119 (63/2010/NĐ-CP art 15; 61/2018/NĐ-CP art 9, 35): units are told before it holds.
    Units   `at` is aware; `fact_id` is the id of the fact that made the news.
    Raises  nothing of its own.
    Writes  news, one notice for each unit, journal.
    """
    row, is_new = ProcedureNews.objects.get_or_create(
        fact_id=fact_id,
        defaults={
            "decision_id": news.decision_id,
            "decision_number": news.decision_number,
            "effective_from": news.effective_from,
            "changes": [asdict(change) for change in news.changes],
            "told_at": at,
        },
    )
    if not is_new:
        return 0
    UnitNotice.objects.bulk_create(
        [
            UnitNotice(news=row, agency_id=code, slugs=sorted(slugs))
            for code, slugs in sorted(news.slugs_by_unit.items())
        ]
    )
    journal.record(
        "notifications.units_told",
        subject=f"publication_decision:{news.decision_id}",
        by=by.reference,
        at=at,
        facts={"units": len(news.slugs_by_unit), "procedures": len(news.changes)},
    )
    return len(news.slugs_by_unit)
