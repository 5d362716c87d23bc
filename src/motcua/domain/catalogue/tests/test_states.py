"""LR-113: the table of a record's states; every empty cell is a refusal."""

import itertools

import pytest

from motcua.domain.catalogue.errors import RecordStateRefuses
from motcua.domain.catalogue.states import (
    ACT_NAMES,
    STATE_NAMES,
    TRANSITIONS,
    RecordAct,
    next_state,
)
from motcua.domain.catalogue.values import UNFINISHED, RecordState


@pytest.mark.parametrize(("state", "act"), itertools.product(RecordState, RecordAct))
def test_every_cell(state, act):
    if (state, act) in TRANSITIONS:
        assert next_state(state, act) is TRANSITIONS[state, act]
    else:
        with pytest.raises(RecordStateRefuses) as refusal:
            next_state(state, act)
        assert STATE_NAMES[state] in refusal.value.message % refusal.value.details


def test_what_is_over_stays_over():
    over = {RecordState.PUBLISHED, RecordState.DISCARDED}
    assert not {state for state, _act in TRANSITIONS} & over
    assert over == set(RecordState) - UNFINISHED


def test_nothing_is_signed_unchecked_nor_published_unsigned():
    assert [state for state, act in TRANSITIONS if act is RecordAct.SIGN] == [RecordState.CHECKED]
    assert [state for state, act in TRANSITIONS if act is RecordAct.PUBLISH] == [RecordState.SIGNED]


def test_whatever_is_saved_must_be_checked_again():
    saved = {target for (_state, act), target in TRANSITIONS.items() if act is RecordAct.SAVE}
    assert saved == {RecordState.DRAFTED}


def test_every_state_and_act_has_words():
    assert set(STATE_NAMES) == set(RecordState)
    assert set(ACT_NAMES) == set(RecordAct)
