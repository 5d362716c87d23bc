"""Sign a change of the calendar, and move what it moves: all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.dossiers.errors import ImpactChanged
from motcua.domain.dossiers.models import Consultation, Dossier, Pause
from motcua.domain.dossiers.rules.calendar_impact import (
    AppointmentKind,
    CalendarImpact,
    Move,
    MovedAppointment,
)
from motcua.domain.dossiers.selectors.calendar_impact import calendar_impact
from motcua.domain.dossiers.states import Act, step_for
from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.working_time.actions import sign_proposal
from motcua.domain.working_time.selectors import hold_calendar, proposal
from motcua.domain.working_time.values import ProposalId
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import all_or_nothing, read

from ._redating import Redating, redate_all

DOSSIERS_AT_ONCE = 250


@dataclass(frozen=True, slots=True)
class CalendarSigned:
    """How much a signed change of the calendar moved."""

    dossiers: int
    appointments: int


def sign_calendar_change(
    *, proposal_id: ProposalId, digest: str, by: Actor, at: datetime
) -> CalendarSigned:
    """Sign days that somebody else entered: exactly what was shown moves, with all that belongs to it.

    While it runs nobody counts a limit, so that no day is promised by the old calendar meanwhile.

    Legal   LR-070, LR-071, LR-072 (Labour Code 2019 arts 111, 112).
    Units   `digest` is that of the impact that was shown (`CalendarImpact.digest`).
    Raises  NotPermitted, ProposalUnknown, ProposalClosed, SignerEnteredIt,
            CalendarContradictsItself, ImpactChanged. Nothing is written then.
    Writes  days, proposal, dossiers, slips, consultations, pauses, journal, outbox
            (CalendarChanged, DossierRedated), counters: one transaction.
    """
    with all_or_nothing():
        hold_calendar(alone=True)
        change = proposal(proposal_id)
        impact = calendar_impact(change.changes, at=at)
        _lock(impact.moves)
        sign_proposal(proposal_id=proposal_id, by=by, at=at)
        if impact.digest != digest:
            raise ImpactChanged
        why = Redating(decision=change.source, signed_by=by, at=at)
        for start in range(0, len(impact.moves), DOSSIERS_AT_ONCE):
            _redate(impact.moves[start : start + DOSSIERS_AT_ONCE], why)
        for appointment in impact.appointments:
            _move(appointment, decision=change.source, by=by, at=at)
        _record(impact, proposal_id, by=by, at=at)
    return CalendarSigned(len(impact.moves), len(impact.appointments))


def _lock(moves: Sequence[Move]) -> None:
    """Hold every dossier that moves, in one order, as it was when it was counted."""
    rows = read(
        "SELECT id, version FROM dossiers_dossier WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE",
        [[move.dossier_id for move in moves]],
    )
    held = {row[0]: row[1] for row in rows}
    if held != {move.dossier_id: move.version for move in moves}:
        raise ImpactChanged


def _redate(moves: Sequence[Move], why: Redating) -> None:
    due_ats = {move.dossier_id: move.due_at for move in moves}
    dossiers = list(Dossier.objects.filter(pk__in=due_ats).order_by("pk"))
    for dossier in dossiers:
        dossier.step = step_for(dossier.position, Act.REDATE)
    redate_all(dossiers, due_ats, why, by=SYSTEM)


def _move(appointment: MovedAppointment, *, decision: str, by: Actor, at: datetime) -> None:
    new_at = appointment.new_at
    match appointment.kind:
        case AppointmentKind.OPINION:
            Consultation.objects.filter(pk=appointment.row_id).update(answer_by=new_at)
        case AppointmentKind.PAUSE_ENDS:
            Pause.objects.filter(pk=appointment.row_id).update(
                expected_until=new_at.astimezone(VIETNAM).date()
            )
        case AppointmentKind.PAUSED_PROMISE:
            Pause.objects.filter(pk=appointment.row_id).update(due_at=new_at)
    journal.record(
        "dossiers.appointment_moved",
        subject=f"dossier:{appointment.dossier_id}",
        by=SYSTEM.reference,
        at=at,
        facts={
            "kind": appointment.kind.value,
            "row": appointment.row_id,
            "old": appointment.old_at.astimezone(VIETNAM).isoformat(),
            "new": new_at.astimezone(VIETNAM).isoformat(),
            "decision": decision,
            "signed_by": by.reference,
        },
    )


def _record(impact: CalendarImpact, proposal_id: ProposalId, *, by: Actor, at: datetime) -> None:
    journal.record(
        "dossiers.calendar_change_signed",
        subject=f"calendar_proposal:{proposal_id}",
        by=by.reference,
        at=at,
        facts={
            "digest": impact.digest,
            "dossiers": len(impact.moves),
            "appointments": len(impact.appointments),
            "kept": impact.kept,
        },
    )
