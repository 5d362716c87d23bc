"""What a browser's session holds is kept."""

from datetime import datetime, timedelta

from django.db import transaction

from motcua.domain.identity.errors import SessionEnded
from motcua.domain.identity.models import Session
from motcua.domain.identity.values import AccountId, Actor, Device, account_reference
from motcua.foundation import journal

SECONDS_BETWEEN_NOTES_MIN = 60


def keep_session(
    *,
    key_digest: str,
    data: str | None,
    account_id: AccountId | None,
    device: Device | None,
    by: Actor,
    at: datetime,
) -> None:
    """Open a session (`device` is given), replace the data of an open one, or, without `data`, only
    note that it was used: at most once a minute, so that it ends after 29 to 30 idle minutes.

    Legal   trust.md C5: 30 idle minutes end a session, and an ended one is never opened again.
    Units   `at` is timezone-aware; `key_digest` is the SHA-256 of the key, in hex.
    Raises  SessionEnded when the session whose data to replace is gone. Nothing was written then.
    Writes  session; journal when the session of a person is opened, that is at sign-in. What a
            browser's session holds is no act of law.
    """
    if data is None:
        a_minute_ago = at - timedelta(seconds=SECONDS_BETWEEN_NOTES_MIN)
        Session.objects.filter(pk=key_digest, seen_at__lte=a_minute_ago).update(seen_at=at)
    elif device is not None:
        _open(key_digest, data, account_id, device, at)
    else:
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
