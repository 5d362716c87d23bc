"""What cannot be understood is refused with its place and a cure; nothing ends in a traceback."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.domain.packages.errors import PackageUnreadable
from motcua.domain.packages.rules import reading
from motcua.domain.packages.rules.reading import (
    BYTES_MAX,
    package_from,
    package_in,
    read_package,
)
from motcua.domain.packages.rules.writing import digest_of, package_as_data, write_package
from motcua.domain.packages.tests.boxes import BIRTH, COPIES, INVESTMENT, PATHS, shipped, text_of
from motcua.domain.packages.values import FORMAT_VERSION
from motcua.foundation.plain_yaml import read_text, written


def said(data):
    return [str(fault) for fault in package_in(data)[1]]


@pytest.fixture
def data():
    return read_text(text_of(COPIES).decode())


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_reading_and_writing_give_the_same_bytes(path):
    package = package_from(path.read_bytes())
    assert write_package(package).encode() == path.read_bytes()
    assert package_in(package_as_data(package)) == (package, ())


def test_layout_and_comments_do_not_change_the_digest(data):
    package = shipped(COPIES)
    shuffled = dict(reversed(data.items()))
    laid_out = f"# xem lại ngày 26/11\n{written(shuffled)}"
    assert digest_of(package_from(laid_out.encode())) == digest_of(package)
    other = replace(package, record=replace(package.record, note="khác"))
    assert digest_of(other) != digest_of(package)


def test_a_newer_format_is_refused_with_both_versions(data):
    data["format_version"] = FORMAT_VERSION + 1
    data["khoa-moi"] = {}
    [fault] = said(data)
    assert fault.startswith("format_version: Gói ghi theo định dạng 2, hệ thống này đọc được")
    assert "đến định dạng 1" in fault
    assert "nâng cấp" in fault


def test_an_older_format_is_brought_to_todays(data, monkeypatch):
    """As it will be once there is an older one: step by step, by a table."""
    monkeypatch.setattr(reading, "FORMAT_VERSION", 2)
    monkeypatch.setattr(reading, "UPGRADES", {1: lambda old: {**old, "slug": "da-doi-ten"}})
    package, faults = package_in(data)
    assert package.slug == "da-doi-ten"
    assert [fault.place for fault in faults] == ["quy trình, procedure_slug"]


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.0, None])
def test_a_format_version_is_a_number_from_1(data, version):
    data["format_version"] = version
    assert said(data)[0].startswith("format_version: Phiên bản định dạng phải là số nguyên từ 1")


@pytest.mark.parametrize("other", [None, [], "a", 1, {}, {"format": "khac"}, {"procedures": []}])
def test_another_file_is_told_apart(other):
    assert "không phải gói thủ tục" in said(other)[0]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"a: 1\na: 2", "khóa 'a' ghi hai lần"),
        (b"a: &x [1]\nb: [*x, *x]", "không dùng tham chiếu"),
        ("format: gói".encode("utf-16"), "không phải UTF-8"),
        (b"\xff\xfe", "không phải UTF-8"),
        (b"[" * 100_000, "cú pháp YAML"),
        (b"{a: " * 5_000, "YAML"),
        (b"x: " + b"a" * BYTES_MAX, "quá 2.097.152"),
        (b"a: !!python/object/apply:os.system ['true']", "không dùng thẻ"),
        (b"a: !!set {b}", "không dùng thẻ"),
        (b"", "không phải gói thủ tục"),
        (b"\x00", "YAML"),
    ],
)
def test_what_is_no_plain_text_is_refused(content, sentence):
    package, [fault] = read_package(content)
    assert package is None
    assert sentence in str(fault)


def test_50_megabytes_are_not_even_looked_at():
    package, [fault] = read_package(b" " * 50_000_000)
    assert package is None
    assert "tệp lớn 50.000.000 byte" in str(fault)


def _at(data, path):
    for step in path:
        data = data[step]
    return data


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (["slug"], "Chứng thực", "slug: “Chứng thực” sai dạng."),
        (["record", "name"], "Chứng thư\u0323c", "thủ tục, name: "),
        (["record", "khac"], 1, "thủ tục, khac: Không có mục nào tên là “khac”."),
        (["khac"], 1, "khac: Không có mục nào tên là “khac”."),
        (["record", "fees", 0, "per"], 5, "thủ tục, fees 1, per: Mục này đang là 5."),
        (["process", "steps", 1, "hours"], "nhiều", "quy trình, bước 2, hours: "),
        (["process", "steps", 1, "khac"], 1, "quy trình, bước 2, khac: "),
        (["agencies", 0, "kind"], "sao Hỏa", "tên cơ quan 1, kind: "),
        (["agencies", 0, "code"], "h-khac", "tên cơ quan 1, code: Không có mục nào"),
        (
            ["examples", 1, "steps", 0, "expects", "due_at"],
            "2026-02-30 17:00",
            "ví dụ 2, bước 1, expects.due_at: “2026-02-30 17:00” không phải ngày giờ có thật.",
        ),
        (["examples", 1, "at"], "2026-8-28 15:15", "ví dụ 2, at: "),
        (["examples", 0, "steps", 0, "act"], "bay", "ví dụ 1, bước 1, act: "),
        (["examples", 0, "steps", 3, "words"], {}, "ví dụ 1, bước 4, words.result_name: Thiếu mục"),
        (["examples", 0, "steps", 0, "words"], {"x": 1}, "ví dụ 1, bước 1, words.x: "),
        (["examples", 0, "papers"], [9], "ví dụ 1, lúc nộp: Thủ tục không có giấy tờ số 9."),
        (["examples", 0, "case"], "la", "ví dụ 1, lúc nộp: Thủ tục không có trường hợp “la”."),
        (
            ["examples", 0, "steps", 0, "at"],
            "2026-11-18 09:00",
            "ví dụ 1, bước 1: Lúc 09:00 18/11/2026 sớm hơn",
        ),
        (["examples", 0, "steps", 0, "finishes"], "ky", "ví dụ 1, bước 1: Mỗi bước ghi một việc"),
        (
            ["examples", 0, "name"],
            "Một phút sau 15 giờ, hôm sau là ngày nghỉ",
            "ví dụ: “Một phút sau",
        ),
        (
            ["examples", 0, "expects", "limit"],
            {"value": 1.5, "unit": "days"},
            "ví dụ 1, expects.limit: ",
        ),
        (
            ["examples", 0, "expects", "limit"],
            {"value": 0, "unit": "days"},
            "ví dụ 1, expects.limit: ",
        ),
        (["field", "key"], "ho-tich", "field: Lĩnh vực “ho-tich” khác"),
        (["process", "procedure_slug"], "khac", "quy trình, procedure_slug: "),
        (
            ["instruments"],
            [],
            "thủ tục, căn cứ pháp lý 1: Văn bản “23/2015/NĐ-CP” không có trong mục",
        ),
        (["agencies"], [], "không có trong mục agencies"),
        (["examples", 0, "why"], "Người nộp 033190004127 ở xã.", "số định danh cá nhân"),
        (["examples", 0, "why"], "Gọi 0912 345 678.", "số điện thoại"),
        (["examples", 0, "answers"], {"a": 1}, "ví dụ 1, answers.a: "),
    ],
)
def test_each_fault_has_its_place(data, path, value, sentence):
    _at(data, path[:-1])[path[-1]] = value
    assert any(sentence in fault for fault in said(data)), said(data)


def test_what_is_carried_for_nothing_is_told(data):
    data["instruments"].append({"number": "99/2026/QH16", "name": "Luật không ai viện dẫn"})
    assert "không dùng ở đâu" in said(data)[0]


def test_answers_hold_nothing_personal():
    data = read_text(text_of(BIRTH).decode())
    data["examples"][0]["answers"]["declarant_id"] = "033190004127"
    assert any("ghi dữ liệu cá nhân" in fault for fault in said(data))


@pytest.mark.parametrize(("count", "is_read"), [(50, True), (51, False)])
def test_examples_are_bounded(data, count, is_read):
    example = data["examples"][1]
    data["examples"] = [{**example, "name": f"Ví dụ {number}"} for number in range(count)]
    assert (said(data) == []) is is_read


def test_steps_are_bounded(data):
    data["examples"][0]["steps"] = data["examples"][0]["steps"] * 10
    assert any("nhiều nhất là 40" in fault for fault in said(data))


def test_steps_of_all_examples_together_are_bounded(data):
    steps = [{"act": "take", "at": "2026-11-19 10:00"}] * 39
    data["examples"] = [
        {**data["examples"][1], "at": "2026-11-19 09:00", "name": f"Ví dụ {number}", "steps": steps}
        for number in range(13)
    ]
    assert said(data) == [
        "ví dụ: Các ví dụ có cả thảy 520 bước, nhiều nhất là 500. Xin bỏ bớt ví dụ hoặc bước."
    ]
    data["examples"].pop()
    assert said(data) == []


def test_every_fault_is_told_at_once_and_not_without_end(data):
    data["examples"][0]["why"] = ""
    data["examples"][2]["at"] = "hôm qua"
    data["field"]["name"] = 1
    assert len(said(data)) == 3
    data["examples"] = [{} for _ in range(50)]
    assert len(said(data)) == 200


def test_a_reader_that_must_have_a_package_raises():
    with pytest.raises(PackageUnreadable) as refused:
        package_from(b"format: khac")
    assert refused.value.http_status == 422
    assert "không phải gói thủ tục" in refused.value.message % refused.value.details


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats()
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
PLACES = [
    ["record"],
    ["process"],
    ["forms"],
    ["examples"],
    ["examples", 0],
    ["examples", 0, "steps", 0],
    ["examples", 0, "expects"],
    ["agencies", 0],
    ["instruments"],
    ["field"],
    ["slug"],
    ["examples", 0, "steps", 3, "words"],
    ["examples", 0, "answers"],
    ["process", "steps", 0],
]


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(place=st.sampled_from(PLACES), value=ANYTHING)
def test_whatever_stands_somewhere_is_read_or_refused(place, value):
    data = read_text(text_of(COPIES).decode())
    _at(data, place[:-1])[place[-1]] = value
    package, faults = package_in(data)
    assert faults or package == package_from(write_package(package).encode())


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_a_line_lost_or_doubled_is_read_or_refused(draw):
    """Export → edit by hand → import: never a traceback, and what is read is written and read again."""
    lines = text_of(draw.draw(st.sampled_from([COPIES, BIRTH, INVESTMENT]))).splitlines()
    place = draw.draw(st.integers(0, len(lines) - 1))
    changed = draw.draw(st.sampled_from([[], [lines[place], lines[place]], [lines[place][2:]]]))
    package, faults = read_package(b"\n".join([*lines[:place], *changed, *lines[place + 1 :]]))
    assert faults or package == package_from(write_package(package).encode())
