"""The table of states, cell by cell."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.dossiers.errors import WrongState
from motcua.domain.dossiers.rules import ACT_RIGHTS, DEEDS
from motcua.domain.dossiers.states import (
    ACCEPTED,
    APPRAISING,
    ASSIGNED,
    DRAFT,
    POSITIONS,
    REFUSED,
    RESULT_READY,
    RETURNED,
    SIGNING,
    SUBMITTED,
    TERMINAL,
    TRANSITIONS,
    Act,
    acts_from,
    next_position,
)

# Written out once more, from the lines of the life cycle: the test is not the table itself.
LEGAL = {
    ("T1", DRAFT, Act.SUBMIT, SUBMITTED),
    ("T3", SUBMITTED, Act.ACCEPT, ACCEPTED),
    ("T6", SUBMITTED, Act.REFUSE, REFUSED),
    ("T7", ACCEPTED, Act.HAND_OVER, ASSIGNED),
    ("-", ASSIGNED, Act.TAKE, APPRAISING),
    ("-", APPRAISING, Act.PROPOSE_RESULT, SIGNING),
    ("-", SIGNING, Act.SEND_BACK, APPRAISING),
    ("T16", SIGNING, Act.APPROVE_RESULT, RESULT_READY),
    ("T17", RESULT_READY, Act.RETURN_RESULT, RETURNED),
}


@pytest.mark.parametrize(("position", "act"), list(product(POSITIONS, Act)))
def test_every_cell_is_as_the_law_has_it(position, act):
    legal = {(start, deed): end for _, start, deed, end in LEGAL}
    if (position, act) in legal:
        assert next_position(position, act) == legal[position, act]
    else:
        with pytest.raises(WrongState):
            next_position(position, act)


def test_nothing_leads_out_of_the_end():
    assert {REFUSED, RETURNED} == TERMINAL
    assert all(acts_from(position) == () for position in TERMINAL)


def test_every_position_is_reached_and_every_other_leads_on():
    reached = {DRAFT} | set(TRANSITIONS.values())
    assert reached == set(POSITIONS)
    assert {position for position, _ in TRANSITIONS} == set(POSITIONS) - TERMINAL


def test_every_act_of_an_official_has_a_right_and_a_word():
    assert set(ACT_RIGHTS) == set(Act) - {Act.SUBMIT}
    assert {right.word for right in ACT_RIGHTS.values()} <= set(DEEDS)


def test_the_picture_in_the_readme_is_the_table():
    text = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    drawn = set(re.findall(r"^    (\w+) --> (\w+): (\w+)$", text, re.MULTILINE))
    assert drawn == {
        (_drawn(start), _drawn(end), act.value) for (start, act), end in TRANSITIONS.items()
    }


def _drawn(position):
    return "_".join(filter(None, (position.state.value, position.stage.value)))


@given(st.lists(st.sampled_from(list(Act)), max_size=40))
def test_no_sequence_of_acts_leaves_the_table(acts):
    position = DRAFT
    for act in acts:
        try:
            position = next_position(position, act)
        except WrongState:
            assert act not in acts_from(position)
        assert position in POSITIONS
