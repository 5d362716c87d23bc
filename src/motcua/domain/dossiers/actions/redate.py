"""Move the day of return of one dossier because the calendar became another one."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import ImpactChanged
from motcua.domain.dossiers.events import DossierRedated
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.rules.calendar_impact import SAME_DAY
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.working_time.rules import due_time, moved_off
from motcua.domain.working_time.values import DueTime, due_from_json, limit_from_words
from motcua.foundation.clock import VIETNAM

from ._clock import CLOCK_COLUMNS, calendar_of, regime_of, set_due
from ._pauses import is_promised, left_out
from ._receipt import replacing_receipt
from ._step import begin, conclude


@transaction.atomic
def redate(
    *,
    dossier_code: str,
    due_at: datetime,
    decision: str,
    signed_by: Actor,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Give a dossier the day of return that the calendar now in force leads to.

    Legal   LR-072 (61/2018/NĐ-CP arts 17, 19.9), LR-071: the applicant gets a new receipt that
            names the decision; the former one stays as it is.
    Units   `due_at` is what was shown before signing and must be what is counted now; `decision` is
            number and day. `by` is the system: a higher act moves many; `signed_by` did that.
    Raises  ImpactChanged, DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, slip, journal, outbox (DossierRedated), counter of slips.
    """
    dossier = begin(dossier_code, Act.REDATE, by=by, expected_version=expected_version)
    old_due_at = dossier.due_at
    if old_due_at is None or dossier.due_derivation is None or due_at <= old_due_at:
        raise ImpactChanged
    due = _due(dossier, due_at, at=at)
    set_due(dossier, due, at=at)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierRedated(dossier_id=dossier.pk, at=at, old_due_at=old_due_at, due_at=due.due_at),
        changed=CLOCK_COLUMNS,
        facts={
            "old_due_at": old_due_at.astimezone(VIETNAM).isoformat(),
            "due_at": due.due_at.isoformat(),
            "decision": decision,
            "calendar": due.calendar_version,
            "signed_by": signed_by.reference,
        },
    )
    note = (
        f"Ngày hẹn trả đổi từ {old_due_at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y} "
        f"vì lịch nghỉ thay đổi theo {decision}."
    )
    slip = replacing_receipt(dossier, by=signed_by, at=at, note=note)
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=dossier.due_at)


def _due(dossier: Dossier, due_at: datetime, *, at: datetime) -> DueTime:
    """The reckoning that leads to `due_at`: the limit counted again, or the promise moved off.

    Raises ImpactChanged where neither does.
    """
    calendar = calendar_of(dossier, at)
    told = due_from_json(dossier.due_derivation or {})
    mark = told.derivation[-1].mark
    limit = limit_from_words("1 ngày" if mark == SAME_DAY else mark)
    if limit is not None and not is_promised(dossier):
        assert dossier.clock_started_at is not None  # noqa: S101 — what is due began to run
        counted = due_time(
            dossier.clock_started_at,
            limit,
            calendar,
            regime_of(dossier).counting_rules,
            same_day=mark == SAME_DAY,
            pauses=left_out(dossier),
        )
        if counted.due_at == due_at:
            return counted
    local = due_at.astimezone(VIETNAM)
    if (
        not calendar.is_working_day(local.date())
        or calendar.closes_at(local.date()) != local.time()
    ):
        raise ImpactChanged
    return moved_off(told, local, calendar)
