"""What the files of procedures, instruments and groups may not say, and what is derived from them."""

import copy
from datetime import date
from pathlib import Path

import pytest
import yaml

from motcua.domain.records.rules.record import read_record, record_as_data
from motcua.domain.records.rules.wire import record_from_wire, wire_of
from motcua.interfaces.commands.reference_data import instruments, procedure_groups, procedures
from motcua.interfaces.commands.reference_data.checked import Context
from motcua.interfaces.commands.reference_data.procedure_rows import publication_from

DATA = Path(__file__).parents[5] / "data"
BIRTH = "dang-ky-khai-sinh"


def read(name):
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=loader)


@pytest.fixture(scope="module")
def shipped():
    return read("procedures.yaml")


def one(document, slug=BIRTH):
    """A document with this one procedure."""
    rows = [copy.deepcopy(row) for row in document["procedures"] if row["slug"] == slug]
    meta = {**document["meta"], "most_used": [slug]}
    return {"meta": meta, "procedures": rows}


def faults(document, **changes):
    document["procedures"][0].update(changes)
    return [str(fault) for fault in procedures.check("f", document, Context()).faults]


def versions(document):
    return publication_from(document).procedures[0].versions


def test_a_case_that_is_not_there_is_told_with_its_place(shipped):
    document = one(shipped)
    document["procedures"][0]["components"][1]["cases"] = ["la"]
    (told,) = faults(document)
    assert told.startswith(
        f"f · {BIRTH} · components.1.cases.0: Không có trường hợp nào mã là “la”"
    )


def test_a_fee_without_a_unit_is_told_with_its_place(shipped):
    document = one(shipped)
    del document["procedures"][0]["fees"][2]["per"]
    (told,) = faults(document)
    assert "fees.2.per" in told
    assert "Xin ghi đơn vị tính" in told


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"cases": [{"key": "a", "name": "A"}, {"key": "a", "name": "B"}]}, "cùng mã"),
        ({"cases": [{"key": "a"}]}, "Thiếu mục “name”"),
        ({"methods": [{"channel": "fax"}]}, "không có trong danh sách"),
        ({"methods": [{"channel": "direct", "limits": [{"value": 3}]}]}, "Thiếu mục “unit”"),
        ({"sequence": [{"order": 1, "name": "N", "text": "T", "la": 1}]}, "Không có mục nào"),
        ({"guide_video_url": "javascript:x"}, "không phải địa chỉ trang mạng"),
        ({"colour": "red"}, "trường lạ 'colour'"),
    ],
)
def test_what_a_record_may_not_say(shipped, changes, word):
    assert any(word in told for told in faults(one(shipped), **changes))


def test_what_follows_is_marked_as_assumed(shipped):
    first, *_, last = versions(one(shipped, "dang-ky-khai-sinh-yeu-to-nuoc-ngoai"))
    assert [method["channel"] for method in last.methods] == ["direct", "online", "post"]
    assert last.posting_duties == ["national_database", "portal", "office"]
    assert (last.marks["methods"], last.marks["posting_duties"]) == ("assumed", "law")
    assert last.is_received_at_one_stop
    assert last.publishing_agency_name == "Bộ Tư pháp"
    assert "cấp huyện" in first.sequence[0]["text"]
    assert "{" not in "".join(step["text"] for step in last.sequence)


def test_data_that_replace_a_paper_follow_from_the_paper(shipped):
    last = versions(one(shipped))[-1]
    assert {"source": "CSDL chuyên ngành y tế", "field": "Giấy chứng sinh", "component": 2} in (
        last.data_sources
    )


def test_an_earlier_limit_is_not_that_of_a_case_of_today(shipped):
    document = one(shipped, "phieu-ly-lich-tu-phap")
    document["procedures"][0]["history"][0]["time_limit"]["value"] = 15
    first, *_, last = versions(document)
    assert all("limits" not in method for method in first.methods)
    assert any("limits" in method for method in last.methods)
    assert first.publishing_agency_name != last.publishing_agency_name


def test_every_shipped_record_survives_the_words_of_the_national_database(shipped):
    """LR-107, on all that we ship."""
    for procedure in publication_from(shipped).procedures:
        for version in procedure.versions:
            data = record_as_data(version)
            found, told = record_from_wire(wire_of(data))
            assert told == (), procedure.slug
            assert read_record(found)[1] == (), procedure.slug
            assert record_from_wire(wire_of(found)) == (found, ())
            for name in ("name", "code", "competent_names", "results", "conditions", "subjects"):
                assert found[name] == data[name], procedure.slug
            assert [row["name"] for row in found["components"]] == [
                row["name"] for row in data["components"]
            ]


def test_the_register_of_instruments_is_sound_and_names_all_that_procedures_rest_on(shipped):
    document = read("legal_instruments.yaml")
    assert instruments.check("f", document, Context()).faults == ()
    known = {row["number"] for row in document["legal_instruments"]}
    named = {number for row in shipped["procedures"] for number in row["legal_basis"]}
    assert named <= known


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"number": "61/2018"}, "sai dạng"),
        ({"valid_to": "2017-01-01", "valid_from": "2018-01-01"}, "trước khi bắt đầu"),
        ({"valid_from": "2018-02-30"}, "không phải ngày có thật"),
        ({"successor": "1/2099/NĐ-CP"}, "không có văn bản"),
        ({"mark": "sure"}, "không có trong danh sách"),
    ],
)
def test_what_an_instrument_may_not_say(changes, word):
    row = {
        "number": "61/2018/NĐ-CP",
        "name": "Nghị định",
        "issuer": "Chính phủ",
        "issued_on": None,
        "valid_from": None,
        "valid_to": None,
        "successor": None,
        "mark": "law",
    }
    document = {"legal_instruments": [{**row, **changes}]}
    checked = instruments.check("f", document, Context())
    assert any(word in str(fault) for fault in checked.faults)
    assert checked.publish is None


def test_groups_are_read_strictly():
    document = read("procedure_groups.yaml")
    assert procedure_groups.check("f", document, Context()).faults == ()
    document["procedure_groups"][0]["members"] = document["procedure_groups"][0]["members"][:1]
    document["procedure_groups"][1]["valid_from"] = date(2026, 1, 1)
    told = [str(fault) for fault in procedure_groups.check("f", document, Context()).faults]
    assert any("ít nhất 2" in fault for fault in told)
    assert len(told) == 2
