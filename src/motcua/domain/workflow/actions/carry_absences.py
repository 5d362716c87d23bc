"""Who stands in for whom goes on where the work of an ended unit goes on."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.workflow.models import Absence
from motcua.domain.workflow.permissions import REGISTER_ABSENCE
from motcua.foundation import journal


@transaction.atomic
def carry_absences(*, agency_code: str, heir_code: str, by: Actor, at: datetime) -> int:
    """Absences in the ended agency that are not over hold in its heir. Done again it changes nothing.

    Legal   LR-127 (72/2025/QH15 art 54: work is not interrupted).
    Units   `by` is SYSTEM, or somebody who registers absences in the ended agency. Returns how many.
    Raises  NotPermitted. Nothing is written then.
    Writes  absences, journal.
    """
    if by is not SYSTEM:
        by.require(REGISTER_ABSENCE, agency_code=agency_code)
    open_ones = Absence.objects.filter(
        agency_code=agency_code, cancelled_at__isnull=True, until__gt=at
    )
    count = open_ones.update(agency_code=heir_code)
    if count:
        journal.record(
            "workflow.absences_carried",
            subject=f"agency:{agency_code}",
            by=by.reference,
            at=at,
            facts={"to": heir_code, "count": count},
        )
    return count
