"""Random lives of dossiers for the engine: acts that the law knows where a dossier lies."""

from datetime import datetime, timedelta

from motcua.domain.dossiers.states import DRAFT, Act, acts_from
from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow.rules.engine import apply, finish
from motcua.domain.workflow.rules.kinds import FINISHED_BY_HAND
from motcua.domain.workflow.rules.run import Places, RunLine, RunState, joins_reached
from motcua.foundation.clock import VIETNAM

BEGAN_AT = datetime(2026, 11, 19, 8, 0, tzinfo=VIETNAM)
PLACES = Places(
    receiving="mot-cua", competent="so", named={"Sở Xây dựng": "so-xd", "Công an": "ca"}
)
OTHER = {"mot-cua": "mot-cua-2", "mot-cua-2": "mot-cua", "so": "so-2", "so-2": "so"}
OFFICERS = (11, 12, 13)
SELDOM = {Act.REQUEST_WITHDRAWAL, Act.RECORD_WITHDRAWAL_REQUEST, Act.TRANSFER, Act.REFUSE}


def begun(process):
    """A dossier that was sent."""
    state = RunState(process=process, places=PLACES, position=DRAFT)
    return apply(state, RunLine(act=Act.SUBMIT, at=BEGAN_AT, by=1, places=PLACES))


def one_step(state, data, st, at):
    """Something that happens next: an act of the law, or a task that is ended by hand."""
    by = data.draw(st.sampled_from(OFFICERS))
    by_hand = [
        task for task in state.open_tasks if task.kind in FINISHED_BY_HAND and not task.is_held
    ]
    acts = [act for act in acts_from(state.position) if act not in SELDOM]
    seldom = [act for act in acts_from(state.position) if act in SELDOM]
    if seldom and data.draw(st.integers(0, 9)) == 0:
        acts = seldom
    if not acts and not by_hand:
        return None
    if by_hand and (not acts or data.draw(st.booleans())):
        task = data.draw(st.sampled_from(by_hand))
        outcome = data.draw(st.sampled_from([StepOutcome.DONE, *StepOutcome]))
        return finish(state, task, outcome, by=by, at=at)
    act = data.draw(st.sampled_from(acts))
    return apply(state, line(state, act, data, st, by=by, at=at))


def line(state, act, data, st, *, by, at):
    places, agency_code, step_key = state.places, "", ""
    if act is Act.TRANSFER:
        is_early = state.position.state.value == "submitted"
        moved = places.receiving if is_early else places.competent
        places = Places(
            receiving=OTHER[places.receiving] if is_early else places.receiving,
            competent=places.competent if is_early else OTHER[moved],
            named=places.named,
        )
    if act in {Act.ANSWER_CONSULTATION, Act.NOTE_CONSULTATION_OVERDUE}:
        asked = [task for task in state.open_tasks if task.kind in {"consult", "linked"}]
        if asked:
            task = data.draw(st.sampled_from(asked))
            agency_code, step_key = task.agency_code, task.step_key
    return RunLine(
        act=act,
        at=at,
        by=by,
        places=places,
        agency_code=agency_code,
        step_key=step_key,
        to_account=data.draw(st.sampled_from(OFFICERS)) if act is Act.ASSIGN else None,
    )


def later(data, st, at):
    """Often the same moment: acts of one stroke bear one."""
    return at + timedelta(minutes=data.draw(st.sampled_from([0, 0, 1, 30, 480])))


def reloaded(state):
    """What is read back from the rows alone."""
    return joins_reached(state.process, state.tasks)
