"""Which acts an official may do on a dossier now, as far as law, rights and its process go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from motcua.domain.dossiers.rules import ACT_RIGHTS, Side
from motcua.domain.dossiers.selectors import followed, open_acts
from motcua.domain.dossiers.states import ASSIGNED, Act, Position, Stage, State
from motcua.domain.dossiers.values import DossierPage
from motcua.domain.identity.values import Actor
from motcua.domain.processes.values import StepKind, StepOutcome
from motcua.domain.workflow import errors
from motcua.domain.workflow.models import Run, Task
from motcua.domain.workflow.permissions import ASSIGN, FINISH
from motcua.domain.workflow.rules.engine import goes_with_dossier
from motcua.domain.workflow.rules.guard import (
    OF_HOLDER,
    Found,
    Obstacle,
    Who,
    obstacle_to_act,
    obstacle_to_task,
    takes_over,
)
from motcua.domain.workflow.rules.kinds import FINISHED_BY_HAND, step_of
from motcua.domain.workflow.rules.run import RunState, StepTask
from motcua.domain.workflow.values import TaskId
from motcua.foundation.clock import VIETNAM

from .kept import kept_process, places_of, state_from
from .standing import who_is
from .waiting import who_has


@dataclass(frozen=True, slots=True)
class Offered:
    """One act that law and rights know here. Both empty: go ahead. `waits`: what the process says."""

    act: Act
    reason: str
    waits: errors.WorkflowError | None


@dataclass(frozen=True, slots=True)
class Seen:
    """The run of a dossier and who looks at it, read once for all that is asked on one page."""

    state: RunState | None
    who: Who


def seen_by(page: DossierPage, *, by: Actor, at: datetime) -> Seen:
    """Five queries."""
    return Seen(state_of(page, at=at), who_is(by, at=at))


def acts_within(
    page: DossierPage, *, by: Actor, at: datetime, seen: Seen | None = None
) -> Sequence[Offered]:
    """The acts of `dossiers.open_acts`, with what the process has against each. The acts check again.

    At most nine queries more than the law's own, three of them only where something is waited for.
    """
    opened = list(open_acts(page, by=by, at=at))
    if not opened:
        return []
    seen = seen or seen_by(page, by=by, at=at)
    state, who = seen.state, seen.who
    if state is None:
        return [Offered(act, reason, None) for act, reason in opened]
    if any(takes_over(state, act, who) for act, _reason in opened):
        held = dict(open_acts(replace(page, holder_account_id=by.account_id), by=by, at=at))
        opened = [
            (act, held.get(act, reason) if act in OF_HOLDER else reason) for act, reason in opened
        ]
    offered = []
    for act, reason in opened:
        is_of_another = ACT_RIGHTS[act].side is Side.CONSULTED  # Which of several, the form asks.
        found = None if reason or is_of_another else obstacle_to_act(state, act, who)
        offered.append(Offered(act, reason, refusal_of(found) if found else None))
    return offered


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChoice:
    """What somebody may do with one open task: end it in one of these ways, or give it."""

    task_id: TaskId
    name: str
    kind: StepKind
    version: int
    outcomes: tuple[StepOutcome, ...]  # empty: not this person's to end by hand
    may_assign: bool


def tasks_within(
    page: DossierPage, *, by: Actor, at: datetime, seen: Seen | None = None
) -> tuple[TaskChoice, ...]:
    """The open tasks of a dossier that the actor may end by hand or give to somebody.

    What goes with the dossier itself is given by `dossiers.assign`. The acts check again. Six queries.
    """
    seen = seen or seen_by(page, by=by, at=at)
    state, who = seen.state, seen.who
    if state is None:
        return ()
    versions = dict(
        Task.objects.filter(dossier_id=page.dossier_id, ended_at__isnull=True).values_list(
            "id", "version"
        )
    )
    choices = []
    for task in state.open_tasks:
        outcomes = _outcomes(state, task, who, by)
        may_assign = by.may(ASSIGN, agency_code=task.agency_code) and not is_dossiers(state, task)
        if task.task_id in versions and (outcomes or may_assign):
            choices.append(
                TaskChoice(
                    task_id=TaskId(task.task_id),
                    name=task.name,
                    kind=task.kind,
                    version=versions[task.task_id],
                    outcomes=outcomes,
                    may_assign=may_assign,
                )
            )
    return tuple(choices)


def is_dossiers(state: RunState, task: StepTask) -> bool:
    """Whether giving a task means giving the dossier: it is assigned, or appraised."""
    if task.kind in {StepKind.ASSIGN, StepKind.APPRAISE}:
        return True
    return state.position.plain == ASSIGNED and goes_with_dossier(state, task)


def _outcomes(state: RunState, task: StepTask, who: Who, by: Actor) -> tuple[StepOutcome, ...]:
    is_endable = task.kind in FINISHED_BY_HAND and not task.is_held
    if not is_endable or not by.may(FINISH, agency_code=task.agency_code):
        return ()
    if obstacle_to_task(task, who) is not None:
        return ()
    known = {each.outcome for each in step_of(state.process, task.step_key).exits}
    if task.kind is StepKind.REVIEW:
        known |= {StepOutcome.SEND_BACK}  # By law, whatever the process says.
    return (StepOutcome.DONE, *(each for each in StepOutcome if each in known - {StepOutcome.DONE}))


def state_of(page: DossierPage, *, at: datetime) -> RunState | None:
    """The run of a dossier that was read, without a lock; None while it has not followed it yet."""
    run = Run.objects.filter(dossier_id=page.dossier_id, followed_version=page.version).first()
    if run is None:
        return None
    dossier = followed(page.dossier_id)
    process = kept_process(dossier, run.process_version_id)
    places = places_of(dossier, process, day=at.astimezone(VIETNAM).date())
    rows = list(Task.objects.filter(run=run).order_by("id"))
    behind = tuple(Position(State(state), Stage(stage)) for state, stage in page.behind)
    return replace(
        state_from(rows, process, places),
        position=Position(State(page.state), Stage(page.stage), behind),
        holder=page.holder_account_id,
    )


def refusal_of(found: Found) -> errors.WorkflowError:
    """What stands in the way, as a refusal that names it. At most three queries."""
    step = found.task.name
    match found.obstacle:
        case Obstacle.NOT_REACHED:
            return errors.StepNotReached(step=step, who=who_has(found.task))
        case Obstacle.NOT_YOURS:
            return errors.NotYourTask(step=step, who=who_has(found.task))
        case _:
            return errors.OwnWork(step=step)
