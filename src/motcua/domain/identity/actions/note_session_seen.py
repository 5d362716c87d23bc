"""A session was used again."""

from datetime import datetime, timedelta

from motcua.domain.identity.models import Session
from motcua.domain.identity.values import Actor

SECONDS_BETWEEN_NOTES_MIN = 60


def note_session_seen(
    *,
    key_digest: str,
    by: Actor,  # noqa: ARG001 - every act is told who; nothing here depends on it
    at: datetime,
) -> None:
    """Move the moment of last use forward, at most once a minute. One statement.

    The moment may lag a minute behind, so a session ends after 29 to 30 idle minutes, never later.

    Legal   trust.md C5: 30 idle minutes end a session.
    Units   `at` is timezone-aware; `key_digest` is the SHA-256 of the key, in hex.
    Raises  nothing: a session that has ended meanwhile stays ended.
    Writes  session. Nothing else: a browser's session is no act of law and enters no journal.
    """
    Session.objects.filter(
        pk=key_digest, seen_at__lte=at - timedelta(seconds=SECONDS_BETWEEN_NOTES_MIN)
    ).update(seen_at=at)
