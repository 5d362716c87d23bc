"""Somebody types a name and a password."""

import logging
from datetime import datetime
from functools import lru_cache

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password

from motcua.domain.identity.errors import SignInRefused, TooManyTries
from motcua.domain.identity.models import Account
from motcua.domain.identity.rules import (
    PASSWORD_CHARACTERS_MAX,
    network_of,
    plain_username,
)
from motcua.domain.identity.selectors import has_second_factor
from motcua.domain.identity.values import (
    AccountId,
    AccountKind,
    Actor,
    PasswordProof,
)
from motcua.foundation import journal, throttle

TRIES_PER_ACCOUNT_MAX, ACCOUNT_WINDOW_SECONDS = 5, 5 * 60
TRIES_PER_ADDRESS_MAX, ADDRESS_WINDOW_SECONDS = 25, 15
_ADDRESS, _ACCOUNT = "identity.sign_in.address", "identity.sign_in.account"
_log = logging.getLogger("motcua.security")


def prove_password(
    *, username: str, password: str, address: str, by: Actor, at: datetime
) -> PasswordProof:
    """Check a password. Counted before it is checked; a right one is given back, so that an office
    behind one address, or a demonstration with one account for all, does not lock itself out.

    Unknown name, wrong password and closed account take the same statements, the same hashing and
    give the same words, so that nobody can find out who has an account.

    Legal   trust.md C5: at most 5 tries per account in 5 minutes and 25 per address in 15 seconds,
            over all processes.
    Units   `at` is timezone-aware; `address` is the network address of the browser.
    Raises  TooManyTries (details: retry_after_seconds), SignInRefused.
    Writes  the counted tries; for a right password journal, and its hash anew when the cost has
            been raised. A refused one is in the security log only: whoever knocks at the door must
            not be able to fill the journal.
    """
    name = plain_username(username)
    _count(
        _ADDRESS, network_of(address), TRIES_PER_ADDRESS_MAX, ADDRESS_WINDOW_SECONDS, by=by, at=at
    )
    _count(_ACCOUNT, name, TRIES_PER_ACCOUNT_MAX, ACCOUNT_WINDOW_SECONDS, by=by, at=at)

    account = Account.objects.filter(username=name).first()
    is_open = account is not None and _may_enter(account)
    is_right = _is_right(account, password)
    if account is None or not is_right or not is_open:
        _log.warning("sign-in refused for %s", account.reference if account else "unknown name")
        raise SignInRefused
    throttle.give_back(_ACCOUNT, key=name, at=at)
    throttle.give_back(_ADDRESS, key=network_of(address), at=at)
    person = account.reference
    journal.record("identity.password_proved", subject=person, by=by.reference, at=at)
    return PasswordProof(
        account_id=AccountId(account.pk),
        kind=AccountKind(account.kind),
        has_second_factor=has_second_factor(AccountId(account.pk)),
    )


def _count(scope: str, key: str, limit: int, seconds: int, *, by: Actor, at: datetime) -> None:
    verdict = throttle.hit(scope, key=key, limit=limit, seconds=seconds, at=at)
    if not verdict.is_allowed:
        _log.warning("too many tries: %s by %s", scope, by.reference)
        raise TooManyTries(retry_after_seconds=verdict.retry_after_seconds)


def _may_enter(account: Account) -> bool:
    return account.is_active and (settings.IS_DEMONSTRATION or not account.is_demonstration)


def _is_right(account: Account | None, password: str) -> bool:
    """Hash once, whoever it is: a decoy stands for those who do not exist."""
    decoy = _decoy()
    if len(password) > PASSWORD_CHARACTERS_MAX:
        password, account = password[:PASSWORD_CHARACTERS_MAX], None
    if account is None or not account.has_usable_password():
        check_password(password, decoy)
        return False
    return account.check_password(password)


@lru_cache(maxsize=1)
def _decoy() -> str:
    return make_password("there is nobody of this name")
