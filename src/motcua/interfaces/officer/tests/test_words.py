"""Every act, position and journal word of the table of a dossier's life has its words on the desk."""

import re
from pathlib import Path

import pytest

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.rules.rights import OFFICIAL_SIDES
from motcua.domain.dossiers.states import LIFE, POSITIONS, acts_from
from motcua.interfaces.officer.act_words import ACT_WORDS, HISTORY_WORDS, STEP_WORDS, step_words

OFFICIAL_ACTS = {step.act for step in LIFE if step.by in OFFICIAL_SIDES}
GLOBAL_KEYS = set("BGJKX")


def test_every_act_of_an_official_has_words_and_no_other():
    assert set(ACT_WORDS) == OFFICIAL_ACTS


@pytest.mark.parametrize("act", sorted(ACT_WORDS))
def test_words_are_whole(act):
    words = ACT_WORDS[act]
    assert str(words.label)
    assert str(words.done).endswith(".")
    assert not str(words.guidance) or str(words.guidance).endswith(".")
    assert not str(words.whose) or str(words.whose).endswith(".")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", words.address)
    assert words.guidance or not words.is_main


def test_addresses_differ():
    addresses = [words.address for words in ACT_WORDS.values()]
    assert len(addresses) == len(set(addresses))


@pytest.mark.parametrize("position", POSITIONS, ids=lambda each: f"{each.state}-{each.stage}")
def test_letters_differ_where_they_meet(position):
    """An officer may hold several roles: of the acts of one position no two have the same letter."""
    keys = [ACT_WORDS[act].key for act in acts_from(position) if act in ACT_WORDS]
    assert len(keys) == len(set(keys)), keys
    assert not set(keys) & GLOBAL_KEYS


def test_every_position_has_words():
    assert set(STEP_WORDS) == {(position.state, position.stage) for position in POSITIONS}
    assert all(step_words(*pair) for pair in STEP_WORDS)


def test_every_journal_word_has_words():
    of_the_table = {step.journal_word for step in LIFE}
    missing = of_the_table - set(HISTORY_WORDS)
    assert not missing, missing
    known = set()
    for path in Path(actions.__file__).parent.glob("*.py"):
        known |= set(re.findall(r'"(dossiers\.[a-z_]+)"', path.read_text(encoding="utf-8")))
    left_over = set(HISTORY_WORDS) - of_the_table - known
    assert not left_over, left_over
