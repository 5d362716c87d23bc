"""Files made to hurt: each refused in words with its place, and nothing half taken in."""

import json
import unicodedata

import pytest

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.records import records
from motcua.domain.catalogue.tests import publishing
from motcua.interfaces.officer.catalogue import previews
from motcua.interfaces.officer.catalogue.access import today
from motcua.interfaces.officer.tests.conftest import NOW
from motcua.interfaces.officer.tests.pages import words

from .conftest import HERE, SLUG
from .files import agree, cell, send, wire

ENDED = "64/2007/NĐ-CP"
BIRTH = "dang-ky-khai-sinh"
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def text_of(told):
    return json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize(
    ("content", "where", "said"),
    [
        (LOCKED, "Cả tệp", "Tệp có mật khẩu, hoặc là tệp .xls cũ."),
        ("Thôn xóm".encode("cp1252"), "Cả tệp", "cũng không phải JSON mã UTF-8"),
        (text_of({"TENTTHC": "Thả diều"}).encode("utf-16"), "Cả tệp", "không phải JSON mã UTF-8"),
        (b'{"TENTTHC": "a", "MATTHC": "1", "TENTTHC": "b"}', "$.TENTTHC", "ghi hai lần"),
        (b'{"data": [{"KETQUA": {"a": 1, "a": 2}}]}', "$.data[0].KETQUA.a", "ghi hai lần"),
        (b'{"TENTTHC": ' + b"[" * 60 + b"]" * 60 + b"}", "$.TENTTHC", "quá nhiều tầng"),
        (b'{"TENTTHC": ' + b"[" * 300 + b"]" * 300 + b"}", "$.TENTTHC", "quá nhiều tầng"),
        (b'{"TENTTHC": 1e999}', "$.TENTTHC", "đang là inf"),
        (b'{"TENTTHC": ' + b"9" * 6000 + b"}", "Cả tệp", "không đọc được"),
        (b'{"TENTTHC": "a\\u0000b"}', "$.TENTTHC", "không nhìn thấy"),
        (b'{"TENTTHC": true, "MATTHC": ["x"]}', "$.MATTHC", "Xin ghi văn bản."),
        (b'"chi la chu"', "$", "Xin đưa vào dữ liệu của một thủ tục."),
        (b"null", "$", "Xin đưa vào dữ liệu của một thủ tục."),
    ],
)
def test_strange_files_are_refused_with_their_place(drawer, drafts, content, where, said):
    answer = send(drawer, content)
    assert answer.status_code == 422
    shown = words(answer)
    assert where in shown
    assert said in shown
    assert drafts() == []


def test_a_mark_of_byte_order_is_no_part_of_the_file(drawer, begin):
    told = wire(SLUG, begin=begin)
    assert send(drawer, b"\xef\xbb\xbf" + text_of(told).encode()).status_code == 200


def changed(told, **words_of_keys):
    return [{**told[0], **words_of_keys}]


@pytest.mark.parametrize(
    ("keys", "where", "said"),
    [
        ({"TENTTHC": unicodedata.normalize("NFD", "Đăng ký việc")}, "$[0].TENTTHC", "(NFC)"),
        ({"TENTTHC": "x" * 5_000_000}, "$[0].TENTTHC", "Dài 5000000 ký tự"),
        ({"SOBOHOSO": -1}, "$[0].SOBOHOSO", "không phải số nguyên"),
        ({"SOBOHOSO": 1.5}, "$[0].SOBOHOSO", "Xin ghi văn bản."),
        ({"MATTHC": "12"}, "$[0] · code", "sai dạng"),
        ({"KETQUATHUCHIEN": "giấy"}, "$[0].KETQUATHUCHIEN", "Xin ghi một danh sách."),
        ({"KETQUATHUCHIEN": [[]]}, "$[0].KETQUATHUCHIEN[0]", "Xin ghi một nhóm mục."),
        ({"CANCUPHAPLY": [{}]}, "$[0].CANCUPHAPLY[0].SOVANBAN", "Văn bản chưa có số hiệu."),
        ({"DOITUONGTHUCHIEN": [{"TENDOITUONG": "ma"}]}, "TENDOITUONG", "Không có đối tượng"),
    ],
)
def test_wrong_values_of_the_national_database_are_told(drawer, begin, keys, where, said):
    told = changed(wire(SLUG, begin=begin), **keys)
    [before] = records()
    answer = send(drawer, text_of(told).encode())
    assert answer.status_code == 422
    assert where in words(answer)
    assert said in words(answer)
    assert records() == (before,)


@pytest.mark.parametrize("number", ["nan", "1_0", "1e3", "-5", "٣", ""])
def test_a_limit_that_is_no_number_is_refused_at_its_place(drawer, begin, number):
    told = wire(SLUG, begin=begin)
    told[0]["CACHTHUCTHUCHIEN"][0]["THOIGIAN"][0]["THOIGIANGIAIQUYET"] = number
    answer = send(drawer, text_of(told).encode())
    assert answer.status_code == 422
    assert "$[0].CACHTHUCTHUCHIEN[0].THOIGIAN[0].THOIGIANGIAIQUYET" in words(answer)
    assert "Xin ghi số ngày, giờ hoặc tháng." in words(answer)


def test_a_fee_without_unit_is_refused_at_its_place(drawer, begin):
    told = wire(SLUG, begin=begin)
    fees = [fee for way in told[0]["CACHTHUCTHUCHIEN"] for fee in way["THOIGIAN"][0]["PHILEPHI"]]
    assert fees
    for fee in fees:
        fee["DONVI"], fee["SOTIEN"] = "", "8000"
    answer = send(drawer, text_of(told).encode())
    assert answer.status_code == 422
    assert "chưa ghi tính cho một gì" in words(answer)
    assert "Xin ghi đơn vị tính" in words(answer)


def test_markup_in_a_file_is_shown_as_it_is(drawer, begin):
    told = changed(wire(SLUG, begin=begin), TENTTHC="<script>alert(1)</script>")
    for content in (text_of(told), text_of(changed(told, SOBOHOSO="<b>hai</b>"))):
        shown = send(drawer, content.encode(), name="<i>tệp</i>.json").content.decode()
        assert "&lt;script&gt;alert(1)" in shown or "&lt;b&gt;hai" in shown
        assert "<script>alert(1)" not in shown
        assert "<b>hai" not in shown
        assert "<i>tệp" not in shown


def test_two_procedures_of_a_file_under_one_code_are_told(drawer, workbook, drafts):
    before = drafts()
    sheet = workbook["Thủ tục"]
    for number, title in enumerate([each.value for each in sheet[1]], 1):
        sheet.cell(3, number).value = sheet.cell(2, number).value
        if title == "Tên định danh":
            sheet.cell(3, number).value = "tha-dieu"
    answer = send(drawer, workbook)
    assert answer.status_code == 422
    assert "Thủ tục “tha-dieu”" in words(answer)
    assert f"đã ghi cho thủ tục “{BIRTH}” trong cùng tệp" in words(answer)
    assert drafts() == before


def test_a_code_of_another_procedure_and_law_that_ended_stand_in_the_preview(drawer, workbook):
    taken = procedure_on(SLUG, today()).code
    cell(workbook, "Thủ tục", "Mã quốc gia").value = taken
    cell(workbook, "Căn cứ pháp lý", "Số, ký hiệu").value = ENDED
    shown = words(send(drawer, workbook))
    assert f"Mã {taken} đang dùng cho thủ tục" in shown
    assert "Căn cứ pháp lý, dòng 1, số hiệu" in shown
    assert f"{ENDED} đã hết hiệu lực" in shown
    assert "Văn bản thay thế: " in shown


def test_a_preview_older_than_a_day_is_no_longer_kept(drawer, begin, drafts, monkeypatch):
    preview = send(drawer, text_of(wire(SLUG, begin=begin)).encode())
    before = drafts()
    monkeypatch.setattr(previews, "KEPT_SECONDS_MAX", -1)
    answer = agree(drawer, preview)
    assert answer.status_code == 422
    assert "quá một ngày" in words(answer)
    assert drafts() == before


def test_a_preview_of_what_was_published_anew_meanwhile_is_asked_for_again(drawer, begin):
    content = text_of(wire(SLUG, begin=begin)).encode()
    [draft] = records()
    drawer.post(f"{HERE}/ban-thao/{draft.record_id}/bo/")
    preview = send(drawer, content)
    assert preview.status_code == 200
    publishing.published(publishing.checked(SLUG, at=NOW, note="Mới"), at=NOW, day=NOW.date())
    answer = agree(drawer, preview)
    assert answer.status_code == 409
    assert "vừa được công bố bản mới" in words(answer)
    assert not records()


def test_cases_keep_their_keys_so_that_guidance_and_dossiers_find_them(drawer, begin):
    told = wire(BIRTH, begin=begin)
    told[0]["TENTTHC"] = "Tên mới"
    before = next(each.facts for each in records() if each.slug == BIRTH)
    assert agree(drawer, send(drawer, text_of(told).encode())).status_code == 302
    after = next(each.facts for each in records() if each.slug == BIRTH)
    assert before["cases"]
    assert after["cases"] == before["cases"]
    assert after["name"] == "Tên mới"
