"""Somebody whose password was right types the code of his telephone."""

import logging
from datetime import datetime

from django.conf import settings

from motcua.domain.identity.errors import CodeRefused, TooManyTries
from motcua.domain.identity.models import Account, second_factor_of, secret_of
from motcua.domain.identity.rules import (
    SECOND_FACTOR_STEP_SECONDS,
    SECOND_FACTOR_STEPS_TOLERATED,
    step_of_code,
)
from motcua.domain.identity.values import AccountId, Actor, account_reference
from motcua.foundation import journal, throttle

TRIES_MAX, WINDOW_SECONDS = 5, 5 * 60
_TRIES, _STEPS = "identity.second_factor.tries", "identity.second_factor.step"
# As long as a code could still be right anywhere within the tolerated steps.
_STEP_LIFE_SECONDS = (2 * SECOND_FACTOR_STEPS_TOLERATED + 1) * SECOND_FACTOR_STEP_SECONDS
_log = logging.getLogger("motcua.security")


def prove_second_factor(
    *, account_id: AccountId, code: str, attempt: str, by: Actor, at: datetime
) -> None:
    """Check a code of RFC 6238. Each code is good once; tries are counted before the check.

    `attempt` names this sign-in. In a demonstration the code is on the page for everybody, so for
    an invented person a code is good once **per attempt**: two visitors may come at once, and there
    is no secret that a second use could betray.

    Legal   trust.md C5: officers sign in with a second factor; RFC 6238 section 5.2: no code twice.
    Units   `at` is timezone-aware.
    Raises  TooManyTries (details: retry_after_seconds), CodeRefused.
    Writes  the counted tries, the used step; journal for a right code.
    """
    tries = throttle.hit(
        _TRIES, key=str(account_id), limit=TRIES_MAX, seconds=WINDOW_SECONDS, at=at
    )
    if not tries.is_allowed:
        _log.warning("too many codes for %s", account_reference(account_id))
        raise TooManyTries(retry_after_seconds=tries.retry_after_seconds)
    factor = second_factor_of(account_id)
    secret = secret_of(factor) if factor else None
    step = step_of_code(secret, code, at) if secret else None
    if step is None or not _is_first_use(account_id, step, attempt, at):
        _log.warning("code refused for %s by %s", account_reference(account_id), by.reference)
        raise CodeRefused
    throttle.give_back(_TRIES, key=str(account_id), at=at)
    person = account_reference(account_id)
    journal.record("identity.second_factor_proved", subject=person, by=by.reference, at=at)


def _is_first_use(account_id: AccountId, step: int, attempt: str, at: datetime) -> bool:
    key = f"{account_id}:{step}"
    if settings.IS_DEMONSTRATION and Account.objects.get(pk=account_id).is_demonstration:
        key = f"{key}:{attempt}"
    return throttle.hit(_STEPS, key=key, limit=1, seconds=_STEP_LIFE_SECONDS, at=at).is_allowed
