"""LR-107. A record as data and back; everything wrong is told with its place and cure."""

import copy
import json
import unicodedata
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.records.errors import RecordUnreadable
from motcua.domain.records.rules.record import (
    blank_record,
    read_record,
    record_as_data,
    record_from,
)
from motcua.domain.records.rules.record_shape import RECORD
from motcua.domain.records.values import PublishedVersion

from .records import FULL, records


@given(records())
def test_a_record_survives_json_and_reading(record):
    data = json.loads(json.dumps(record_as_data(record), ensure_ascii=False))
    assert read_record(data) == (record, ())
    assert record_as_data(record_from(data)) == data


def test_the_data_hold_every_column_of_a_version():
    names = {column.name for column in fields(PublishedVersion)}
    assert set(record_as_data(FULL)) == names == {*RECORD.required, *RECORD.usual}


def test_what_stands_at_its_usual_value_is_left_out():
    data = record_as_data(FULL)
    assert data["legal_basis"] == [
        {"number": "61/2018/NĐ-CP", "article": "Điều 8", "recalled": True}
    ]
    data["legal_basis"][0].update(article=None, recalled=False)
    data["components"][0].update(certified=0, cases=[], url=None)
    del data["posting_duties"]
    read = record_from(data)
    assert read.legal_basis == [{"number": "61/2018/NĐ-CP"}]
    assert read.components[0].keys().isdisjoint({"certified", "cases", "url"})
    assert read.posting_duties == []


def test_a_blank_record_can_be_read():
    version, faults = read_record(blank_record(name="Cấp giấy"))
    assert (version.name, version.components, faults) == ("Cấp giấy", [], ())


def broken(path, value):
    """The full record with one place changed."""
    data = copy.deepcopy(record_as_data(FULL))
    place = data
    *steps, last = path.split(".")
    for step in steps:
        place = place[int(step) if isinstance(place, list) else step]
    place[int(last) if isinstance(place, list) else last] = value
    return data


SHAPE = [
    ("name", unicodedata.normalize("NFD", "Cấp giấy"), "record.text_not_nfc", "name"),
    ("name", "Cấp\u200bgiấy", "record.invisible_character", "name"),
    ("name", "Cấp \x00giấy", "record.invisible_character", "name"),
    ("name", "Cấp \ud800giấy", "record.invisible_character", "name"),
    ("name", "Cấp  giấy", "record.stray_blanks", "name"),
    ("name", "a" * 4001, "record.too_long", "name"),
    ("name", 7, "record.wrong_type", "name"),
    ("code", "1.12", "record.wrong_form", "code"),
    ("code", "1.001193\n", "record.wrong_form", "code"),
    ("level", "village", "record.not_in_list", "level"),
    ("level", ["commune"], "record.not_in_list", "level"),
    ("subjects", "citizen", "record.wrong_type", "subjects"),
    ("subjects.0", "dog", "record.not_in_list", "subjects.0"),
    ("valid_from", "2026-02-30", "record.not_a_day", "valid_from"),
    ("valid_from", "20260228", "record.not_a_day", "valid_from"),
    ("cutoff", "25:00", "record.not_a_time", "cutoff"),
    ("is_same_day", 1, "record.wrong_type", "is_same_day"),
    ("limit_value", True, "record.wrong_type", "limit_value"),
    ("limit_value", float("nan"), "record.out_of_range", "limit_value"),
    ("set_count", 0, "record.out_of_range", "set_count"),
    ("colour", "red", "record.unknown_key", "colour"),
    ("components.1.colour", "red", "record.unknown_key", "components.1.colour"),
    ("components.1.form", "", "record.empty", "components.1.form"),
    ("components.1.url", "javascript:alert(1)", "record.wrong_form", "components.1.url"),
    ("components.1", "Đơn", "record.wrong_type", "components.1"),
    ("fees.0.amount_vnd", 8000.5, "record.wrong_type", "fees.0.amount_vnd"),
    ("fees.0.amount_vnd", -1, "record.out_of_range", "fees.0.amount_vnd"),
    ("fees.0.valid_to", "31/12/2026", "record.not_a_day", "fees.0.valid_to"),
    ("methods.1.fees.0.kind", "gia", "record.not_in_list", "methods.1.fees.0.kind"),
    ("keywords", ["a"] * 201, "record.too_many", "keywords"),
    ("marks", {"fees": "sure"}, "record.not_in_list", "marks.fees"),
    ("cases.0.key", "Đúng hạn", "record.wrong_form", "cases.0.key"),
]
SPENT = {
    "kind": "phi",
    "name": "Phí",
    "amount_vnd": 0,
    "valid_from": "2026-01-01",
    "valid_to": "2025-12-31",
}
SENSE = [
    ("valid_to", "2025-06-30", "record.ends_before_it_begins", "valid_to"),
    ("fees.0.per", None, "record.fee_without_unit", "fees.0.per"),
    ("methods.1.fees.0.per", None, "record.fee_without_unit", "methods.1.fees.0.per"),
    ("fees.1.amount_vnd", 7, "record.two_amounts", "fees.1.amount_vnd"),
    ("fees.1.set_by", None, "record.fee_without_amount", "fees.1.amount_vnd"),
    ("fees.0", SPENT, "record.fee_ends_before_it_begins", "fees.0.valid_to"),
    ("methods.1.fees.0.valid_to", "2026-12-31", "record.day_without_fee", "methods.1.fees"),
    ("methods.1.fees.0.valid_from", "2026-01-01", "record.day_without_fee", "methods.1.fees"),
    ("cases.1.key", "dung-han", "record.double_case", "cases.0.key"),
    ("components.1.cases", ["khac"], "record.case_unknown", "components.1.cases.0"),
    ("sequence.1.cases", ["khac"], "record.case_unknown", "sequence.1.cases.0"),
    ("methods.1.limits.1.cases", ["khac"], "record.case_unknown", "methods.1.limits.1.cases.0"),
    ("methods.1.limits.1.cases", [], "record.two_limits", "methods.1.limits"),
    ("methods.1.limits.0.value", 0, "record.limit_unreasonable", "methods.1.limits.0.value"),
    ("limit_variants.0.value", 2.5, "record.limit_unreasonable", "limit_variants.0.value"),
    ("limit_value", 99_999, "record.limit_unreasonable", "limit_value"),
    ("methods.1.channel", "direct", "record.double", "methods.1"),
    ("components.1.order", 3, "record.order", "components"),
    ("components.0.original", 0, "record.no_copies", "components.0.original"),
    ("components.0.required", "conditional", "record.condition_mismatch", "components.0.condition"),
    ("sequence.2.cases", ["dung-han"], "record.order", "sequence.2.order"),
    ("data_sources.0.component", 9, "record.component_unknown", "data_sources.0.component"),
    ("keywords", ["xin giấy", "xin giấy"], "record.double", "keywords.1"),
    ("steps_hours", 7, "record.steps_sum", "steps_hours"),
]


@pytest.mark.parametrize(("path", "value", "code", "place"), SHAPE)
def test_a_wrong_shape_is_told_with_its_place(path, value, code, place):
    version, faults = read_record(broken(path, value))
    assert version is None
    assert (code, place) in {(fault.code, fault.path) for fault in faults}
    assert all(fault.sentence and fault.cure and not fault.is_warning for fault in faults)


@pytest.mark.parametrize(("path", "value", "code", "place"), SENSE)
def test_a_contradiction_is_told_beside_the_version(path, value, code, place):
    version, faults = read_record(broken(path, value))
    assert version is not None
    assert (code, place) in {(fault.code, fault.path) for fault in faults}
    with pytest.raises(RecordUnreadable):
        record_from(broken(path, value))


def test_every_fault_is_told_at_once():
    data = broken("name", 7)
    del data["fees"]
    data["components"][0]["copy"] = -1
    _, faults = read_record(data)
    assert {fault.path for fault in faults} == {"name", "fees", "components.0.copy"}


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted({*RECORD.required, *RECORD.usual})), ANYTHING)
def test_whatever_stands_in_a_place_is_read_or_told_and_never_breaks(name, value):
    version, faults = read_record({**record_as_data(FULL), name: value})
    assert (version is not None) or faults
    assert all(fault.code.startswith("record.") for fault in faults)
    if not faults:
        assert record_as_data(record_from(record_as_data(version))) == record_as_data(version)


@given(ANYTHING)
def test_whatever_comes_as_a_record_is_told(value):
    version, faults = read_record(value)
    assert version is None
    assert faults


def test_a_reduced_fee_is_followed_by_the_full_one():
    """64/2025/TT-BTC: half until 31 December 2026; a list may begin before and end with the version."""
    half = {"kind": "le_phi", "name": "Lệ phí", "amount_vnd": 25_000, "per": "thẻ"}
    full = {**half, "amount_vnd": 50_000, "valid_from": "2027-01-01"}
    data = broken("fees", [full, {**half, "valid_to": "2026-12-31"}])
    assert read_record(data)[1] == ()
    data["fees"][0]["valid_from"] = "2027-01-02"
    [fault] = read_record(data)[1]
    assert (fault.code, fault.path) == ("record.day_without_fee", "fees")
    assert "01/01/2027" in fault.sentence
