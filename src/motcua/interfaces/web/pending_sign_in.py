"""What a browser has proved so far, between the password and the code. Kept in its session."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from secrets import token_hex
from typing import Any

from django.contrib import auth
from django.http import HttpRequest

from motcua.domain.identity.rules import new_secret
from motcua.domain.identity.values import AccountId, PasswordProof
from motcua.foundation import clock

LIFE = timedelta(minutes=10)
_KEY = "pending_sign_in"
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class PendingSignIn:
    """A right password, waiting for the second factor. `attempt` names this sign-in alone."""

    account_id: int
    attempt: str
    new_secret: str  # Offered to a person who has no code generator yet.
    next_address: str
    since: str


def begin(request: HttpRequest, proof: PasswordProof, next_address: str) -> None:
    """Remember the right password under a new session key, so that no planted key profits."""
    pending = PendingSignIn(
        account_id=proof.account_id,
        attempt=token_hex(8),
        new_secret="" if proof.has_second_factor else new_secret(),
        next_address=next_address,
        since=clock.now().isoformat(),
    )
    request.session.cycle_key()
    request.session[_KEY] = asdict(pending)


def present(request: HttpRequest) -> PendingSignIn | None:
    """What this browser has begun, if it is younger than ten minutes."""
    kept = request.session.get(_KEY)
    if not kept:
        return None
    pending = PendingSignIn(**kept)
    if clock.now() - datetime.fromisoformat(pending.since) > LIFE:
        request.session.pop(_KEY, None)
        return None
    return pending


def finish(request: HttpRequest, account_id: AccountId) -> None:
    """Sign the person in: new session key, kept together with the account at the request's end."""
    request.session.pop(_KEY, None)
    auth.login(request, _account(account_id), backend=_BACKEND)


def carry_on(request: HttpRequest) -> None:
    """Keep this session valid after its owner has changed the password: Django ties them."""
    account = _account(request.actor.account_id)
    request.session[auth.HASH_SESSION_KEY] = account.get_session_auth_hash()


def _account(account_id: AccountId) -> Any:
    return auth.load_backend(_BACKEND).get_user(account_id)
