"""A person receives a role in an agency."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from motcua.domain.identity.errors import BadWeekdays, OwnRights, UnknownRole
from motcua.domain.identity.models import Account, Grant, Role
from motcua.domain.identity.rules import require_administrator
from motcua.domain.identity.values import DAYS_PER_WEEK, AccountId, Actor, GrantId
from motcua.foundation import journal


@transaction.atomic
def grant_role(
    *,
    account_id: AccountId,
    role_key: str,
    agency_code: str,
    title: str,
    by: Actor,
    at: datetime,
    valid_to: datetime | None = None,
    weekdays: Collection[int] = (),
) -> GrantId:
    """Give a role from `at` on. A role already held there keeps its grant; title and weekdays are
    updated.

    Legal   61/2018/ND-CP art. 11 (seconding officers to the one-stop unit, for a time).
    Units   `at` and `valid_to` are timezone-aware; `valid_to` itself is no longer covered.
            `weekdays`: 0 is Monday; none: every day of office hours.
    Raises  NotPermitted, OwnRights, UnknownRole, BadWeekdays. Nothing was written then.
    Writes  grant, journal.
    """
    require_administrator(by)
    if by.account_id == account_id:
        raise OwnRights
    if not Role.objects.filter(pk=role_key).exists():
        raise UnknownRole(role_key=role_key)
    days = sorted(weekdays)
    if len(set(days)) != len(days) or not set(days) <= set(range(DAYS_PER_WEEK)):
        raise BadWeekdays(weekdays=days)
    account = Account.objects.select_for_update().get(pk=account_id)
    held = Grant.objects.held_at(at).filter(
        account=account, role_id=role_key, agency_code=agency_code
    )
    grant = held.first()
    wanted = (title, valid_to, days)
    if grant is not None and (grant.title, grant.valid_to, grant.weekdays) == wanted:
        return GrantId(grant.pk)
    if grant is None:
        grant = Grant(account=account, role_id=role_key, agency_code=agency_code, valid_from=at)
    grant.title, grant.valid_to, grant.weekdays = wanted
    grant.save()
    journal.record(
        "identity.role_granted",
        subject=account.reference,
        by=by.reference,
        at=at,
        facts={
            "grant": grant.pk,
            "role": role_key,
            "agency": agency_code,
            "valid_to": valid_to.isoformat() if valid_to else None,
            **({"weekdays": days} if days else {}),
        },
    )
    return GrantId(grant.pk)
