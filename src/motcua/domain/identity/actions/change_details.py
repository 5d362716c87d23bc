"""What is known of a person is put right."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from motcua.domain.identity.errors import BadIdentityNumber, IdentityNumberTaken
from motcua.domain.identity.models import Account
from motcua.domain.identity.rules import is_identity_number, require_administrator
from motcua.domain.identity.values import AccountId, Actor
from motcua.foundation import journal


@transaction.atomic
def change_details(
    *,
    account_id: AccountId,
    full_name: str,
    identity_number: str,
    phone_number: str,
    email: str,
    address: str,
    born_on: date | None,
    by: Actor,
    at: datetime,
) -> None:
    """Replace the personal details of an account. Unchanged details write nothing.

    Legal   91/2025/QH15 (a person may have wrong personal data put right); 137/2015/ND-CP art. 13.
    Units   `at` is timezone-aware; `identity_number` is 12 digits or empty.
    Raises  NotPermitted, BadIdentityNumber, IdentityNumberTaken. Nothing was written then.
    Writes  account, journal (names of the changed fields, never their contents).
    """
    require_administrator(by)
    if identity_number and not is_identity_number(identity_number):
        raise BadIdentityNumber
    account = Account.objects.select_for_update().get(pk=account_id)
    details = {
        "full_name": full_name,
        "identity_number": identity_number or None,
        "phone_number": phone_number,
        "email": email,
        "address": address,
        "born_on": born_on,
    }
    changed = sorted(name for name, value in details.items() if getattr(account, name) != value)
    if not changed:
        return
    for name in changed:
        setattr(account, name, details[name])
    try:
        with transaction.atomic():
            account.save(update_fields=changed)
    except IntegrityError:
        raise IdentityNumberTaken from None
    journal.record(
        "identity.details_changed",
        subject=account.reference,
        by=by.reference,
        at=at,
        facts={"fields": changed},
    )
