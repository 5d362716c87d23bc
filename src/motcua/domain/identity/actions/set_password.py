"""An administrator or the operator gives a person a password."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.errors import WeakPassword
from motcua.domain.identity.models import Account, Session
from motcua.domain.identity.rules import (
    PASSWORD_CHARACTERS_MAX,
    PASSWORD_CHARACTERS_MIN,
    require_administrator,
)
from motcua.domain.identity.values import AccountId, Actor
from motcua.foundation import journal


@transaction.atomic
def set_password(*, account_id: AccountId, password: str, by: Actor, at: datetime) -> None:
    """Replace the password and end every session of the account.

    A password that is already the account's writes nothing and ends nothing.

    Legal   trust.md C5.
    Units   `at` is timezone-aware; the password is at least PASSWORD_CHARACTERS_MIN characters.
    Raises  NotPermitted, WeakPassword. Nothing was written then.
    Writes  account, sessions, journal.
    """
    require_administrator(by)
    if not PASSWORD_CHARACTERS_MIN <= len(password) <= PASSWORD_CHARACTERS_MAX:
        raise WeakPassword(length_min=PASSWORD_CHARACTERS_MIN)
    account = Account.objects.select_for_update().get(pk=account_id)
    if account.check_password(password):
        return
    account.set_password(password)
    account.save(update_fields=["password"])
    Session.objects.filter(account_id=account_id).delete()
    journal.record("identity.password_set", subject=account.reference, by=by.reference, at=at)
