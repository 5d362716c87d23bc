"""LR-107. A record in the words of the National Database and back; every fault with its JSON path."""

import copy
import json
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.catalogue.rules import parts
from motcua.domain.records.rules.record import read_record, record_as_data, record_from
from motcua.domain.records.rules.wire import record_from_wire, wire_of, wire_records
from motcua.domain.records.rules.wire_words import split_tags, with_tags
from motcua.domain.records.tests.rules.records import FULL, records

TODAY = date(2026, 11, 26)
CARRIED = (
    "code",
    "local_code",
    "name",
    "field_id",
    "level",
    "publishing_agency_name",
    "set_count",
    "competent_names",
    "receiving_names",
    "coordinating_names",
    "authorised_names",
    "subjects",
    "results",
    "conditions",
)
WIRE = wire_of(record_as_data(FULL))


def renamed(data, rows):
    """Rows with the names of their cases in the place of keys."""
    names = {case["key"]: case["name"] for case in data["cases"]}
    return [{**row, "cases": [names[key] for key in row.get("cases", ())]} for row in rows]


def numbered(rows):
    return [{**row, "name": f"{row['name']} {place}"} for place, row in enumerate(rows)]


def told_apart(record):
    """The database knows a case and a row by their words only, so each has words of its own."""
    data = record_as_data(record)
    for name in ("cases", "components", "sequence", "fees"):
        data[name] = numbered(data[name])
    for method in data["methods"]:
        if method.get("fees"):
            method["fees"] = numbered(method["fees"])
    return record_from(data)


RECORDS = records().map(told_apart)


@given(RECORDS)
def test_what_the_database_carries_comes_back(record):
    data = record_as_data(record)
    read, faults = record_from_wire(json.loads(json.dumps(wire_of(data), ensure_ascii=False)))
    assert faults == ()
    assert {name: read[name] for name in CARRIED} == {name: data[name] for name in CARRIED}
    for name in ("components", "sequence"):
        assert renamed(read, read[name]) == renamed(data, data[name])
    assert {case["name"] for case in read["cases"]} == {case["name"] for case in data["cases"]}
    assert [row["number"] for row in read["legal_basis"]] == [
        row["number"] for row in data["legal_basis"]
    ]


@given(RECORDS)
def test_limits_and_fees_of_each_way_come_back(record):
    """What is written out for each method means the same when it is read (LR-111)."""
    data = record_as_data(record)
    read, _ = record_from_wire(wire_of(data))
    for before, after in zip(data["methods"], read["methods"], strict=True):
        assert before["channel"] == after["channel"]
        assert effective(data, before) == effective(read, after)


def effective(data, method):
    """Limits and fees of a method by the name of each case."""
    limits, found = parts.methods([method], TODAY)[0].limits, {}
    for case in [{"key": None, "name": ""}, *data["cases"]]:
        named = [each.limit for each in limits if case["key"] in each.cases]
        general = [each.limit for each in limits if not each.cases]
        own = parts.limit_variants(
            [{"condition": "", "value": data["limit_value"], "unit": data["limit_unit"]}]
        )
        found[case["name"]] = next(iter([*named, *general]), own[0].limit)
    fees = data["fees"] if method.get("fees") is None else method["fees"]
    return found, renamed(data, fees)


@given(RECORDS)
def test_what_was_read_is_written_the_same_again(record):
    once, _ = record_from_wire(wire_of(record_as_data(record)))
    again, faults = record_from_wire(wire_of(once))
    assert again == once
    assert faults == ()


@given(RECORDS)
def test_what_was_read_has_the_shape_of_a_record(record):
    version, _ = read_record(record_from_wire(wire_of(record_as_data(record)))[0])
    assert version is not None


def broken(path, value):
    document = copy.deepcopy(WIRE)
    place = document
    *steps, last = path
    for step in steps:
        place = place[step]
    place[last] = value
    return document


WRONG = [
    (("TENTTHC",), 7.5, "wire.wrong_type", "$.TENTTHC"),
    (
        ("TENTTHC",),
        unicodedata.normalize("NFD", "Cấp giấy"),
        "wire.text_not_nfc",
        "$.TENTTHC",
    ),
    (("THANHPHANHOSO",), "đơn", "wire.wrong_type", "$.THANHPHANHOSO"),
    (("THANHPHANHOSO", 1, "GIAYTO", 0), "đơn", "wire.wrong_type", "$.THANHPHANHOSO[1].GIAYTO[0]"),
    (
        ("THANHPHANHOSO", 1, "GIAYTO", 0, "TENGIAYTO"),
        "",
        "wire.empty",
        "$.THANHPHANHOSO[1].GIAYTO[0].TENGIAYTO",
    ),
    (
        ("THANHPHANHOSO", 1, "GIAYTO", 0, "SOBANSAO"),
        "một",
        "wire.not_a_number",
        "$.THANHPHANHOSO[1].GIAYTO[0].SOBANSAO",
    ),
    (("CACHTHUCTHUCHIEN", 0, "KENH"), "4", "wire.channel_unknown", "$.CACHTHUCTHUCHIEN[0].KENH"),
    (
        ("CACHTHUCTHUCHIEN", 1, "THOIGIAN", 0, "DONVITINH"),
        "tuần",
        "wire.unit_unknown",
        "$.CACHTHUCTHUCHIEN[1].THOIGIAN[0].DONVITINH",
    ),
    (
        ("CACHTHUCTHUCHIEN", 1, "THOIGIAN", 0, "MOTA"),
        "[trường hợp: Lạ]",
        "wire.case_unknown",
        "$.CACHTHUCTHUCHIEN[1].THOIGIAN[0].MOTA",
    ),
    (
        ("DOITUONGTHUCHIEN", 0, "TENDOITUONG"),
        "Mèo",
        "wire.subject_unknown",
        "$.DOITUONGTHUCHIEN[0].TENDOITUONG",
    ),
    (("CAPTHUCHIEN", 0, "TENCAP"), "Cấp Thôn", None, None),  # the number is read
    (("CANCUPHAPLY", 0, "SOVANBAN"), "", "wire.empty", "$.CANCUPHAPLY[0].SOVANBAN"),
    (("COQUANTHUCHIEN", 0, "TENDONVI"), "", "wire.empty", "$.COQUANTHUCHIEN[0].TENDONVI"),
    (("KETQUATHUCHIEN", 0, "MAU"), "x", "wire.unknown_key", "$.KETQUATHUCHIEN[0].MAU"),
]


@pytest.mark.parametrize(("path", "value", "code", "place"), WRONG)
def test_a_fault_is_told_with_its_json_path(path, value, code, place):
    document = broken(path, value)
    if path == ("DOITUONGTHUCHIEN", 0, "TENDOITUONG"):
        document["DOITUONGTHUCHIEN"][0]["MADOITUONG"] = "meo"
    _, faults = record_from_wire(document)
    assert {(fault.code, fault.path) for fault in faults} == ({(code, place)} if code else set())
    assert all(fault.is_warning == (fault.code == "wire.unknown_key") for fault in faults)


def test_what_comes_as_the_database_writes_it():
    """Numbers as words, currency in the place of the unit, one object for a list of one."""
    data, faults = record_from_wire(
        {
            "MATTHC": "1.001193",
            "TENTTHC": "Đăng ký khai sinh",
            "LINHVUCTHUCHIEN": {"MALINHVUC": "G15-HT", "TENLINHVUC": "Hộ tịch", "MANGANH": "G15"},
            "CACHTHUCTHUCHIEN": [
                {
                    "KENH": "1",
                    "THOIGIAN": [
                        {
                            "THOIGIANGIAIQUYET": "1",
                            "DONVITINH": "Ngày làm việc",
                            "MOTA": "Ngay trong ngày",
                            "PHILEPHI": [
                                {"SOTIEN": "8.000", "DONVI": "Đồng", "MOTA": "Phí bản sao"}
                            ],
                        }
                    ],
                }
            ],
            "THANHPHANHOSO": [
                {"TRUONGHOP": "", "GIAYTO": [{"TENGIAYTO": "Tờ khai", "SOBANCHINH": 1}]}
            ],
        },
        field_keys={"Hộ tịch": "ho-tich"},
    )
    assert faults == ()
    assert (data["field_id"], data["limit_value"], data["limit_unit"]) == (
        "ho-tich",
        1.0,
        "working_days",
    )
    assert data["fees"] == [{"kind": "phi", "name": "Phí bản sao", "amount_vnd": 8000}]
    _, found = read_record(data)
    assert [fault.code for fault in found] == ["record.fee_without_unit"]


def test_procedures_of_a_document_are_found():
    assert wire_records(WIRE) == (("$", WIRE),)
    assert wire_records([WIRE, 7]) == (("$[0]", WIRE), ("$[1]", 7))
    assert wire_records({"data": [WIRE]}) == (("$.data[0]", WIRE),)
    _, (fault,) = record_from_wire(7, path="$[1]")
    assert (fault.code, fault.path) == ("wire.wrong_type", "$[1]")


WORDS = st.text("abđ (),;:", max_size=8).map(str.strip)


@given(WORDS, st.dictionaries(st.sampled_from(["khi", "loại", "trường hợp"]), WORDS.filter(bool)))
def test_what_stands_in_brackets_is_read_back(words, tags):
    assert split_tags(with_tags(words, tags)) == (words, tags)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(WIRE)), ANYTHING)
def test_whatever_stands_in_a_place_never_breaks(key, value):
    data, faults = record_from_wire({**WIRE, key: value})
    assert isinstance(data, dict)
    assert all(fault.path.startswith("$") for fault in faults)


def test_the_days_of_a_fee_come_back():
    fee = {"kind": "le_phi", "name": "Lệ phí", "amount_vnd": 25_000, "per": "thẻ"}
    days = [
        {**fee, "valid_to": "2026-12-31"},
        {**fee, "amount_vnd": 50_000, "valid_from": "2027-01-01"},
    ]
    written = wire_of({**record_as_data(FULL), "fees": days, "methods": [{"channel": "direct"}]})
    told = [row["MOTA"] for row in written["CACHTHUCTHUCHIEN"][0]["THOIGIAN"][0]["PHILEPHI"]]
    assert "[đến hết ngày: 31/12/2026]" in told[0]
    read, faults = record_from_wire(written)
    assert (read["fees"], faults) == (days, ())
    row = written["CACHTHUCTHUCHIEN"][0]["THOIGIAN"][0]["PHILEPHI"][0]
    row["MOTA"] = row["MOTA"].replace("31/12/2026", "31/02/2026")
    assert [fault.code for fault in record_from_wire(written)[1]] == ["wire.not_a_day"]
