"""A lost telephone: the second factor is taken off, and a new one must be set up."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from motcua.domain.identity.errors import OwnRights
from motcua.domain.identity.models import Session
from motcua.domain.identity.rules import require_administrator
from motcua.domain.identity.values import AccountId, Actor, account_reference
from motcua.foundation import journal


@transaction.atomic
def reset_second_factor(*, account_id: AccountId, by: Actor, at: datetime) -> None:
    """Remove every second factor of an account and end its sessions.

    Legal   trust.md C5. Nobody takes off his own: a stolen session must not be able to.
    Units   `at` is timezone-aware.
    Raises  NotPermitted, OwnRights. Nothing was written then.
    Writes  authenticators, sessions, journal.
    """
    require_administrator(by)
    if by.account_id == account_id:
        raise OwnRights
    Authenticator.objects.filter(user_id=account_id).delete()
    Session.objects.filter(account_id=account_id).delete()
    journal.record(
        "identity.second_factor_reset",
        subject=account_reference(account_id),
        by=by.reference,
        at=at,
    )
