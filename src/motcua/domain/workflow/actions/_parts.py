"""Asks other agencies for the steps that are theirs, and no longer once such a step is over."""

from datetime import datetime, timedelta

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import FollowedDossier
from motcua.domain.dossiers.values import AskedFor
from motcua.domain.identity.values import SYSTEM
from motcua.domain.processes.values import StepKind
from motcua.domain.workflow.rules.due import step_due_at
from motcua.domain.workflow.rules.kinds import step_of
from motcua.domain.workflow.rules.run import GOES_ON, RunState, StepTask
from motcua.domain.working_time.rules import due_moment
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import CountingRules, Limit, LimitUnit
from motcua.foundation.clock import VIETNAM

RECALLED = "Bước này của quy trình không còn cần nữa."
HOURS_WITHOUT_HOURS = 8  # [assumed] one working day for a part whose step states none


def send_and_recall(state: RunState, dossier: FollowedDossier, *, at: datetime) -> bool:
    """Make the dossier's requests fit the open steps of other agencies. Returns whether any changed."""
    wanted = {
        (task.agency_code, task.step_key): task for task in state.open_tasks if task.kind in GOES_ON
    }
    open_now = {(agency, step) for agency, step, _until in dossier.asked if step}
    changed = False
    if not state.is_over:
        for agency_code, step_key in sorted(open_now - set(wanted)):
            dossiers.recall_part(
                dossier_code=dossier.code,
                agency_code=agency_code,
                step_key=step_key,
                reason=RECALLED,
                by=SYSTEM,
                at=at,
            )
            changed = True
    for key in sorted(set(wanted) - open_now):
        changed = _send(state, dossier, wanted[key], at=at) or changed
    return changed


def _send(state: RunState, dossier: FollowedDossier, task: StepTask, *, at: datetime) -> bool:
    asker = _asker(state)
    if asker is None:
        return False  # Nobody has had it in hand yet: asked for as soon as somebody has.
    step = step_of(state.process, task.step_key)
    sent = dossiers.send_part(
        dossier_code=dossier.code,
        agency_code=task.agency_code,
        kind=AskedFor.PART if task.kind is StepKind.LINKED else AskedFor.OPINION,
        step_key=task.step_key,
        task=step.content or step.name,
        answer_by=_answer_by(state, task, at=at),
        asked_by_account_id=asker,
        by=SYSTEM,
        at=at,
    )
    return sent is not None


def _asker(state: RunState) -> int | None:
    """Who signs the request: the holder, else whoever ended a step last."""
    ended = [task.ended_by for task in state.tasks if task.ended_by is not None]
    return state.holder or (ended[-1] if ended else None)


def _answer_by(state: RunState, task: StepTask, *, at: datetime) -> datetime:
    calendar = calendar_for(agency_code=task.agency_code, on=at.astimezone(VIETNAM).date())
    due_at = step_due_at(task, state.holds, calendar)
    if due_at is not None and due_at > at + timedelta(minutes=1):
        return due_at
    hours = float(task.hours) or HOURS_WITHOUT_HOURS
    return due_moment(at, Limit(hours, LimitUnit.WORKING_HOURS), calendar, CountingRules())
