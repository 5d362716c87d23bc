"""A person ends sessions on other devices."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.models import Session
from motcua.domain.identity.values import Actor
from motcua.foundation import journal


@transaction.atomic
def end_sessions_elsewhere(
    *, kept_session: str, by: Actor, at: datetime, reference: str | None = None
) -> int:
    """End one's own sessions but the one in use, or only the one of `reference`. Returns how many.

    Legal   trust.md C5: all sessions can be listed and ended.
    Units   `at` is timezone-aware; `kept_session` is the key digest of the session in use;
            `reference` is what `selectors.sessions_of` gave.
    Raises  nothing: another person's session counts 0, like none.
    Writes  sessions, journal.
    """
    if by.account_id is None:
        return 0
    others = Session.objects.filter(account_id=by.account_id).exclude(pk=kept_session)
    if reference is not None:
        others = others.filter(key_digest__startswith=reference)
    ended_count, _ = others.delete()
    if ended_count:
        journal.record(
            "identity.sessions_ended",
            subject=by.reference,
            by=by.reference,
            at=at,
            facts={"count": ended_count},
        )
    return ended_count
