"""End a step of the process that no act of the law ends: a part of the work, a review, an issue."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.identity.values import Actor
from motcua.domain.processes.values import StepKind, StepOutcome
from motcua.domain.workflow import errors
from motcua.domain.workflow.permissions import FINISH
from motcua.domain.workflow.rules.engine import finish
from motcua.domain.workflow.rules.guard import obstacle_to_task
from motcua.domain.workflow.rules.kinds import FINISHED_BY_HAND, step_of
from motcua.domain.workflow.rules.run import StepTask
from motcua.domain.workflow.selectors.offers import refusal_of
from motcua.domain.workflow.selectors.standing import who_is
from motcua.foundation import journal

from ._following import catch_up, rewrite
from ._task import OpenTask, begin_on_task

NOTE_CHARACTERS_MAX = 2000


@transaction.atomic
def finish_task(
    *,
    task_id: int,
    outcome: StepOutcome,
    note: str = "",
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """Say how one's part of the work ended; whoever comes next is asked at once.

    A review that is not passed sends the draft back by law (`dossiers.send_back`).

    Legal   LR-090 (01/2018/TT-VPCP art 8): who is asked ends the step, nobody else; who appraised
            does not review.
    Units   `outcome` is one that the process knows at the step; `note` has at most 2,000 characters
            and is needed unless it is done.
    Raises  TaskNotFound, TaskEnded, TaskChanged, TaskHeld, NotYourTask, OwnWork, EndsByAct,
            OutcomeImpossible, NoteMissing, NotPermitted; what `dossiers.send_back` raises.
            Nothing is written.
    Writes  task, tasks that follow, run, journal; parts of other agencies that begin or end.
    """
    task = begin_on_task(task_id, by=by, at=at, expected_version=expected_version)
    step = _endable(task, by=by, at=at)
    note = note.strip()
    if len(note) > NOTE_CHARACTERS_MAX or (outcome is not StepOutcome.DONE and not note):
        raise errors.NoteMissing(most=NOTE_CHARACTERS_MAX)
    if step.kind is StepKind.REVIEW and outcome is StepOutcome.SEND_BACK:
        dossiers.send_back(dossier_code=task.caught.dossier.code, reason=note, by=by, at=at)
        catch_up(task.caught.dossier_id, at=at)
        return
    known = step_of(task.caught.state.process, step.step_key).exit_for(outcome)
    if known is None and outcome is not StepOutcome.DONE:
        raise errors.OutcomeImpossible(step=step.name)
    state = finish(task.caught.state, step, outcome, by=by.account_id, at=at, note=note)
    rewrite(task.caught, state, at=at)
    journal.record(
        "workflow.task_finished",
        subject=task.subject,
        by=by.reference,
        at=at,
        facts={"task": task_id, "step": step.step_key, "outcome": outcome.value},
        private_facts={"note": note} if note else None,
    )


def _endable(task: OpenTask, *, by: Actor, at: datetime) -> StepTask:
    """The step, if this person may end it by hand now."""
    step = task.step
    if step is None or step.kind not in FINISHED_BY_HAND:
        raise errors.EndsByAct(step=task.row.name)
    found = obstacle_to_task(step, who_is(by, at=at))
    if found is not None:
        raise refusal_of(found)
    by.require(FINISH, agency_code=step.agency_code)
    if step.is_held:
        raise errors.TaskHeld(step=step.name)
    return step
