"""A record as it is typed: what is shown and read again is what was; every fault knows its cell."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from motcua.domain.records.rules.described import Kind
from motcua.domain.records.rules.described_record import CARRIED, FIELDS, GROUPS, SECTIONS
from motcua.domain.records.rules.record import blank_record, read_record, record_as_data
from motcua.domain.records.rules.typed import (
    Place,
    TypedRecord,
    blank_row,
    is_blank,
    typed_of,
    understood,
)
from motcua.domain.records.rules.typed_values import shown_value, value_of
from motcua.domain.records.tests.rows import version

FACTS = record_as_data(
    version(
        subjects=["citizen", "organization"],
        cases=[{"key": "qua-han", "name": "Quá hạn", "condition": "sau 60 ngày"}],
        sequence=[
            {"order": 1, "name": "Nộp", "text": "Nộp hồ sơ."},
            {"order": 1, "name": "Giải trình", "text": "Nêu lý do.", "cases": ["qua-han"]},
            {"order": 2, "name": "Nhận", "text": "Nhận kết quả."},
        ],
        methods=[
            {"channel": "direct", "note": "Buổi sáng"},
            {
                "channel": "online",
                "limits": [{"value": 3, "unit": "working_days", "cases": ["qua-han"]}],
                "fees": [{"kind": "le_phi", "name": "Lệ phí", "amount_vnd": 0}],
            },
            {"channel": "post", "fees": []},
        ],
        fees=[{"kind": "le_phi", "name": "Lệ phí", "amount_vnd": 25000, "per": "lần"}],
        data_sources=[{"source": "CSDL dân cư", "field": "nơi cư trú", "component": 1}],
    )
)


def test_every_column_of_a_record_is_typed_or_carried():
    typed = {*FIELDS, *GROUPS} - {"method_limits"}
    assert typed | set(CARRIED) == set(blank_record())


def test_every_field_says_what_it_asks_and_required_ones_by_which_law():
    for section in SECTIONS:
        for part in section.parts:
            assert part.label
    letters = {each.law for each in (*FIELDS.values(), *GROUPS.values()) if "điều 8" in each.law}
    assert {law.rpartition(" ")[2] for law in letters} == set("abcdđegh")


def test_what_is_shown_and_read_again_is_what_was():
    found = understood(typed_of(FACTS), base=FACTS)
    assert found.faults == []
    read, faults = read_record(found.data)
    assert faults == ()
    assert record_as_data(read) == FACTS


def test_steps_are_counted_case_by_case():
    typed = typed_of(FACTS)
    assert [row["order"] for row in typed.rows["sequence"]] == ["", "", ""]
    typed.rows["sequence"][2]["order"] = "9"
    assert understood(typed, base=FACTS).data["sequence"][2]["order"] == 9


def test_limits_and_fees_of_a_method_are_inside_it():
    typed = typed_of(FACTS)
    assert [row["channel"] for row in typed.rows["fees"]] == ["", "online"]
    assert [row["channel"] for row in typed.rows["method_limits"]] == ["online"]
    methods = understood(typed).data["methods"]
    assert methods[1]["limits"][0]["value"] == 3
    assert methods[1]["fees"][0]["amount_vnd"] == 0
    assert methods[2]["fees"] == []
    assert "fees" not in methods[0]


def test_rows_in_which_nothing_is_typed_are_left_out():
    typed = typed_of(FACTS)
    for key, group in GROUPS.items():
        assert is_blank(group, blank_row(group))
        typed.rows[key].insert(0, blank_row(group))
    found = understood(typed, base=FACTS)
    assert found.data["components"] == FACTS["components"]
    assert found.place_of("components.0.name") == Place("components", 2, "name")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("name", Place("name")),
        ("competent_names.1", Place("competent_names")),
        ("components", Place("components")),
        ("components.0.original", Place("components", 1, "original")),
        ("fees.0.per", Place("fees", 1, "per")),
        ("methods.1.fees.0.per", Place("fees", 2, "per")),
        ("methods.1.limits.0.value", Place("method_limits", 1, "value")),
        ("methods.1.limits", Place("methods", 2, "limits")),
        ("sequence.1.cases.0", Place("sequence", 2, "cases")),
        ("steps.0", None),
    ],
)
def test_a_fault_of_the_data_finds_the_cell_in_which_it_was_typed(path, place):
    assert understood(typed_of(FACTS), base=FACTS).place_of(path) == place


@pytest.mark.parametrize(
    ("group", "column", "text", "said"),
    [
        ("fees", "amount_vnd", "hai lăm nghìn", "không phải số nguyên"),
        ("fees", "amount_vnd", "25.00", "không phải số nguyên"),
        ("fees", "amount_vnd", "-5", "không phải số nguyên"),
        ("components", "original", "1,5", "không phải số nguyên"),
        ("limit_variants", "value", "ba", "không phải số"),
        ("limit_variants", "value", "nan", "không phải số"),
        ("fees", "amount_usd", "1.000", "hiểu được hai cách"),
        ("fees", "amount_usd", "123.456.789.012.345,12x", "không phải số"),
        ("limit_variants", "unit", "", "Chưa chọn"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_its_place(group, column, text, said):
    typed = typed_of(FACTS)
    row = {**blank_row(GROUPS[group]), "name": "x", "condition": "x", "value": "1", column: text}
    typed.rows[group] = [row]
    told = {fault.place: fault for fault in understood(typed).faults}
    fault = told[Place(group, 1, column)]
    assert said in fault.sentence
    assert fault.cure


def test_a_fee_of_a_method_that_there_is_not_is_told():
    typed = typed_of(FACTS)
    del typed.rows["methods"][1]
    faults = understood(typed).faults
    assert {fault.place for fault in faults} == {
        Place("fees", 2, "channel"),
        Place("method_limits", 1, "channel"),
    }


def test_what_the_form_does_not_ask_stays_as_it_was():
    found = understood(TypedRecord({}, {}), base=FACTS)
    assert {key: found.data[key] for key in CARRIED} == {key: FACTS[key] for key in CARRIED}


LETTERS = some.text("abcđêâ ộ.,:;\n0123456789-“”", max_size=40)


@settings(max_examples=150, deadline=None)
@given(data=some.data())
def test_whatever_is_typed_is_understood_or_told_and_never_lost(data):
    """What could be understood is shown again as something that means the same."""
    typed = TypedRecord(
        {
            key: data.draw(LETTERS, label=key)
            for key in data.draw(some.sets(some.sampled_from(list(FIELDS)), max_size=4))
        },
        {
            key: [
                {column.key: data.draw(LETTERS) for column in GROUPS[key].columns}
                for _ in range(data.draw(some.integers(0, 2)))
            ]
            for key in data.draw(some.sets(some.sampled_from(list(GROUPS)), max_size=3))
        },
    )
    before = copy.deepcopy(typed)
    found = understood(typed)
    assert typed == before
    if not found.faults:
        again = understood(typed_of(found.data))
        assert again.data == found.data


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.WHOLE, "1.250.000", 1_250_000),
        (Kind.WHOLE, "8000", 8000),
        (Kind.NUMBER, "0,5", 0.5),
        (Kind.NUMBER, "1.250,5", 1250.5),
        (Kind.NUMBER, "7", 7),
        (Kind.TIME, "15h", "15:00"),
        (Kind.TIME, "8 giờ 30", "08:30"),
        (Kind.DAY, "31/12/2026", "2026-12-31"),
        (Kind.DAY, "2026-12-31", "2026-12-31"),
        (Kind.LINES, "một\n\nhai ", ["một", "hai"]),
        (Kind.CASES, "a, b", ["a", "b"]),
        (Kind.YES, "co", True),
        (Kind.YES, "", False),
    ],
)
def test_values_are_written_as_people_here_write_them(kind, text, value):
    column = next(
        each
        for group in GROUPS.values()
        for each in (*group.columns, *FIELDS.values())
        if each.kind is kind
    )
    assert value_of(column, text) == value
    assert value_of(column, shown_value(column, value)) == value
