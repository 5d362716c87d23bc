"""Results that wait for their applicants."""

from collections.abc import Sequence
from datetime import datetime

from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.rules.deadlines import reminder_on
from motcua.domain.dossiers.states import State
from motcua.domain.regimes.selectors import regime_on
from motcua.foundation.clock import VIETNAM

PER_RUN_MAX = 1_000


def collections_to_remind(at: datetime) -> Sequence[str]:
    """Codes of dossiers whose next reminder is due, the longest waiting first; at most 1,000."""
    waiting = (
        Dossier.objects.filter(
            state__in=[State.RESULT_READY, State.REJECTED],
            result_ready_at__lt=at,
            parcel_number="",
        )
        .order_by("result_ready_at")
        .values_list("code", "submitted_at", "result_ready_at", "collection_reminders")
    )
    due: list[str] = []
    for code, submitted_at, ready_at, reminded in waiting.iterator():
        days = regime_on(submitted_at.astimezone(VIETNAM).date()).collection_reminder_days
        assert ready_at is not None  # noqa: S101 — the filter says so
        day = reminder_on(ready_at, sent_count=reminded, days=days)
        if day is not None and day <= at.astimezone(VIETNAM).date():
            due.append(code)
        if len(due) == PER_RUN_MAX:
            break
    return due
