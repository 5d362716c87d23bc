"""Where a step leads, in the words that offices write into a cell."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.domain.processes.rules.transitions import (
    TransitionUnreadable,
    exit_from_text,
    exits_as_text,
    exits_from_text,
    outcome_of,
    targets_as_text,
)
from motcua.domain.processes.tests.any_process import exits
from motcua.domain.processes.values import StepExit, StepOutcome

KEYS = {1: "nhan", 2: "tham", 3: "ky", 4: "tra"}
ORDERS = {key: order for order, key in KEYS.items()}


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        ("3", ("ky",)),
        ("bước 3", ("ky",)),
        ("Chuyển sang bước 3", ("ky",)),
        ("B3", ("ky",)),
        ("2, 3", ("tham", "ky")),
        ("2 và 3", ("tham", "ky")),
        ("2; 2", ("tham",)),
        ("ky", ("ky",)),
        ("Kết quả", ("end:result",)),
        ("ket thuc", ("end:result",)),
        ("từ chối", ("end:refusal",)),
        ("rút hồ sơ", ("end:withdrawal",)),
        ("end:refusal", ("end:refusal",)),
    ],
)
def test_one_cell(typed, to):
    assert exit_from_text(typed, outcome=StepOutcome.DONE, keys=KEYS).to == to


def test_a_condition_stands_in_brackets():
    leads = exit_from_text("4 (hồ sơ trên 5 ha)", outcome=StepOutcome.DONE, keys=KEYS)
    assert leads == StepExit(outcome=StepOutcome.DONE, to=("tra",), condition="hồ sơ trên 5 ha")


def test_an_empty_cell_is_no_exit():
    assert exit_from_text("  ", outcome=StepOutcome.DONE, keys=KEYS) is None


@pytest.mark.parametrize(
    "typed", ["9", "0", "-1", "bước cuối", "(khi đủ)", "3 4", "³", "end:nowhere"]
)
def test_what_leads_nowhere_is_named(typed):
    with pytest.raises(TransitionUnreadable) as refused:
        exit_from_text(typed, outcome=StepOutcome.DONE, keys=KEYS)
    assert refused.value.word


def test_all_exits_in_one_cell():
    read = exits_from_text(
        "Đạt: 3; Cần bổ sung: 1\nTrả lại: 2; Không đạt: từ chối (có văn bản; nêu lý do)", keys=KEYS
    )
    assert [(each.outcome, each.to) for each in read] == [
        (StepOutcome.DONE, ("ky",)),
        (StepOutcome.SUPPLEMENT, ("nhan",)),
        (StepOutcome.SEND_BACK, ("tham",)),
        (StepOutcome.REFUSE, ("end:refusal",)),
    ]
    assert read[-1].condition == "có văn bản; nêu lý do"


@pytest.mark.parametrize("typed", ["Đạt: 2; Đạt: 3", "Có lẽ: 2", "Đạt: ; Đạt: 3"])
def test_a_cell_that_says_two_things_is_refused(typed):
    with pytest.raises(TransitionUnreadable):
        exits_from_text(typed, keys=KEYS)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Không đạt", StepOutcome.REFUSE),
        ("không đồng ý", StepOutcome.SEND_BACK),
        ("Đồng ý", StepOutcome.DONE),
        ("Yêu cầu bổ sung", StepOutcome.SUPPLEMENT),
        ("đất đai", None),
        ("", None),
    ],
)
def test_the_outcome_that_words_mean(words, outcome):
    assert outcome_of(words) is outcome


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(written=exits(list(KEYS.values())))
def test_what_is_written_is_read_back(written):
    assert exits_from_text(exits_as_text(written, orders=ORDERS), keys=KEYS) == written
    for each in written:
        text = targets_as_text(each, orders=ORDERS)
        assert exit_from_text(text, outcome=each.outcome, keys=KEYS) == each


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(typed=st.text(max_size=60))
def test_any_text_is_read_or_refused(typed):
    try:
        read = exits_from_text(typed, keys=KEYS)
    except TransitionUnreadable:
        return
    assert len({each.outcome for each in read}) == len(read)
