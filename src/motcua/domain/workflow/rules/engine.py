"""How a run goes on: (state of the run, act on the dossier) → state of the run. Pure.

Legal   LR-087 (01/2018/TT-VPCP art 8, 61/2018/NĐ-CP art 17 to 20): the run follows the acts of the
        law, it does not make them. Exits say which step is asked next, the law's position says which
        kinds of steps can be asked at all; where the two part, the position holds: a step that an
        act went past is skipped, and an open dossier is always asked of somebody.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from motcua.domain.dossiers.errors import WrongState
from motcua.domain.dossiers.states import (
    ASSIGNED,
    Act,
    next_position,
)
from motcua.domain.processes.values import InternalProcess, ProcessStep, StepKind, StepOutcome
from motcua.domain.workflow.values import TaskEnd

from .kinds import (
    ASKED_AT,
    CASE_OFFICER,
    ENDS,
    HELD_BY_HOLDER,
    OPEN_BESIDE,
    PHASE,
    STANDARD_AT,
    standard_step,
    step_of,
)
from .run import GOES_ON, Hold, RunLine, RunState, StepTask, reaches, standing, step_targets

_BARS_APPRAISER = frozenset({StepKind.REVIEW, StepKind.SIGN})
_INTO_QUEUE = frozenset({Act.TRANSFER, Act.FOLLOW_SUCCESSOR, Act.REOPEN})
_GIVES = frozenset({Act.TAKE, Act.ASSIGN})
_HANDS_OFF = frozenset({Act.PROPOSE_RESULT, Act.PROPOSE_REJECTION})


def apply(state: RunState, line: RunLine) -> RunState:
    """The run after an act on its dossier."""
    state = stand(state, line)
    state = _retargeted(state, line)
    state = _ended(state, line)
    if line.act in _GIVES:
        state = _given(state)
    if line.act in _INTO_QUEUE and state.position.plain == ASSIGNED:
        state = _without_assignees(state)
    return settle(state, line.at)


def stand(state: RunState, line: RunLine) -> RunState:
    """Where the dossier lies after an act, and who holds it; tasks are left as they are."""
    try:
        position = next_position(state.position, line.act)
    except WrongState:  # Nothing that the law knows: the position stays.
        position = state.position
    moved = replace(state, position=position, places=line.places, holder=_holder_after(state, line))
    holds = state.holds
    if moved.is_waiting and not state.is_waiting:
        holds = (*holds, Hold(line.at, None))
    elif state.is_waiting and not moved.is_waiting and holds and holds[-1].until is None:
        holds = (*holds[:-1], Hold(holds[-1].since, max(line.at, holds[-1].since)))
    return replace(moved, holds=holds)


def finish(
    state: RunState,
    task: StepTask,
    outcome: StepOutcome,
    *,
    by: int | None,
    at: datetime,
    note: str = "",
) -> RunState:
    """The run after somebody has ended a step by hand."""
    state = _end(state, task, outcome.value, by=by, at=at, note=note)
    state = _follow_exits(state, task, outcome, at=at)
    return settle(state, at)


def _holder_after(state: RunState, line: RunLine) -> int | None:
    if line.act in _GIVES:
        return line.to_account if line.act is Act.ASSIGN else line.by
    if line.act is Act.SEND_BACK:
        return state.appraised_by()
    if line.act in _HANDS_OFF or line.act in _INTO_QUEUE:
        return None
    return state.holder


def _ended(state: RunState, line: RunLine) -> RunState:
    """What the act ends, followed by what it leads to."""
    match line.act:
        case Act.ANSWER_CONSULTATION:
            answered = [task for task in state.open_tasks if _is_meant(task, line)]
            return _all_done(state, answered, StepOutcome.DONE, line)
        case Act.NOTE_CONSULTATION_OVERDUE:
            return _gone_on_without(state, line)
        case Act.SEND_BACK:
            return _sent_back(state, line)
        case Act.TAKE | Act.ASSIGN:
            assignments = state.open_of(StepKind.ASSIGN)
            return _all_done(state, assignments, StepOutcome.DONE, line)
        case _:
            return _ended_by_kind(state, line)


def _ended_by_kind(state: RunState, line: RunLine) -> RunState:
    ends = _what_ends(state, line.act)
    if ends is None:
        return state
    kind, outcome = ends
    found = state.open_of(kind)
    if found:
        return _all_done(state, found, outcome, line)
    return _gone_past(state, kind, outcome, line)


def _is_meant(task: StepTask, line: RunLine) -> bool:
    """Whether an answer is about this step."""
    is_asked = (task.agency_code, task.step_key) == (line.agency_code, line.step_key)
    return task.kind in GOES_ON and is_asked


def _gone_on_without(state: RunState, line: RunLine) -> RunState:
    """An opinion that has not come by its day holds nobody back; a part with a result does."""
    for task in state.open_of(StepKind.CONSULT):
        if _is_meant(task, line) and state.goes_on_without_opinion:
            state = _end(state, task, TaskEnd.SKIPPED.value, by=None, at=line.at)
            state = _follow_exits(state, task, StepOutcome.DONE, at=line.at)
    return state


def _what_ends(state: RunState, act: Act) -> tuple[StepKind, StepOutcome] | None:
    has_hand_over = state.has(StepKind.HAND_OVER)
    if act is Act.ACCEPT:
        return (StepKind.INTAKE, StepOutcome.DONE) if has_hand_over else None
    if act is Act.HAND_OVER:
        return (StepKind.HAND_OVER if has_hand_over else StepKind.INTAKE, StepOutcome.DONE)
    return ENDS.get(act)


def _all_done(
    state: RunState, tasks: Iterable[StepTask], outcome: StepOutcome, line: RunLine
) -> RunState:
    for task in tasks:
        state = _end(state, task, outcome.value, by=line.by, at=line.at)
        state = _follow_exits(state, task, outcome, at=line.at)
    return state


def _sent_back(state: RunState, line: RunLine) -> RunState:
    """The draft goes back from whoever had it; where no exit says where to, to who appraised it."""
    found = [*state.open_of(StepKind.SIGN), *state.open_of(StepKind.REVIEW)]
    if not found:
        return state
    state = _end(state, found[0], StepOutcome.SEND_BACK.value, by=line.by, at=line.at)
    followed = _follow_exits(state, found[0], StepOutcome.SEND_BACK, at=line.at)
    appraisals = [task for task in state.tasks if task.kind is StepKind.APPRAISE]
    if followed == state and appraisals:
        return _open(state, step_of(state.process, appraisals[-1].step_key), at=line.at)
    return followed


def _gone_past(state: RunState, kind: StepKind, outcome: StepOutcome, line: RunLine) -> RunState:
    """An act whose step nobody was asked for yet: what came before is skipped, the step is noted."""
    for task in state.open_tasks:
        if PHASE[task.kind] <= PHASE[kind]:
            state = _end(state, task, TaskEnd.SKIPPED.value, by=None, at=line.at)
    step = next((step for step in state.process.steps if step.kind is kind), None)
    if step is None:
        return state
    state = _open(state, step, at=line.at)
    return _all_done(state, state.tasks[-1:], outcome, line)


def _follow_exits(
    state: RunState, task: StepTask, outcome: StepOutcome, *, at: datetime
) -> RunState:
    step = step_of(state.process, task.step_key)
    for key in step_targets(step, outcome):
        target = step_of(state.process, key)
        if target.waits_for_all:
            state = replace(state, arrived=state.arrived | {key})
        elif _can_be_asked(state, target.kind):
            state = _open(state, target, at=at)
    return state


def settle(state: RunState, at: datetime) -> RunState:
    """Close what the position is past, open joins that are complete, and ask somebody."""
    if state.is_over:
        for task in state.open_tasks:
            state = _end(state, task, TaskEnd.CLOSED.value, by=None, at=at)
        return replace(state, arrived=frozenset())
    place = standing(state.position).plain
    asked = ASKED_AT.get(place)
    if asked is None:  # No line yet has told where the dossier lies: what is open stays.
        return _held(state)
    for task in state.open_tasks:
        if task.kind not in asked and task.kind not in OPEN_BESIDE.get(place, ()):
            is_past = PHASE[task.kind] < PHASE[asked[-1]]
            end = TaskEnd.SKIPPED if is_past else TaskEnd.CLOSED
            state = _end(state, task, end.value, by=None, at=at)
    state = _joined(state, at)
    if not _somebody_is_asked(state, asked):
        state = _open(state, _entry(state, asked), at=at)
    return _held(state)


def _joined(state: RunState, at: datetime) -> RunState:
    """Joins that every branch has reached begin; what is open and cannot come there does not count."""
    for key in sorted(state.arrived):
        step = step_of(state.process, key)
        running = [task.step_key for task in state.open_tasks]
        if _can_be_asked(state, step.kind) and not reaches(state.process, running, key):
            state = _open(state, step, at=at)
    return state


def _somebody_is_asked(state: RunState, asked: Iterable[StepKind]) -> bool:
    """Somebody has a step of this position, or a branch that still runs leads to one."""
    kinds = frozenset(asked)
    if any(task.kind in kinds for task in state.open_tasks):
        return True
    return bool(state.open_tasks) and any(
        step_of(state.process, key).kind in kinds for key in state.arrived
    )


def _entry(state: RunState, asked: tuple[StepKind, ...]) -> ProcessStep:
    """The step with which a position begins: the first of the table; a second time, the appraisal."""
    there = [step for step in state.process.steps if step.kind in asked]
    if not there:
        return standard_step(STANDARD_AT[standing(state.position).plain])
    is_again = any(state.times_opened(step.key) for step in there)
    if StepKind.HAND_OVER in asked or (StepKind.APPRAISE in asked and is_again):
        there.sort(key=lambda step: asked.index(step.kind))
    return there[0]


def _can_be_asked(state: RunState, kind: StepKind) -> bool:
    place = standing(state.position).plain
    return kind in ASKED_AT.get(place, ()) or kind in OPEN_BESIDE.get(place, ())


def _open(state: RunState, step: ProcessStep, *, at: datetime) -> RunState:
    """Ask for a step, unless it is being asked for: again means anew, of whoever did it before."""
    arrived = state.arrived - {step.key}
    if any(task.step_key == step.key for task in state.open_tasks):
        return replace(state, arrived=arrived)
    agency_code = state.places.agency_of(step.actor)
    task = StepTask(
        step_key=step.key,
        kind=step.kind,
        name=step.name,
        ordinal=state.times_opened(step.key) + 1,
        agency_code=agency_code,
        role_key=step.actor.role_key,
        hours=step.hours,
        opened_at=at,
        assignee=_first_assignee(state, step, agency_code),
        barred=state.appraised_by() if step.kind in _BARS_APPRAISER else None,
    )
    return replace(state, tasks=(*state.tasks, task), arrived=arrived)


def _first_assignee(state: RunState, step: ProcessStep, agency_code: str) -> int | None:
    """Whoever did it before; what goes with the dossier is the holder's, or waits in the queue."""
    before = state.done_last(step.key)
    same = before.ended_by if before and before.agency_code == agency_code else None
    if not _is_holders(state, step.kind, step.actor.role_key, agency_code):
        return same
    if state.holder is None or step.kind is StepKind.APPRAISE:
        return state.holder
    return same or state.holder


def _end(
    state: RunState, task: StepTask, outcome: str, *, by: int | None, at: datetime, note: str = ""
) -> RunState:
    ended = replace(
        task,
        ended_at=max(at, task.opened_at),
        outcome=outcome,
        ended_by=by,
        is_held=False,
        note=note or task.note,
    )
    return _with(state, task, ended)


def _with(state: RunState, task: StepTask, changed: StepTask) -> RunState:
    return replace(state, tasks=tuple(changed if each is task else each for each in state.tasks))


def _retargeted(state: RunState, line: RunLine) -> RunState:
    """Steps of an agency that no longer has the dossier are asked of the one that has it now."""
    for task in state.open_tasks:
        agency_code = state.places.agency_of(step_of(state.process, task.step_key).actor)
        if agency_code == task.agency_code:
            continue
        state = _end(state, task, TaskEnd.MOVED.value, by=None, at=line.at)
        anew = replace(
            task,
            agency_code=agency_code,
            ordinal=state.times_opened(task.step_key) + 1,
            opened_at=max(line.at, task.opened_at),
            assignee=None,
            task_id=None,
        )
        state = replace(state, tasks=(*state.tasks, anew))
    return state


def _given(state: RunState) -> RunState:
    """Who has taken or was given the dossier has the steps that go with it."""
    for task in state.open_tasks:
        if goes_with_dossier(state, task):
            state = _with(state, task, replace(task, assignee=state.holder))
    return state


def _without_assignees(state: RunState) -> RunState:
    for task in state.open_tasks:
        if goes_with_dossier(state, task):
            state = _with(state, task, replace(task, assignee=None))
    return state


def goes_with_dossier(state: RunState, task: StepTask) -> bool:
    """Whether a step belongs to whoever settles the dossier."""
    return _is_holders(state, task.kind, task.role_key, task.agency_code)


def _is_holders(state: RunState, kind: StepKind, role_key: str, agency_code: str) -> bool:
    is_settling = kind in HELD_BY_HOLDER and role_key == CASE_OFFICER
    return is_settling and agency_code == state.places.competent


def _held(state: RunState) -> RunState:
    for task in state.open_tasks:
        is_held = state.is_waiting and task.kind not in GOES_ON
        if task.is_held != is_held:
            state = _with(state, task, replace(task, is_held=is_held))
    return state


def unplaced_steps(state: RunState, process: InternalProcess) -> tuple[str, ...]:
    """The names of open steps, and of joins that wait, which another process does not have."""
    kinds = {step.key: step.kind for step in process.steps}
    open_steps = {task.step_key: (task.kind, task.name) for task in state.open_tasks}
    for key in state.arrived:
        step = step_of(state.process, key)
        open_steps.setdefault(key, (step.kind, step.name))
    return tuple(name for key, (kind, name) in open_steps.items() if kinds.get(key) is not kind)


def moved_to(state: RunState, process: InternalProcess, *, at: datetime) -> RunState:
    """The run on another process: open steps are asked anew as it has them, of whoever has them."""
    before = state.open_tasks
    for task in before:
        state = _end(state, task, TaskEnd.MOVED.value, by=None, at=at)
    state = replace(state, process=process)
    for task in before:
        state = _open(state, step_of(process, task.step_key), at=at)
        anew = state.tasks[-1]
        is_same = (anew.role_key, anew.agency_code) == (task.role_key, task.agency_code)
        state = _with(state, anew, replace(anew, assignee=task.assignee if is_same else None))
    return settle(state, at)
