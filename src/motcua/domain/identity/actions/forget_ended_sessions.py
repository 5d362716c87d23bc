"""Rows of sessions that time has ended are removed."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from motcua.domain.identity.models import Session
from motcua.domain.identity.values import Actor
from motcua.foundation import journal


@transaction.atomic
def forget_ended_sessions(*, by: Actor, at: datetime) -> int:
    """Delete sessions older than a session may be. Returns how many. For a timer.

    Legal   trust.md C5: 12 hours end a session; 91/2025/QH15: personal data (the address and the
            browser) are kept no longer than their purpose lasts.
    Units   `at` is timezone-aware.
    Raises  nothing.
    Writes  sessions, journal. Where there is nothing to delete, nothing.
    """
    oldest_at = at - timedelta(seconds=settings.SESSION_SECONDS_MAX)
    forgotten_count, _ = Session.objects.filter(opened_at__lte=oldest_at).delete()
    if forgotten_count:
        journal.record(
            "identity.ended_sessions_forgotten",
            subject="sessions",
            by=by.reference,
            at=at,
            facts={"count": forgotten_count},
        )
    return forgotten_count
