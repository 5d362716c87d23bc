"""Somebody is back, or does not go."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import AccountId, Actor, account_reference
from motcua.domain.workflow import models
from motcua.domain.workflow.errors import AbsenceOver
from motcua.domain.workflow.permissions import REGISTER_ABSENCE
from motcua.domain.workflow.values import AbsenceId
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted


@transaction.atomic
def cancel_absence(*, absence_id: AbsenceId, by: Actor, at: datetime) -> None:
    """Cancel an absence, also while it lasts: from now on the work is one's own again.

    Legal   LR-097 (61/2018/NĐ-CP arts 8, 19.1).
    Units   `at` is aware.
    Raises  NotPermitted (also for an absence that does not exist), AbsenceOver. Nothing is written.
    Writes  absence, journal.
    """
    absence = models.Absence.objects.select_for_update().filter(pk=absence_id).first()
    if absence is None or by.account_id is None:
        raise NotPermitted(absence_id=absence_id)
    if absence.account_id != by.account_id:
        by.require(REGISTER_ABSENCE, agency_code=absence.agency_code)
    if absence.cancelled_at is not None or absence.until <= at:
        raise AbsenceOver
    absence.cancelled_at = at
    absence.save(update_fields=["cancelled_at"])
    journal.record(
        "workflow.absence_cancelled",
        subject=account_reference(AccountId(absence.account_id)),
        by=by.reference,
        at=at,
        facts={"absence": absence.pk},
    )
