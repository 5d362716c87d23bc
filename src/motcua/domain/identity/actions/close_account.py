"""An account is closed: its owner can no longer sign in."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.errors import OwnRights
from motcua.domain.identity.models import Account, Session
from motcua.domain.identity.rules import require_administrator
from motcua.domain.identity.values import AccountId, Actor
from motcua.foundation import journal


@transaction.atomic
def close_account(*, account_id: AccountId, by: Actor, at: datetime) -> None:
    """Close an account and end its sessions at once. Closing a closed account writes nothing.

    Legal   61/2018/ND-CP art. 11 (officers come and go from the one-stop unit).
    Units   `at` is timezone-aware.
    Raises  NotPermitted, OwnRights (nobody closes his own account). Nothing was written then.
    Writes  account, sessions, journal.
    """
    require_administrator(by)
    if by.account_id == account_id:
        raise OwnRights
    account = Account.objects.select_for_update().get(pk=account_id)
    if not account.is_active:
        return
    account.is_active = False
    account.save(update_fields=["is_active"])
    Session.objects.filter(account_id=account_id).delete()
    journal.record("identity.account_closed", subject=account.reference, by=by.reference, at=at)
