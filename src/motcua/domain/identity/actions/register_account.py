"""A person gets an account."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.domain.identity.errors import BadIdentityNumber, IdentityNumberTaken, UsernameTaken
from motcua.domain.identity.models import Account
from motcua.domain.identity.rules import is_identity_number, plain_username, require_administrator
from motcua.domain.identity.values import AccountId, AccountKind, Actor
from motcua.foundation import journal


@transaction.atomic
def register_account(
    *,
    username: str,
    kind: AccountKind,
    full_name: str,
    by: Actor,
    at: datetime,
    identity_number: str = "",
    phone_number: str = "",
    email: str = "",
    address: str = "",
    born_on: date | None = None,
    is_demonstration: bool = False,
) -> AccountId:
    """Register a person, without a password yet: `set_password` gives one.

    Legal   137/2015/ND-CP art. 13 (the form of the identity number); trust.md C5.
    Units   `at` is timezone-aware; `identity_number` is 12 digits or empty.
    Raises  NotPermitted, BadIdentityNumber, UsernameTaken, IdentityNumberTaken. Nothing was
            written then.
    Writes  account, journal.
    """
    require_administrator(by)
    if identity_number and not is_identity_number(identity_number):
        raise BadIdentityNumber
    account = Account(
        username=plain_username(username),
        kind=kind,
        full_name=full_name,
        identity_number=identity_number or None,
        phone_number=phone_number,
        email=email,
        address=address,
        born_on=born_on,
        is_demonstration=is_demonstration,
        registered_at=at,
    )
    account.set_unusable_password()
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError as refusal:
        if "identity_number" in str(refusal):
            raise IdentityNumberTaken from None
        raise UsernameTaken from None
    journal.record(
        "identity.account_registered",
        subject=account.reference,
        by=by.reference,
        at=at,
        facts={"kind": str(kind)},
    )
    return AccountId(account.pk)
