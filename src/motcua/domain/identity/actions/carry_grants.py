"""People of a unit that has ended hold their roles where its work goes on."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.domain.identity.models import Grant
from motcua.domain.identity.rules import require_administrator
from motcua.domain.identity.values import AccountId, Actor, account_reference
from motcua.foundation import journal


@transaction.atomic
def carry_grants(
    *,
    agency_code: str,
    heir_code: str | None,
    exceptions: Mapping[AccountId, str],
    by: Actor,
    at: datetime,
) -> int:
    """Every role held in the ended agency ends there and is held in its heir from the same moment.

    Title, weekdays and last day stay; whoever has the role there already keeps that grant. Done
    again it changes nothing. Without an heir a role stays where it is, so nobody loses one.

    Legal   LR-127 (72/2025/QH15 art 54; 76/2025/UBTVQH15: officials are taken over).
    Units   `exceptions`: people who go elsewhere, by account. Returns how many roles were carried.
    Raises  NotPermitted. Nothing was written then.
    Writes  grants, journal.
    """
    require_administrator(by)
    held = Grant.objects.select_for_update().held_at(at).filter(agency_code=agency_code)
    count = 0
    for grant in held.order_by("id"):
        target = exceptions.get(AccountId(grant.account_id), heir_code)
        if target is None or target == agency_code:
            continue
        there = Grant.objects.held_at(at).filter(
            account_id=grant.account_id, role_id=grant.role_id, agency_code=target
        )
        new = there.first() or Grant.objects.create(
            account_id=grant.account_id,
            role_id=grant.role_id,
            agency_code=target,
            title=grant.title,
            valid_from=at,
            valid_to=grant.valid_to,
            weekdays=grant.weekdays,
        )
        grant.valid_to = max(at, grant.valid_from)
        grant.save(update_fields=["valid_to"])
        journal.record(
            "identity.role_carried",
            subject=account_reference(AccountId(grant.account_id)),
            by=by.reference,
            at=at,
            facts={
                "grant": new.pk,
                "former_grant": grant.pk,
                "role": grant.role_id,
                "from": agency_code,
                "to": target,
            },
        )
        count += 1
    return count
