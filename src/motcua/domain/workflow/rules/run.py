"""The state of one run, frozen: what was and is asked on the way of one dossier through its process."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from motcua.domain.dossiers.states import DRAFT, RETURNED, TERMINAL, Act, Position, State
from motcua.domain.processes.values import (
    END_PREFIX,
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepKind,
    StepOutcome,
)
from motcua.domain.workflow.values import TaskEnd

NOBODY_DID = frozenset(each.value for each in TaskEnd)
_WAITS = frozenset(
    {
        State.SUPPLEMENT_BEFORE_ACCEPTANCE,
        State.SUPPLEMENT_IN_PROCESS,
        State.PAUSED,
        State.AWAITING_PAYMENT,
        State.WITHDRAW_REQUESTED,
    }
)
# Parts of other agencies go on while the dossier waits: the law lets them be answered all the time.
GOES_ON = frozenset({StepKind.CONSULT, StepKind.LINKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Which agencies do the steps. `named`: agency by the generic name of the catalogue."""

    receiving: str
    competent: str
    named: Mapping[str, str] = field(default_factory=dict)

    def agency_of(self, actor: StepActor) -> str:
        """An agency that nobody knows by its name leaves its step with the one that decides."""
        match actor.place:
            case Place.RECEIVING:
                return self.receiving
            case Place.COMPETENT:
                return self.competent
            case _:
                return self.named.get(actor.agency_name, self.competent)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTask:
    """One step as it was asked once. `task_id` is None until it is kept."""

    step_key: str
    kind: StepKind
    name: str
    ordinal: int
    agency_code: str
    role_key: str
    hours: Decimal
    opened_at: datetime
    assignee: int | None = None
    barred: int | None = None
    is_held: bool = False
    ended_at: datetime | None = None
    outcome: str = ""
    ended_by: int | None = None
    note: str = ""
    task_id: int | None = None

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def was_done(self) -> bool:
        """Whether a person ended it, rather than what happened around it."""
        return self.ended_at is not None and self.outcome not in NOBODY_DID


@dataclass(frozen=True, slots=True)
class Hold:
    """Time in which the dossier waited for somebody outside."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunState:
    """`tasks` in the order in which they were opened; `arrived`: joins that a branch has reached."""

    process: InternalProcess
    places: Places
    tasks: tuple[StepTask, ...] = ()
    position: Position = DRAFT
    holder: int | None = None
    arrived: frozenset[str] = frozenset()
    holds: tuple[Hold, ...] = ()
    goes_on_without_opinion: bool = True  # of the regime: LR-093

    @property
    def open_tasks(self) -> tuple[StepTask, ...]:
        return tuple(task for task in self.tasks if task.is_open)

    @property
    def is_over(self) -> bool:
        return self.position in TERMINAL or self.position.plain == RETURNED

    @property
    def is_waiting(self) -> bool:
        return self.position.state in _WAITS

    def has(self, kind: StepKind) -> bool:
        """Whether the process has a step of this kind."""
        return any(step.kind is kind for step in self.process.steps)

    def open_of(self, kind: StepKind) -> tuple[StepTask, ...]:
        return tuple(task for task in self.open_tasks if task.kind is kind)

    def times_opened(self, step_key: str) -> int:
        return max((task.ordinal for task in self.tasks if task.step_key == step_key), default=0)

    def done_last(self, step_key: str) -> StepTask | None:
        """The last time that a person ended this step."""
        done = [task for task in self.tasks if task.step_key == step_key and task.was_done]
        return done[-1] if done else None

    def appraised_by(self) -> int | None:
        """Who ended the appraisal last: that person neither reviews nor signs (LR-010)."""
        done = [task for task in self.tasks if task.kind is StepKind.APPRAISE and task.was_done]
        return done[-1].ended_by if done else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunLine:
    """One act on the dossier, as its journal tells it, with the agencies after it."""

    act: Act
    at: datetime
    by: int | None
    places: Places
    agency_code: str = ""  # of the opinion or the part
    step_key: str = ""  # of the part
    to_account: int | None = None  # who was given the dossier


def standing(position: Position) -> Position:
    """Where a dossier goes on from, once it no longer waits."""
    while position.behind:
        position = Position(
            position.behind[-1].state, position.behind[-1].stage, position.behind[:-1]
        )
    return position


def step_targets(step: ProcessStep, outcome: StepOutcome) -> tuple[str, ...]:
    """The keys of the steps to which an outcome leads; ends are left out.

    A refusal without an exit of its own goes the way of a result: it is reviewed and signed too.
    """
    found = step.exit_for(outcome)
    if found is None and outcome is StepOutcome.REFUSE:
        found = step.exit_for(StepOutcome.DONE)
    return tuple(key for key in found.to if not key.startswith(END_PREFIX)) if found else ()


def reaches(process: InternalProcess, starts: Iterable[str], goal: str) -> bool:
    """Whether a branch that is at one of `starts` may still come to `goal`; going back does not count."""
    steps = {step.key: step for step in process.steps}
    seen: set[str] = set()
    waiting = [key for key in starts if key in steps and key != goal]
    while waiting:
        key = waiting.pop()
        if key in seen:
            continue
        seen.add(key)
        for each in steps[key].exits:
            if each.outcome is StepOutcome.SEND_BACK:
                continue
            if goal in each.to:
                return True
            waiting += [to for to in each.to if to in steps and to not in seen]
    return False


def joins_reached(process: InternalProcess, tasks: tuple[StepTask, ...]) -> frozenset[str]:
    """The joins that a branch has reached since they were last opened, read back from the tasks."""
    steps = {step.key: step for step in process.steps}
    found = set()
    for join in (step.key for step in process.steps if step.waits_for_all):
        last = max((n for n, task in enumerate(tasks) if task.step_key == join), default=-1)
        opened_at = tasks[last].opened_at if last >= 0 else None
        for place, task in enumerate(tasks):
            outcome = _way_out(task)
            if outcome is None or task.step_key not in steps:
                continue
            ended_at = task.ended_at
            is_later = place > last or (
                opened_at is not None and ended_at is not None and ended_at > opened_at
            )
            if is_later and join in step_targets(steps[task.step_key], outcome):
                found.add(join)
    return frozenset(found)


def _way_out(task: StepTask) -> StepOutcome | None:
    """By which outcome a task was left; an opinion that was not waited for counts as given."""
    if task.was_done:
        return StepOutcome(task.outcome)
    if task.kind is StepKind.CONSULT and task.outcome == TaskEnd.SKIPPED:
        return StepOutcome.DONE
    return None
