"""What a unit that has ended had besides dossiers goes on with those that took its place."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.actions import carry_grants
from motcua.domain.identity.values import SYSTEM, AccountId, Actor
from motcua.domain.organisations.permissions import REORGANISE
from motcua.domain.organisations.selectors import agency, agency_in_force, people_elsewhere
from motcua.domain.reception.actions import carry_plan
from motcua.domain.workflow.actions import carry_absences
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted


@transaction.atomic
def carry_unit(*, agency_code: str, by: Actor, at: datetime) -> int:
    """Roles of people, who stands in for whom and the plan of counters: all or nothing.

    Dossiers follow each by itself (`dossiers.follow_successor`). Done again it changes nothing.

    Legal   LR-127 (72/2025/QH15 art 54; 76/2025/UBTVQH15).
    Units   `at` decides which agencies exist, in Vietnam. Returns how many roles were carried.
    Raises  NotPermitted, AgencyNotFound. Nothing is written then.
    Writes  grants, absences, plan, journal.
    """
    if by is not SYSTEM:
        raise NotPermitted(permission=REORGANISE)
    day = at.astimezone(VIETNAM).date()
    unit = agency(agency_code)
    if unit.exists_on(day):
        return 0
    heir = agency_in_force(agency_code, day=day)
    exceptions = {
        AccountId(account_id): found.code
        for account_id, code in people_elsewhere(agency_code).items()
        if (found := agency_in_force(code, day=day)) is not None
    }
    heir_code = heir.code if heir is not None else None
    count = carry_grants(
        agency_code=agency_code, heir_code=heir_code, exceptions=exceptions, by=by, at=at
    )
    absences = plan = 0
    if heir_code is not None:
        absences = carry_absences(agency_code=agency_code, heir_code=heir_code, by=by, at=at)
        plan = carry_plan(agency_code=agency_code, heir_code=heir_code, by=by, at=at)
    if count or absences or plan:
        journal.record(
            "control.unit_carried",
            subject=f"agency:{agency_code}",
            by=by.reference,
            at=at,
            facts={"to": heir_code, "roles": count, "absences": absences, "plan": bool(plan)},
        )
    return count
