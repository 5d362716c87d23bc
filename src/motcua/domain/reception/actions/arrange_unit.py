"""Set how a unit is arranged: its counters, services, whom it calls first."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.organisations.selectors import agency
from motcua.domain.reception import permissions
from motcua.domain.reception.errors import QueueNotFound
from motcua.domain.reception.models import PlanRow
from motcua.domain.reception.rules import plan_as_data, plan_from
from motcua.domain.reception.values import UnitPlan
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM


@transaction.atomic
def arrange_unit(*, agency_code: str, plan: Mapping[str, Any], by: Actor, at: datetime) -> UnitPlan:
    """Arrange the counters and services of a one-stop unit from now on. The same again changes nothing.

    Legal   LR-101 (61/2018/NĐ-CP art 13): counters by field, a machine that gives numbers.
    Units   `plan` is as `data/demo/reception.yaml` has it, one unit; it holds from `at`.
    Raises  NotPermitted, AgencyNotFound, QueueNotFound (no one-stop unit), PlanUnreadable. Nothing
            is written.
    Writes  plan and journal. Former plans stay: tickets already given keep what they say.
    """
    if by is not SYSTEM:
        by.require(permissions.ARRANGE, agency_code=agency_code)
    unit = agency(agency_code)
    if not unit.is_one_stop_unit or not unit.exists_on(at.astimezone(VIETNAM).date()):
        raise QueueNotFound
    arranged = plan_from(plan)
    data = plan_as_data(arranged)
    held = PlanRow.objects.filter(agency_id=agency_code).order_by("-holds_from", "-id").first()
    if held is not None and held.plan == data:
        return arranged
    PlanRow.objects.create(agency_id=agency_code, holds_from=at, plan=data, entered_by=by.reference)
    journal.record(
        "reception.unit_arranged",
        subject=f"agency:{agency_code}",
        by=by.reference,
        at=at,
        facts={"services": len(arranged.services), "counters": len(arranged.counters)},
    )
    return arranged
