"""LR-045. The table of a dossier's life, cell by cell."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.errors import WrongState
from motcua.domain.dossiers.rules import ACT_RIGHTS, DEEDS, OFFICIAL_SIDES
from motcua.domain.dossiers.states import (
    ACCEPTED,
    APPRAISING,
    ARCHIVED,
    ASSIGNED,
    AWAITING_PAYMENT,
    DRAFT,
    LIFE,
    NATIONAL_CODES,
    PAUSED,
    POSITIONS,
    REFUSED,
    REJECTED,
    RESULT_READY,
    RETURNED,
    SIGNING,
    STOPPED,
    SUBMITTED,
    SUPPLEMENT_BEFORE_ACCEPTANCE,
    SUPPLEMENT_IN_PROCESS,
    TERMINAL,
    WITHDRAW_REQUESTED,
    WITHDRAWN,
    Act,
    Position,
    State,
    Way,
    acts_from,
    next_position,
)
from motcua.domain.slips.rules import SlipKind

BACK, STAYS = "back", "stays"
IN_PROGRESS = (ASSIGNED, APPRAISING, SIGNING)
DUE = (ACCEPTED, AWAITING_PAYMENT, *IN_PROGRESS, WITHDRAW_REQUESTED)

# Written out once more, from the lines of the life cycle: the test is not the table itself.
# (line, from, act, to)
LEGAL = [
    ("T1", DRAFT, Act.SUBMIT, SUBMITTED),
    ("T2", DRAFT, Act.REGISTER, SUBMITTED),
    ("T3", SUBMITTED, Act.ACCEPT, ACCEPTED),
    ("T4", SUBMITTED, Act.REQUEST_SUPPLEMENT_AT_INTAKE, SUPPLEMENT_BEFORE_ACCEPTANCE),
    ("T5", SUPPLEMENT_BEFORE_ACCEPTANCE, Act.ACCEPT, ACCEPTED),
    ("T5", SUPPLEMENT_BEFORE_ACCEPTANCE, Act.SEND_SUPPLEMENT, SUBMITTED),
    ("T6", SUBMITTED, Act.REFUSE, REFUSED),
    ("T7", ACCEPTED, Act.HAND_OVER, ASSIGNED),
    ("T7", ASSIGNED, Act.TAKE, APPRAISING),
    ("T7", ASSIGNED, Act.ASSIGN, APPRAISING),
    ("T7", APPRAISING, Act.ASSIGN, APPRAISING),
    ("T8", ACCEPTED, Act.RAISE_OBLIGATION, AWAITING_PAYMENT),
    ("T8", APPRAISING, Act.RAISE_OBLIGATION, AWAITING_PAYMENT),
    ("T9", AWAITING_PAYMENT, Act.RECORD_PAYMENT, BACK),
    ("T10", APPRAISING, Act.REQUEST_SUPPLEMENT_IN_PROCESS, SUPPLEMENT_IN_PROCESS),
    ("T10", SUPPLEMENT_IN_PROCESS, Act.SEND_SUPPLEMENT, STAYS),
    ("T11", SUPPLEMENT_IN_PROCESS, Act.ACCEPT_SUPPLEMENT, APPRAISING),
    ("T12", APPRAISING, Act.CONSULT, STAYS),
    *(
        (line, start, act, STAYS)
        for line, act in (
            ("T12", Act.SEND_PART),
            ("T12", Act.ANSWER_CONSULTATION),
            ("T13", Act.NOTE_CONSULTATION_OVERDUE),
        )
        for start in (*DUE, PAUSED, SUPPLEMENT_IN_PROCESS)
    ),
    *(
        ("T12", start, Act.RECALL_PART, STAYS)
        for start in (*DUE, PAUSED, SUPPLEMENT_IN_PROCESS, RESULT_READY, REJECTED)
    ),
    ("T14", APPRAISING, Act.RECORD_VERIFICATION, STAYS),
    ("T14", PAUSED, Act.RECORD_VERIFICATION, STAYS),
    ("T14", APPRAISING, Act.PAUSE, PAUSED),
    ("T14", PAUSED, Act.RESUME, APPRAISING),
    ("T15", APPRAISING, Act.PROPOSE_REJECTION, SIGNING),
    ("T15", SIGNING, Act.REJECT, REJECTED),
    ("T16", APPRAISING, Act.PROPOSE_RESULT, SIGNING),
    ("T16", SIGNING, Act.SEND_BACK, APPRAISING),
    ("T16", SIGNING, Act.APPROVE_RESULT, RESULT_READY),
    *(
        (line, start, act, end)
        for start in (RESULT_READY, REJECTED)
        for line, act, end in (
            ("T17", Act.HAND_TO_POST, STAYS),
            ("T17", Act.RETURN_RESULT, RETURNED),
            ("T22", Act.REMIND_COLLECTION, STAYS),
        )
    ),
    *(
        ("T18", start, act, STAYS)
        for start in (*DUE, RESULT_READY, REJECTED)
        for act in (Act.RAISE_APOLOGY, Act.APOLOGISE)
    ),
    *(
        ("T19", start, act, WITHDRAW_REQUESTED)
        for act in (Act.REQUEST_WITHDRAWAL, Act.RECORD_WITHDRAWAL_REQUEST)
        for start in (
            SUBMITTED,
            SUPPLEMENT_BEFORE_ACCEPTANCE,
            ACCEPTED,
            AWAITING_PAYMENT,
            *IN_PROGRESS,
            SUPPLEMENT_IN_PROCESS,
            PAUSED,
        )
    ),
    ("T20", WITHDRAW_REQUESTED, Act.AGREE_WITHDRAWAL, WITHDRAWN),
    ("T20", WITHDRAW_REQUESTED, Act.STOP, STOPPED),
    ("T21", WITHDRAW_REQUESTED, Act.DECLINE_WITHDRAWAL, BACK),
    ("T23", RETURNED, Act.REOPEN, ASSIGNED),
    ("T24", SUBMITTED, Act.TRANSFER, SUBMITTED),
    ("T24", ACCEPTED, Act.TRANSFER, ACCEPTED),
    ("T24", ASSIGNED, Act.TRANSFER, ASSIGNED),
    ("T24", APPRAISING, Act.TRANSFER, ASSIGNED),
    ("T25", RETURNED, Act.ARCHIVE, ARCHIVED),
    *(("-", start, Act.REDATE, STAYS) for start in DUE),
    ("-", APPRAISING, Act.FOLLOW_SUCCESSOR, ASSIGNED),
    *(
        ("-", start, Act.FOLLOW_SUCCESSOR, STAYS)
        for start in (
            SUBMITTED,
            SUPPLEMENT_BEFORE_ACCEPTANCE,
            ACCEPTED,
            AWAITING_PAYMENT,
            ASSIGNED,
            SIGNING,
            SUPPLEMENT_IN_PROCESS,
            PAUSED,
            WITHDRAW_REQUESTED,
            REJECTED,
            RESULT_READY,
        )
    ),
]
BESIDE_THE_TABLE = {
    permissions.READ,
    permissions.CLOSE_REGISTER,
    permissions.REASSIGN,  # of `assign`: also what another holds
    permissions.REISSUE_SLIP,
}
CELLS = {(start, act): (line, end) for line, start, act, end in LEGAL}


@pytest.mark.parametrize(("position", "act"), list(product(POSITIONS, Act)))
def test_every_cell_is_as_the_law_has_it(position, act):
    if (position, act) not in CELLS:
        with pytest.raises(WrongState):
            next_position(position, act)
        return
    line, end = CELLS[position, act]
    step = next(step for step in LIFE if step.act is act and position in step.starts)
    assert re.fullmatch(rf"{line}[a-z]?", step.number)
    assert step.basis
    match end:
        case "stays":
            assert next_position(position, act) == position
        case "back":
            behind = Position(position.state, position.stage, (APPRAISING,))
            assert next_position(behind, act) == APPRAISING
        case _:
            assert next_position(position, act).plain == end


def test_no_line_of_the_life_cycle_is_missing():
    numbers = {int(re.sub(r"\D", "", step.number)) for step in LIFE if step.number != "-"}
    assert numbers == set(range(1, 26))


def test_nothing_leads_out_of_the_end():
    assert {REFUSED, WITHDRAWN, STOPPED, ARCHIVED} == TERMINAL
    assert all(acts_from(position) == () for position in TERMINAL)


def test_every_position_is_reached_and_every_other_leads_on():
    reached = {DRAFT} | {step.ends for step in LIFE if isinstance(step.ends, Position)}
    assert reached == set(POSITIONS)
    assert {start for step in LIFE for start in step.starts} == set(POSITIONS) - TERMINAL


@pytest.mark.parametrize("way", [ACCEPTED, APPRAISING])
def test_a_wait_inside_a_wait_leads_back_step_by_step(way):
    """T8, T19, T21, T9: money is owed, withdrawal asked for and declined, then it is paid."""
    owing = next_position(way, Act.RAISE_OBLIGATION)
    leaving = next_position(owing, Act.REQUEST_WITHDRAWAL)
    assert leaving.plain == WITHDRAW_REQUESTED
    assert next_position(leaving, Act.DECLINE_WITHDRAWAL) == owing
    assert next_position(owing, Act.RECORD_PAYMENT) == way


def test_every_act_has_one_right_and_one_word():
    for act in Act:
        rows = [step for step in LIFE if step.act is act]
        assert len({(step.by, step.word, step.deed) for step in rows}) == 1, act
    assert set(ACT_RIGHTS) == set(Act)
    assert {right.word for right in ACT_RIGHTS.values()} == set(DEEDS)


def test_the_rights_are_those_of_the_officials_acts():
    """`permissions.py` is what roles are checked against: no right is missing or left over but
    those for reading and for what concerns no single dossier."""
    wanted = {right.permission for right in ACT_RIGHTS.values() if right.side in OFFICIAL_SIDES}
    held = {text for name, text in vars(permissions).items() if name.isupper()}
    assert wanted <= held
    assert held - wanted == BESIDE_THE_TABLE


def test_papers_that_the_table_names_exist():
    assert {step.slip for step in LIFE if step.slip} <= set(SlipKind)


def test_every_sent_state_has_a_code_of_the_national_portal():
    """Codes 1 to 10 as observed; a draft is not sent."""
    assert set(NATIONAL_CODES) == set(State) - {State.DRAFT}
    assert set(NATIONAL_CODES.values()) == set(range(1, 11))


def test_the_picture_in_the_readme_is_the_table():
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^    (\w+) --> (\w+): (\w+)$", text, re.MULTILINE))
    assert drawn == {
        (_drawn(start), _drawn(step.ends), step.act.value)
        for step in LIFE
        if step.ends is not Way.STAYS
        for start in step.starts
    }


def _drawn(end):
    if end is Way.BACK:
        return "where_it_was"
    return "_".join(filter(None, (end.state.value, end.stage.value)))


@given(st.lists(st.sampled_from(list(Act)), max_size=60))
def test_no_sequence_of_acts_leaves_the_table(acts):
    position = DRAFT
    for act in acts:
        try:
            position = next_position(position, act)
        except WrongState:
            assert act not in acts_from(position) or not position.behind
        assert position.plain in POSITIONS
        assert all(not behind.behind for behind in position.behind)
