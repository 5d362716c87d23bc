"""A closed account is opened again."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.models import Account
from motcua.domain.identity.rules import require_administrator
from motcua.domain.identity.values import AccountId, Actor
from motcua.foundation import journal


@transaction.atomic
def reopen_account(*, account_id: AccountId, by: Actor, at: datetime) -> None:
    """Let the owner of a closed account sign in again. Opening an open account writes nothing.

    Legal   61/2018/ND-CP art. 11 (officers come back to the one-stop unit).
    Units   `at` is timezone-aware.
    Raises  NotPermitted. Nothing was written then.
    Writes  account, journal.
    """
    require_administrator(by)
    account = Account.objects.select_for_update().get(pk=account_id)
    if account.is_active:
        return
    account.is_active = True
    account.save(update_fields=["is_active"])
    journal.record("identity.account_reopened", subject=account.reference, by=by.reference, at=at)
