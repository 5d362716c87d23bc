"""What a browser's session holds is kept."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.errors import SessionEnded
from motcua.domain.identity.models import Session
from motcua.domain.identity.values import AccountId, Actor, Device, account_reference
from motcua.foundation import journal


def keep_session(
    *,
    key_digest: str,
    data: str,
    account_id: AccountId | None,
    device: Device | None,
    by: Actor,
    at: datetime,
) -> None:
    """Open a session (`device` is given) or replace the data of an open one.

    Legal   trust.md C5: an ended session stays ended, so keeping never opens one again.
    Units   `at` is timezone-aware; `key_digest` is the SHA-256 of the key, in hex.
    Raises  SessionEnded when the session to replace is gone. Nothing was written then.
    Writes  session; journal when the session of a person is opened, that is at sign-in. What a
            browser's session holds is no act of law.
    """
    if device is not None:
        _open(key_digest, data, account_id, device, at)
        return
    kept_count = Session.objects.filter(pk=key_digest).update(
        data=data, account_id=account_id, seen_at=at
    )
    if not kept_count:
        raise SessionEnded(by=by.reference)


@transaction.atomic
def _open(
    key_digest: str, data: str, account_id: AccountId | None, device: Device, at: datetime
) -> None:
    Session.objects.create(
        key_digest=key_digest,
        account_id=account_id,
        data=data,
        address=device.address,
        user_agent=device.user_agent,
        opened_at=at,
        seen_at=at,
    )
    if account_id is not None:
        person = account_reference(account_id)
        journal.record("identity.signed_in", subject=person, by=person, at=at)
