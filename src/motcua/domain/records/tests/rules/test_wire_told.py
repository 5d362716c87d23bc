"""LR-107. What the National Database tells takes its place; what hangs on it here follows."""

import copy

import pytest

from motcua.domain.records.rules.record import read_record, record_as_data
from motcua.domain.records.rules.wire import record_from_wire, wire_of
from motcua.domain.records.rules.wire_told import told_over
from motcua.domain.records.tests.rows import version

PAPER = version().components[0]
METHODS = [{"channel": channel} for channel in ("direct", "online", "post")]
BASE = record_as_data(
    version(
        methods=METHODS,
        cases=[
            {"key": "qua-han", "name": "Đăng ký quá hạn"},
            {"key": "truong-hop-1", "name": "Làm lại"},
        ],
        components=[
            {**PAPER, "name": "Đơn"},
            {**PAPER, "order": 2, "name": "Giấy chứng sinh", "cases": ["qua-han"]},
            {**PAPER, "order": 3, "name": "Ảnh", "cases": ["truong-hop-1"]},
        ],
        data_sources=[
            {"source": "Dữ liệu hộ tịch", "field": "nơi sinh", "component": 2},
            {"source": "Dữ liệu dân cư", "field": "ảnh", "component": 3},
        ],
    )
)


def told(change=None):
    wire = copy.deepcopy(wire_of(BASE))
    if change:
        change(wire)
    data, faults = record_from_wire(wire, field_keys={"thu-nghiem": "thu-nghiem"})
    assert not [each for each in faults if not each.is_warning]
    return told_over(BASE, data, wire_keys=wire.keys())


def test_what_was_not_changed_there_is_not_changed_here():
    assert told() == BASE


def test_a_case_keeps_its_key_and_a_new_one_takes_no_key_of_another():
    def change(wire):
        papers = wire["THANHPHANHOSO"]
        papers.insert(0, {**papers[1], "TRUONGHOP": "Trường hợp chưa có ở đây"})

    found = told(change)
    keys = {case["name"]: case["key"] for case in found["cases"]}
    assert keys["Đăng ký quá hạn"] == "qua-han"
    assert keys["Làm lại"] == "truong-hop-1"
    assert keys["Trường hợp chưa có ở đây"] == "truong-hop-2"
    named = {key for row in found["components"] for key in row.get("cases", ())}
    assert named == set(keys.values())
    assert read_record(found)[1] == ()


def test_data_that_replace_a_paper_follow_it_and_go_with_it():
    def change(wire):
        groups = wire["THANHPHANHOSO"]
        groups[:] = [group for group in groups if group["TRUONGHOP"] != "Làm lại"]
        groups.reverse()

    found = told(change)
    assert [row["name"] for row in found["components"]] == ["Giấy chứng sinh", "Đơn"]
    assert found["data_sources"] == [{**BASE["data_sources"][0], "component": 1}]
    assert read_record(found)[1] == ()


@pytest.mark.parametrize("key", [key for key in wire_of(BASE) if key not in {"MATTHC", "TENTTHC"}])
def test_a_key_that_is_not_there_leaves_what_is_said_here(key):
    found = told(lambda wire: wire.pop(key))
    assert {case["key"] for case in found["cases"]} == {"qua-han", "truong-hop-1"}
    assert {**found, "cases": []} == {**BASE, "cases": []}
    assert read_record(found)[1] == ()


def test_what_is_told_as_empty_becomes_empty():
    found = told(lambda wire: wire.update(KETQUATHUCHIEN=[], YEUCAU=""))
    assert (found["results"], found["conditions"]) == ([], [])
    assert told(lambda wire: wire.update(CACHTHUCTHUCHIEN=[]))["limit_value"] == 5.0
