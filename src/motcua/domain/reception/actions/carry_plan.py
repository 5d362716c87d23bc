"""The counters of a unit that carries on are arranged as those of the one before it."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.reception import permissions
from motcua.domain.reception.models import PlanRow
from motcua.foundation import journal


@transaction.atomic
def carry_plan(*, agency_code: str, heir_code: str, by: Actor, at: datetime) -> bool:
    """Give the heir the last plan of the ended unit, unless it has one of its own.

    Where several units go into one, the first plan that comes stands until somebody arranges anew.

    Legal   LR-101, LR-127 (61/2018/NĐ-CP art 13; 72/2025/QH15 art 54).
    Units   The plan holds from `at`. Returns whether one was given.
    Raises  NotPermitted. Nothing is written then.
    Writes  plan, journal.
    """
    if by is not SYSTEM:
        by.require(permissions.ARRANGE, agency_code=heir_code)
    if PlanRow.objects.filter(agency_id=heir_code).exists():
        return False
    held = PlanRow.objects.filter(agency_id=agency_code).order_by("-holds_from", "-id").first()
    if held is None:
        return False
    PlanRow.objects.create(
        agency_id=heir_code, holds_from=at, plan=held.plan, entered_by=by.reference
    )
    journal.record(
        "reception.plan_carried",
        subject=f"agency:{heir_code}",
        by=by.reference,
        at=at,
        facts={"from": agency_code},
    )
    return True
