"""LR-087. Over any process and any lawful life: nobody is asked twice, no dossier is lost, joins fire once."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.domain.dossiers.states import APPRAISING, Act, acts_from
from motcua.domain.processes.rules.graph import Graph
from motcua.domain.processes.tests.any_process import processes
from motcua.domain.processes.values import (
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepExit,
    StepKind,
    StepOutcome,
)
from motcua.domain.workflow.rules.engine import apply, finish, settle
from motcua.domain.workflow.rules.kinds import FINISHED_BY_HAND
from motcua.domain.workflow.rules.run import RunLine, RunState
from motcua.domain.workflow.tests.rules import lives
from motcua.domain.workflow.tests.rules.lives import (
    BEGAN_AT,
    PLACES,
    begun,
    later,
    one_step,
    reloaded,
)

K = StepKind
_SLOW = {"deadline": None, "suppress_health_check": list(HealthCheck)}


def require_whole(state):
    """What holds after every act."""
    keys = Counter(task.step_key for task in state.open_tasks)
    assert all(count == 1 for count in keys.values()), keys
    assert len({(task.step_key, task.ordinal) for task in state.tasks}) == len(state.tasks)
    if state.is_over:
        assert state.open_tasks == ()
    elif state.position.state.value != "draft":
        assert state.open_tasks, f"nobody is asked at {state.position}"
    for task in state.tasks:
        assert task.ended_at is None or task.ended_at >= task.opened_at
        assert (task.ended_at is None) == (task.outcome == "")
    for task in state.open_tasks:
        goes_on = task.kind in {K.CONSULT, K.LINKED}
        assert task.is_held == (state.is_waiting and not goes_on)


@settings(max_examples=300, **_SLOW)
@given(process=processes(), data=st.data())
def test_any_process_and_any_life(process, data):
    state, at = begun(process), BEGAN_AT
    is_ring = bool(Graph(process).cycle)  # The gate lets none through: it may forget who has come.
    require_whole(state)
    for _ in range(data.draw(st.integers(0, 25))):
        at = later(data, st, at)
        following = one_step(state, data, st, at)
        if following is None:
            break
        state = following
        require_whole(state)
        if not state.is_over and not is_ring:
            assert reloaded(state) >= state.arrived


# Processes as offices draw them, and a model that counts tokens: a join fires when as many branches
# have come as lead to it.


@st.composite
def drawn(draw):
    """Intake, perhaps hand-over and assignment, branches that may fork, appraisal, signature, return."""
    steps, count = [], iter(range(100))
    last = [add(steps, count, K.INTAKE)]
    for kind in (K.HAND_OVER, K.ASSIGN):
        if draw(st.booleans()):
            last = [after(steps, count, last, kind)]
    last = [after(steps, count, last, draw(st.sampled_from([K.WORK, K.LINKED])))]
    for _ in range(draw(st.integers(0, 2))):
        width = draw(st.integers(2, 3))
        kinds = [draw(st.sampled_from([K.WORK, K.CONSULT, K.LINKED])) for _ in range(width)]
        begins = [add(steps, count, kind) for kind in kinds]
        lead(steps, last, begins)
        ends = [
            after(steps, count, [begin], K.WORK) if draw(st.booleans()) else begin
            for begin in begins
        ]
        last = [after(steps, count, ends, K.WORK, waits=True)]
    last = [after(steps, count, last, K.APPRAISE, waits=draw(st.booleans()))]
    if draw(st.booleans()):
        last = [after(steps, count, last, K.REVIEW)]
    last = [after(steps, count, last, K.SIGN)]
    if draw(st.booleans()):
        last = [after(steps, count, last, K.ISSUE)]
    after(steps, count, last, K.RETURN)
    appraisal = next(step.key for step in steps if step.kind is K.APPRAISE)
    back = StepExit(outcome=StepOutcome.SEND_BACK, to=(appraisal,))
    return InternalProcess(
        procedure_slug="a",
        symbol="QT",
        name="Quy trình",
        steps=tuple(
            replace(step, exits=(*step.exits, back)) if step.kind in {K.REVIEW, K.SIGN} else step
            for step in steps
        ),
    )


def add(steps, count, kind, *, waits=False):
    number = next(count)
    place = Place.RECEIVING if kind in {K.INTAKE, K.HAND_OVER, K.RETURN} else Place.COMPETENT
    role = {K.SIGN: "leader", K.REVIEW: "unit_head"}.get(kind, "case_officer")
    steps.append(
        ProcessStep(
            key=f"b{number}",
            name=f"Bước {number}",
            kind=kind,
            actor=StepActor(place=place, role_key=role),
            hours=Decimal(4),
            waits_for_all=waits,
        )
    )
    return steps[-1].key


def after(steps, count, before, kind, *, waits=False):
    key = add(steps, count, kind, waits=waits)
    lead(steps, before, [key])
    return key


def lead(steps, before, to):
    for place, step in enumerate(steps):
        if step.key in before:
            steps[place] = replace(step, exits=(StepExit(outcome=StepOutcome.DONE, to=tuple(to)),))


class Tokens:
    """Tokens on steps. Knows nothing of positions, of time, or of people."""

    def __init__(self, process):
        self.steps = {step.key: step for step in process.steps}
        self.needs = Counter(
            to
            for step in process.steps
            for one in step.exits
            if one.outcome == "done"
            for to in one.to
        )
        self.on = {process.steps[0].key}
        self.come = Counter()
        self.fired = Counter()

    def end(self, key, outcome=StepOutcome.DONE):
        self.on.remove(key)
        for to in self.steps[key].exit_for(outcome).to if self.steps[key].exits else ():
            if not self.steps[to].waits_for_all or outcome is StepOutcome.SEND_BACK:
                self.on.add(to)
                continue
            self.come[to] += 1
            if self.come[to] == self.needs[to]:
                self.come[to] = 0
                self.fired[to] += 1
                self.on.add(to)


ENDING_ACT = {
    K.HAND_OVER: Act.HAND_OVER,
    K.ASSIGN: Act.ASSIGN,
    K.APPRAISE: Act.PROPOSE_RESULT,
    K.SIGN: Act.APPROVE_RESULT,
    K.RETURN: Act.RETURN_RESULT,
    K.CONSULT: Act.ANSWER_CONSULTATION,
    K.LINKED: Act.ANSWER_CONSULTATION,
}


@settings(max_examples=300, **_SLOW)
@given(process=drawn(), data=st.data())
def test_the_engine_asks_whom_a_count_of_tokens_asks(process, data):
    """Whatever the order in which parallel branches end, and however often a draft goes back."""
    state, tokens, at = begun(process), Tokens(process), BEGAN_AT
    backs, joins = 0, Counter()
    while not state.is_over:
        assert {task.step_key for task in state.open_tasks} == tokens.on
        at = later(data, st, at)
        task = data.draw(st.sampled_from(state.open_tasks))
        sends_back = (
            task.kind in {K.REVIEW, K.SIGN} and backs < 2 and data.draw(st.integers(0, 2)) == 0
        )
        before = {(one.step_key, one.ordinal) for one in state.tasks}
        if sends_back:
            backs += 1
            state = do(state, Act.SEND_BACK, task, at)
            tokens.end(task.step_key, StepOutcome.SEND_BACK)
        elif task.kind is K.INTAKE:
            state = intake(state, at)
            tokens.end(task.step_key)
        elif task.kind in FINISHED_BY_HAND:
            state = finish(state, task, StepOutcome.DONE, by=13, at=at)
            tokens.end(task.step_key)
        else:
            state = taken(state, task, at)
            state = do(state, ENDING_ACT[task.kind], task, at)
            tokens.end(task.step_key)
        opened = [one for one in state.tasks if (one.step_key, one.ordinal) not in before]
        joins.update(one.step_key for one in opened if tokens.steps[one.step_key].waits_for_all)
        require_whole(state)
        assert reloaded(state) == state.arrived
    assert tokens.on == set()
    went_back = Counter(
        {key: backs for key, step in tokens.steps.items() if step.kind is K.APPRAISE}
    )
    for key, count in joins.items():
        assert count == tokens.fired[key] + went_back[key]


def intake(state, at):
    """Until hand-over where the process has no step of its own for it."""
    state = apply(state, RunLine(act=Act.ACCEPT, at=at, by=2, places=PLACES))
    if state.has(K.HAND_OVER):
        return state
    return apply(state, RunLine(act=Act.HAND_OVER, at=at, by=2, places=PLACES))


def taken(state, task, at):
    """Appraisal begins with taking, where nobody assigned it."""
    if task.kind is K.APPRAISE and Act.TAKE in acts_from(state.position):
        return apply(state, RunLine(act=Act.TAKE, at=at, by=12, places=PLACES))
    return state


def do(state, act, task, at):
    is_answer = act is Act.ANSWER_CONSULTATION
    return apply(
        state,
        RunLine(
            act=act,
            at=at,
            by=14 if act in {Act.APPROVE_RESULT, Act.SEND_BACK} else 12,
            places=PLACES,
            agency_code=task.agency_code if is_answer else "",
            step_key=task.step_key if is_answer else "",
            to_account=12 if act is Act.ASSIGN else None,
        ),
    )


def test_a_draft_that_went_back_is_whoever_appraised_it():
    process = InternalProcess(procedure_slug="a", symbol="QT", name="Quy trình", steps=())
    state, at = begun(process), BEGAN_AT
    acts = [(Act.ACCEPT, 2), (Act.HAND_OVER, 2), (Act.TAKE, 12), (Act.PROPOSE_RESULT, 12)]
    for act, by in acts:
        at += timedelta(hours=1)
        state = apply(state, RunLine(act=act, at=at, by=by, places=PLACES))
    [signing] = state.open_tasks
    assert (signing.kind, signing.barred) == (K.SIGN, 12)
    state = do(state, Act.SEND_BACK, signing, at)
    [again] = state.open_tasks
    assert (again.kind, again.ordinal, again.assignee) == (K.APPRAISE, 2, 12)
    state = do(state, Act.PROPOSE_RESULT, again, at)
    [signing] = state.open_tasks
    assert (signing.kind, signing.ordinal, signing.assignee) == (K.SIGN, 2, 14)


def test_what_an_act_went_past_is_skipped():
    """A leader signs though a head was to review it first: done outside the desk, by the law alone."""
    state = in_review()
    state = do(state, Act.APPROVE_RESULT, state.open_tasks[0], BEGAN_AT)
    assert [(task.kind, task.outcome) for task in state.tasks][-3:] == [
        (K.REVIEW, "skipped"),
        (K.SIGN, "done"),
        (K.RETURN, ""),
    ]


def test_another_agency_gets_the_open_steps_and_nobody_has_them_yet():
    state = in_review()
    state = do(state, Act.SEND_BACK, state.open_tasks[0], BEGAN_AT)
    moved = lives.Places(receiving="mot-cua", competent="so-2", named=PLACES.named)
    state = apply(state, RunLine(act=Act.TRANSFER, at=BEGAN_AT, by=2, places=moved))
    [task] = state.open_tasks
    assert (task.kind, task.agency_code, task.assignee) == (K.APPRAISE, "so-2", None)
    assert [one.outcome for one in state.tasks if one.step_key == task.step_key] == [
        "done",
        "moved",
        "",
    ]


def test_before_a_line_tells_where_it_lies_what_is_open_stays():
    """A dossier whose journal begins in the middle: its step was asked by what the law says of it."""
    process = InternalProcess(procedure_slug="a", symbol="QT", name="Quy trình", steps=())
    untold = RunState(process=process, places=PLACES)
    asked = settle(replace(untold, position=APPRAISING), BEGAN_AT)
    [appraisal] = asked.open_tasks
    line = RunLine(act=Act.REDATE, at=BEGAN_AT, by=None, places=PLACES)
    assert apply(replace(asked, position=untold.position), line).tasks == (appraisal,)


def in_review():
    steps, count = [], iter(range(10))
    last = add(steps, count, K.INTAKE)
    for kind in (K.APPRAISE, K.REVIEW, K.SIGN, K.RETURN):
        last = after(steps, count, [last], kind)
    process = InternalProcess(procedure_slug="a", symbol="QT", name="Quy trình", steps=tuple(steps))
    state = intake(begun(process), BEGAN_AT)
    state = apply(state, RunLine(act=Act.TAKE, at=BEGAN_AT, by=12, places=PLACES))
    return apply(state, RunLine(act=Act.PROPOSE_RESULT, at=BEGAN_AT, by=12, places=PLACES))
