"""A person chooses a new password."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.errors import OldPasswordWrong, TooManyTries, WeakPassword
from motcua.domain.identity.models import Account, Session
from motcua.domain.identity.rules import PASSWORD_CHARACTERS_MAX, PASSWORD_CHARACTERS_MIN
from motcua.domain.identity.values import AccountId, Actor
from motcua.foundation import journal, throttle
from motcua.foundation.errors import NotPermitted

TRIES_MAX, WINDOW_SECONDS = 5, 5 * 60


def change_password(
    *, old_password: str, new_password: str, kept_session: str, by: Actor, at: datetime
) -> None:
    """Replace one's own password and end all one's sessions but the one in use.

    Legal   trust.md C5.
    Units   `at` is timezone-aware; `kept_session` is the key digest of the session in use.
    Raises  NotPermitted (nobody is signed in), WeakPassword, TooManyTries, OldPasswordWrong.
            Nothing was written then but the counted try.
    Writes  account, sessions, journal.
    """
    if by.account_id is None:
        raise NotPermitted
    if not PASSWORD_CHARACTERS_MIN <= len(new_password) <= PASSWORD_CHARACTERS_MAX:
        raise WeakPassword(length_min=PASSWORD_CHARACTERS_MIN)
    verdict = throttle.hit(
        "identity.change_password",
        key=str(by.account_id),
        limit=TRIES_MAX,
        seconds=WINDOW_SECONDS,
        at=at,
    )
    if not verdict.is_allowed:
        raise TooManyTries(retry_after_seconds=verdict.retry_after_seconds)
    with transaction.atomic():
        _replace(by.account_id, old_password, new_password, kept_session)
        journal.record("identity.password_changed", subject=by.reference, by=by.reference, at=at)


def _replace(account_id: AccountId, old: str, new: str, kept_session: str) -> None:
    account = Account.objects.select_for_update().get(pk=account_id)
    if not account.check_password(old):
        raise OldPasswordWrong
    account.set_password(new)
    account.save(update_fields=["password"])
    Session.objects.filter(account_id=account_id).exclude(pk=kept_session).delete()
