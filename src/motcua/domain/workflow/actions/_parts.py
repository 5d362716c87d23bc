"""Asks other agencies for the steps that are theirs, and no longer once such a step is over."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import AgencyUnknown, Moved
from motcua.domain.dossiers.selectors import FollowedDossier, life_of
from motcua.domain.dossiers.states import Act, State, acts_from
from motcua.domain.dossiers.values import ConsultationLine, DossierId
from motcua.domain.identity.values import SYSTEM
from motcua.domain.organisations.selectors import agencies, agency_in_force
from motcua.domain.organisations.values import AgencyCode
from motcua.domain.processes.values import StepKind
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.workflow.rules.due import step_due_at
from motcua.domain.workflow.rules.kinds import step_of
from motcua.domain.workflow.rules.parts import ASKED_FOR, part_due_at, task_text
from motcua.domain.workflow.rules.run import GOES_ON, RunState, StepTask
from motcua.domain.workflow.values import TaskEnd
from motcua.domain.working_time.selectors import calendar_for
from motcua.foundation.clock import VIETNAM

logger = logging.getLogger(__name__)


def send_and_recall(
    dossier_id: DossierId, state: RunState, dossier: FollowedDossier, *, at: datetime
) -> bool:
    """Make the dossier's requests fit the open steps of other agencies. Returns whether any changed.

    Legal   LR-093 (61/2018/NĐ-CP art 19.5 to 19.7). An opinion that was gone on without may still
            come until the dossier is decided.
    """
    wanted = {
        (task.agency_code, task.step_key): task for task in state.open_tasks if task.kind in GOES_ON
    }
    open_now = {(agency, step) for agency, step, _until in dossier.asked if step}
    changed = False
    if Act.RECALL_PART in acts_from(dossier.position):
        for agency_code, step_key in sorted(open_now - set(wanted) - _may_still_come(state)):
            dossiers.recall_part(
                dossier_code=dossier.code,
                agency_code=agency_code,
                step_key=step_key,
                reason=_why(agency_code, at),
                by=SYSTEM,
                at=at,
            )
            changed = True
    missing = sorted(set(wanted) - open_now)
    if not missing or Act.SEND_PART not in acts_from(dossier.position):
        return changed
    before = life_of(dossier_id).consultations
    for key in missing:
        changed = _send(state, dossier, wanted[key], before, at=at) or changed
    return changed


def _send(
    state: RunState,
    dossier: FollowedDossier,
    task: StepTask,
    before: Sequence[ConsultationLine],
    *,
    at: datetime,
) -> bool:
    asker = _asker(state)
    if asker is None:
        return False  # Nobody has had it in hand yet: asked for as soon as somebody has.
    try:
        sent = dossiers.send_part(
            dossier_code=dossier.code,
            agency_code=task.agency_code,
            kind=ASKED_FOR[task.kind],
            step_key=task.step_key,
            task=task_text(step_of(state.process, task.step_key)),
            answer_by=_inherited(task, before, at) or _answer_by(state, dossier, task, at=at),
            asked_by_account_id=asker,
            by=SYSTEM,
            at=at,
        )
    except (AgencyUnknown, Moved) as refusal:  # The step stays open: its agency is shown as asked.
        logger.warning("no part for step %s: %s", task.step_key, refusal.code)
        return False
    return sent is not None


def _may_still_come(state: RunState) -> set[tuple[str, str]]:
    if state.position.state is not State.IN_PROGRESS:
        return set()
    return {
        (task.agency_code, task.step_key)
        for task in state.tasks
        if task.kind is StepKind.CONSULT and task.outcome == TaskEnd.SKIPPED.value
    }


def _asker(state: RunState) -> int | None:
    """Who signs the request: the holder, else whoever ended a step last."""
    ended = [task.ended_by for task in state.tasks if task.ended_by is not None]
    return state.holder or (ended[-1] if ended else None)


def _answer_by(
    state: RunState, dossier: FollowedDossier, task: StepTask, *, at: datetime
) -> datetime:
    """The step's own due time; of one without hours, or found too late, counted from now."""
    calendar = calendar_for(agency_code=task.agency_code, on=at.astimezone(VIETNAM).date())
    due_at = step_due_at(task, state.holds, calendar)
    if due_at is not None and due_at > at + timedelta(minutes=1):
        return due_at
    regime = regime_on(dossier.submitted_at.astimezone(VIETNAM).date())
    return part_due_at(
        at,
        task.hours,
        calendar=calendar,
        rules=regime.counting_rules,
        days_default=regime.consultation_working_days_default,
    )


def _inherited(task: StepTask, before: Sequence[ConsultationLine], at: datetime) -> datetime | None:
    """The deadline that the agency before had, where this one has taken its place in time."""
    day = at.astimezone(VIETNAM).date()
    for line in reversed(before):
        if line.step_key != task.step_key or line.agency_code == task.agency_code:
            continue
        heir = agency_in_force(line.agency_code, day=day)
        if line.is_recalled and heir is not None and heir.code == task.agency_code:
            return line.answer_by if line.answer_by > at else None
    return None


def _why(agency_code: str, at: datetime) -> str:
    day = at.astimezone(VIETNAM).date()
    known = agencies([agency_code]).get(AgencyCode(agency_code))
    heir = agency_in_force(agency_code, day=day)
    if known is None or known.exists_on(day) or heir is None:
        return "Hồ sơ không còn chờ phần việc này."
    return f"Cơ quan đã kết thúc hoạt động; phần việc chuyển sang {heir.name}."
