"""A person ties a telephone's code generator to the account."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import IntegrityError, transaction

from motcua.domain.identity.errors import CodeRefused, SecondFactorPresent
from motcua.domain.identity.rules import seal_secret, step_of_code
from motcua.domain.identity.values import AccountId, Actor, account_reference
from motcua.foundation import journal


def enrol_second_factor(
    *, account_id: AccountId, secret: str, code: str, by: Actor, at: datetime
) -> None:
    """Keep the secret of a code generator, once its first code has proved that it works.

    Legal   trust.md C5; RFC 6238. The secret is kept sealed, never in clear.
    Units   `at` is timezone-aware; `secret` is base 32.
    Raises  CodeRefused, SecondFactorPresent (one is there: `reset_second_factor` first). Nothing
            was written then.
    Writes  authenticator, journal.
    """
    if step_of_code(secret, code, at) is None:
        raise CodeRefused
    try:
        with transaction.atomic():
            Authenticator.objects.create(
                user_id=account_id,
                type=Authenticator.Type.TOTP,
                data={"secret": seal_secret(secret, key=settings.SECRET_KEY)},
                created_at=at,
            )
            journal.record(
                "identity.second_factor_enrolled",
                subject=account_reference(account_id),
                by=by.reference,
                at=at,
            )
    except IntegrityError:
        raise SecondFactorPresent from None
