"""Which questions are asked, which answers count, which steps follow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.guidance.rules import (
    all_paths,
    answers_kept,
    event_from,
    holds,
    next_question,
    questions_left_max,
    steps_for,
)

from .events import description, question, step

EVENT = event_from(description())


def test_questions_are_asked_in_order_and_only_where_they_matter():
    assert next_question(EVENT, {}).key == "con"
    assert next_question(EVENT, {"con": "co"}).key == "han"
    assert next_question(EVENT, {"con": "khong"}) is None
    assert (questions_left_max(EVENT, {}), questions_left_max(EVENT, {"con": "co"})) == (2, 1)
    assert list(all_paths(EVENT)) == [
        {"con": "co", "han": "dung"},
        {"con": "co", "han": "qua"},
        {"con": "khong"},
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"han": "dung", "con": "co"}, {"con": "co", "han": "dung"}),
        ({"con": "khong", "han": "dung"}, {"con": "khong"}),  # said on another branch
        ({"con": "maybe", "han": "dung"}, {}),
        ({"han": "dung"}, {}),  # what comes before is not answered
        ({"con": "co", "han": "<script>", "x": "y"}, {"con": "co"}),
    ],
)
def test_only_answers_to_what_is_asked_count(typed, kept):
    assert answers_kept(EVENT, typed) == kept


@given(
    st.dictionaries(
        st.sampled_from(["con", "han", "la"]),
        st.sampled_from(["co", "khong", "dung", "qua", "", "Có", "co\x00", "<b>"]),
    )
)
def test_whatever_stands_in_an_address_is_the_beginning_of_a_path(typed):
    kept = answers_kept(EVENT, typed)

    assert answers_kept(EVENT, kept) == kept
    assert any(kept.items() <= path.items() for path in all_paths(EVENT))


def test_a_condition_wants_all_its_answers_and_one_of_its_alternatives():
    both = ({"a": frozenset("x"), "b": frozenset("yz")},)

    assert holds((), {})
    assert holds(both, {"a": "x", "b": "z"})
    assert not holds(both, {"a": "x"})
    assert holds((*both, {"a": frozenset("q")}), {"a": "q"})


def test_steps_come_after_those_they_wait_for_whatever_their_order_in_the_file():
    event = event_from(
        description(
            questions=[question("a", "x", "y")],
            steps=[step("last", after=["middle"]), step("middle", after=["first"]), step("first")],
        )
    )

    assert [each.key for each in steps_for(event, {"a": "x"})] == ["first", "middle", "last"]
