"""Tables as they come from people and files."""

import copy
import json
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.processes.errors import ProcessUnreadable
from motcua.domain.processes.rules.written import (
    STEPS_MAX,
    digest_of,
    process_as_data,
    process_from,
)
from motcua.domain.processes.tests.tables import short_process, short_table, step
from motcua.domain.processes.values import Place, StepKind, StepOutcome


def test_a_table_is_read_cell_by_cell():
    process = short_process()

    assert [each.key for each in process.steps] == ["nhan", "tham", "ky", "tra"]
    appraisal = process.step("tham")
    assert (appraisal.kind, appraisal.hours) == (StepKind.APPRAISE, Decimal(4))
    assert (appraisal.actor.place, appraisal.actor.role_key) == (Place.COMPETENT, "case_officer")
    assert [each.outcome for each in appraisal.exits] == [
        StepOutcome.DONE,
        StepOutcome.REFUSE,
        StepOutcome.SUPPLEMENT,
    ]


def test_what_is_written_is_read_back_the_same():
    process = short_process()
    assert process_from(json.loads(json.dumps(process_as_data(process)))) == process


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        (4, "4"),
        (0.5, "0.5"),
        ("1,5", "1.5"),
        ("4.00", "4"),
        (" 2 ", "2"),
        (Decimal("0.25"), "0.25"),
    ],
)
def test_hours_may_be_numbers_or_texts(written, hours):
    table = short_table()
    table["steps"][1]["hours"] = written
    assert process_from(table).step("tham").hours == Decimal(hours)


def test_the_digest_says_what_is_said_and_not_how():
    table = short_table()
    table["steps"][1]["hours"] = "4.00"
    table["name"] = unicodedata.normalize("NFD", f"  {table['name']} ")
    assert digest_of(process_from(table)) == digest_of(short_process())
    table["steps"][1]["hours"] = 5
    assert digest_of(process_from(table)) != digest_of(short_process())


def test_text_that_is_not_in_nfc_is_brought_to_it():
    table = short_table(name=unicodedata.normalize("NFD", "Chứng thực"))
    assert process_from(table).name == unicodedata.normalize("NFC", "Chứng thực")


def _put(table, path, value):
    *way, last = path
    for part in way:
        table = table[part]
    if value is _GONE:
        del table[last]
    else:
        table[last] = value


_GONE = object()
_TOO_LONG = "d" * 20_000
MALFORMED = [
    # (where, what, row named, field named)
    (["procedure_slug"], "", 0, "procedure_slug"),
    (["procedure_slug"], "đăng ký", 0, "procedure_slug"),
    (["procedure_slug"], ["a"], 0, "procedure_slug"),
    (["name"], None, 0, "name"),
    (["name"], _TOO_LONG, 0, "name"),
    (["symbol"], "Q\x00T", 0, "symbol"),
    (["symbol"], "QT\u202e01", 0, "symbol"),
    (["steps"], [], 0, "steps"),
    (["steps"], {}, 0, "steps"),
    (["steps"], "bước", 0, "steps"),
    (["steps"], [step("a", "work", "end:result")] * (STEPS_MAX + 1), 0, "steps"),
    (["extra"], 1, 0, "extra"),
    (["steps", 1], None, 2, "dòng"),
    (["steps", 1], "tham", 2, "dòng"),
    (["steps", 1, "key"], _GONE, 2, "key"),
    (["steps", 1, "key"], "thẩm", 2, "key"),
    (["steps", 1, "key"], "end:result", 2, "key"),
    (["steps", 1, "key"], "nhan", 2, "key"),
    (["steps", 1, "name"], "   ", 2, "name"),
    (["steps", 1, "kind"], "think", 2, "kind"),
    (["steps", 1, "kind"], 7, 2, "kind"),
    (["steps", 1, "kind"], _GONE, 2, "kind"),
    (["steps", 1, "actor"], _GONE, 2, "actor"),
    (["steps", 1, "actor", "place"], "hell", 2, "actor.place"),
    (["steps", 1, "actor", "role"], ["a", "b"], 2, "actor.role"),
    (["steps", 1, "actor", "floor"], "3", 2, "actor.floor"),
    (["steps", 1, "hours"], _GONE, 2, "hours"),
    (["steps", 1, "hours"], -1, 2, "hours"),
    (["steps", 1, "hours"], True, 2, "hours"),
    (["steps", 1, "hours"], "bốn", 2, "hours"),
    (["steps", 1, "hours"], "1e3", 2, "hours"),
    (["steps", 1, "hours"], float("nan"), 2, "hours"),
    (["steps", 1, "hours"], float("inf"), 2, "hours"),
    (["steps", 1, "hours"], 10_001, 2, "hours"),
    (["steps", 1, "hours"], 0.125, 2, "hours"),
    (["steps", 1, "hours"], 10**400, 2, "hours"),
    (["steps", 1, "waits_for_all"], "no", 2, "waits_for_all"),
    (["steps", 1, "inputs"], {"a": 1}, 2, "inputs"),
    (["steps", 1, "inputs"], ["x"] * 31, 2, "inputs"),
    (["steps", 1, "inputs"], ["x", None], 2, "inputs[2]"),
    (["steps", 1, "slips"], [3], 2, "slips[1]"),
    (["steps", 1, "exits"], "ky", 2, "exits"),
    (["steps", 1, "exits"], [{"outcome": "done", "to": ["ky"]}] * 2, 2, "exits[2].outcome"),
    (["steps", 1, "exits", 0], [], 2, "exits[1]"),
    (["steps", 1, "exits", 0, "outcome"], "maybe", 2, "exits[1].outcome"),
    (["steps", 1, "exits", 0, "to"], [], 2, "exits[1].to"),
    (["steps", 1, "exits", 0, "to"], ["ky", "ky"], 2, "exits[1].to"),
    (["steps", 1, "exits", 0, "to"], ["end:heaven"], 2, "exits[1].to"),
    (["steps", 1, "exits", 0, "to"], [f"a{n}" for n in range(21)], 2, "exits[1].to"),
    (["steps", 1, "exits", 0, "if"], "x", 2, "exits[1].if"),
]


@pytest.mark.parametrize(("path", "value", "row", "field"), MALFORMED)
def test_a_faulty_cell_is_named_with_its_cure(path, value, row, field):
    table = copy.deepcopy(short_table())
    _put(table, path, value)

    with pytest.raises(ProcessUnreadable) as refused:
        process_from(table)

    fault = refused.value.faults[0]
    assert (fault.row, fault.field) == (row, field)
    assert fault.text.startswith(f"Bước {row}, " if row else "Phần đầu, ")
    assert "Xin " in fault.text
    assert fault.text in refused.value.details["reason"]


@pytest.mark.parametrize("body", [None, [], "", 0, 1.5, True, b"x", [[]], {"steps": None}, {1: 2}])
def test_what_is_no_table_is_refused(body):
    with pytest.raises(ProcessUnreadable):
        process_from(body)


def test_every_fault_is_told_at_once():
    table = short_table()
    table["steps"][0]["hours"] = "x"
    table["steps"][2]["kind"] = "y"
    table["steps"][3]["key"] = "z z"
    with pytest.raises(ProcessUnreadable) as refused:
        process_from(table)
    assert [fault.row for fault in refused.value.faults] == [1, 3, 4]
    assert refused.value.details["count"] == 3


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["procedure_slug", "name", "steps", "key", "kind", "actor", "exits", "to"]
            )
            | st.text(max_size=4),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(_JSON)
def test_no_body_breaks_the_reader(body):
    """Whatever is no table is refused with its faults."""
    with pytest.raises(ProcessUnreadable) as refused:  # nothing so small is a process
        process_from(body)
    assert refused.value.faults
