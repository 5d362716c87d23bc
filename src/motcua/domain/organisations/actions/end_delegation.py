"""End a delegation before its last day."""

from datetime import date, datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.organisations import models
from motcua.domain.organisations.errors import (
    DelegationNotFound,
    DelegationOver,
    DelegationPeriodImpossible,
)
from motcua.domain.organisations.selectors import agency
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from .delegate import require_delegate


@transaction.atomic
def end_delegation(*, number: int, last_day: date, by: Actor, at: datetime) -> None:
    """After `last_day` new dossiers go to the agency itself again; those under way stay.

    Legal   LR-094 (72/2025/QH15, before 77/2015/QH13 art 14).
    Units   `last_day` is included, not before yesterday, and before the day on which it ends anyway.
            Yesterday: from today on it holds no more.
    Raises  DelegationNotFound, NotPermitted, DelegationOver, DelegationPeriodImpossible. Nothing is
            written.
    Writes  delegation, version, journal.
    """
    version = models.OrganisationVersion.lock()
    row = models.Delegation.objects.filter(pk=number).first()
    if row is None:
        raise DelegationNotFound(number=number)
    today = at.astimezone(VIETNAM).date()
    require_delegate(agency(row.from_agency_id), by, day=today)
    ends_on = min(row.valid_to, row.ended_on or row.valid_to)
    if ends_on < today:
        raise DelegationOver
    if (today - last_day).days > 1 or last_day >= ends_on:
        raise DelegationPeriodImpossible
    row.ended_on = last_day
    row.save(update_fields=["ended_on"])
    version.renew(at=at)
    journal.record(
        "organisations.delegation_ended",
        subject=f"agency:{row.from_agency_id}",
        by=by.reference,
        at=at,
        facts={"delegation": row.pk, "last_day": last_day.isoformat()},
    )
