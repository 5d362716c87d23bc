"""One session is ended: its cookie is worth nothing from now on."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.models import Session
from motcua.domain.identity.values import AccountId, Actor, account_reference
from motcua.foundation import journal


@transaction.atomic
def end_session(*, key_digest: str, by: Actor, at: datetime) -> bool:
    """End the session of a key: signing out, or changing the key. Returns whether there was one.

    Legal   trust.md C5: a session dies on the server.
    Units   `at` is timezone-aware; `key_digest` is the SHA-256 of the key, in hex.
    Raises  nothing: a session that has ended counts as none.
    Writes  session; journal when it was a person's.
    """
    session = Session.objects.select_for_update().filter(pk=key_digest).first()
    if session is None:
        return False
    session.delete()
    if session.account_id is not None:
        person = account_reference(AccountId(session.account_id))
        journal.record("identity.signed_out", subject=person, by=by.reference, at=at)
    return True
