"""Rows of sessions that time has ended are removed."""

from datetime import datetime, timedelta

from django.conf import settings

from motcua.domain.identity.models import Session
from motcua.domain.identity.values import Actor


def forget_ended_sessions(
    *,
    by: Actor,  # noqa: ARG001 - every act is told who; nothing here depends on it
    at: datetime,
) -> int:
    """Delete sessions older than a session may be. Returns how many. For a timer.

    Legal   trust.md C5: 12 hours end a session.
    Units   `at` is timezone-aware.
    Raises  nothing.
    Writes  sessions. No journal: time ended them, nobody did.
    """
    oldest_at = at - timedelta(seconds=settings.SESSION_SECONDS_MAX)
    forgotten_count, _ = Session.objects.filter(opened_at__lte=oldest_at).delete()
    return forgotten_count
