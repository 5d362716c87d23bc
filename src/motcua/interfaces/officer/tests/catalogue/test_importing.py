"""Files of procedures: every fault with its place, a look before, then drafts of all or of none."""

import json

import pytest

from motcua.domain.catalogue.selectors.records import records
from motcua.interfaces.officer.tests.pages import words

from .conftest import HERE, SLUG, edit, fields_of, kept
from .files import SHEET, agree, cell, payload_of, send, wire


def test_a_workbook_goes_out_is_changed_and_comes_back_as_a_draft(drawer, workbook, drafts):
    [(_slug, _state, _revision)] = drafts()
    cell(workbook, "Thủ tục", "Thời hạn giải quyết").value = 4
    preview = send(drawer, workbook)
    assert preview.status_code == 200
    said = words(preview)
    assert "→ 4 ngày làm việc" in said
    assert "đang có bản thảo" in said
    [draft] = records()
    assert draft.facts["limit_value"] != 4  # Nothing is kept by looking.
    assert agree(drawer, preview).status_code == 302
    [draft] = records()
    assert draft.facts["limit_value"] == 4
    assert draft.revision == 2


def test_what_was_not_changed_in_the_workbook_differs_in_nothing(drawer, workbook):
    assert "Không có gì khác" in words(send(drawer, workbook))


def test_every_fault_is_told_with_its_place_and_nothing_is_kept(drawer, workbook, drafts):
    before = drafts()
    cell(workbook, "Thành phần", "Bản chính").value = "một"
    cell(workbook, "Phí, lệ phí", "Tên khoản thu").value = "=1+1"
    workbook["Trình tự"].merge_cells("C2:C3")
    answer = send(drawer, workbook, "thủ tục.xlsx")
    assert answer.status_code == 422
    said = words(answer)
    assert "Tệp “thủ tục.xlsx” có" in said
    assert "chỗ cần sửa. Chưa có gì được nhập." in said
    assert "Trang “Thành phần”, dòng 2, cột C (Bản chính)" in said
    assert "Trang “Trình tự”, ô C2:C3" in said
    assert "công thức" in said
    assert drafts() == before


def test_the_json_of_the_national_database_becomes_drafts_together(drawer, begin):
    told = wire(SLUG, "dang-ky-khai-sinh", begin=begin)
    told[0]["TENTTHC"] = "Tên mới của thủ tục"
    keywords = [each.facts["keywords"] for each in records()]
    preview = send(drawer, json.dumps({"data": told}, ensure_ascii=False).encode())
    assert preview.status_code == 200, words(preview)[:2000]
    assert "Tệp có 2 thủ tục" in words(preview)
    assert agree(drawer, preview).status_code == 302
    assert "Tên mới của thủ tục" in {each.facts["name"] for each in records()}
    # What the National Database does not tell of stays as it is here.
    assert sorted(map(str, keywords)) == sorted(str(each.facts["keywords"]) for each in records())


def test_faults_of_json_are_told_with_their_path(drawer, begin, drafts):
    told = wire(SLUG, begin=begin)
    told[0]["SOBOHOSO"] = "một"
    told[0]["CACHTHUCTHUCHIEN"][0]["KENH"] = "9"
    before = drafts()
    answer = send(drawer, json.dumps(told, ensure_ascii=False).encode())
    assert answer.status_code == 422
    assert "$[0].SOBOHOSO" in words(answer)
    assert "$[0].CACHTHUCTHUCHIEN[0].KENH" in words(answer)
    assert drafts() == before


def test_what_is_not_taken_from_json_is_told_before_anything_is_kept(drawer, begin):
    told = wire(SLUG, begin=begin)
    told[0]["LA"] = 1
    preview = send(drawer, json.dumps(told, ensure_ascii=False).encode())
    assert preview.status_code == 200
    assert "$[0].LA" in words(preview)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "Dòng 1, cột 2"),
        (b"\xff\xfe\x00", "không phải bảng tính Excel"),
        (b'{"TENTTHC": NaN}', "không đọc được"),
        (b"[" * 100_000, "không đọc được"),
        (b"[]", "không có thủ tục nào"),
        (b"PK\x03\x04", "không phải bảng tính"),
        (b"[" + b",".join([b"{}"] * 61) + b"]", "hơn 60 thủ tục"),
    ],
)
def test_files_that_are_none_are_refused_in_words(drawer, content, said):
    answer = send(drawer, content)
    assert answer.status_code == 422
    assert said in words(answer)


def test_no_file_is_asked_for(drawer):
    answer = drawer.post(f"{HERE}/nhap/", {})
    assert answer.status_code == 422
    assert "Xin chọn một tệp" in words(answer)


def test_a_preview_counts_only_for_who_saw_it_and_only_unchanged(drawer, checker, workbook, drafts):
    preview = send(drawer, workbook)
    before = drafts()
    assert agree(checker, preview).status_code == 422
    payload = payload_of(preview)
    for forged in (payload[:-2], "", payload.replace(payload[5], "A", 1)):
        assert drawer.post(f"{HERE}/nhap/ghi/", {"da-doc": forged}).status_code == 422
    assert drafts() == before


def test_one_draft_that_moved_keeps_all_of_the_file_out(drawer, checker, begin):
    told = wire(SLUG, "dang-ky-khai-sinh", begin=begin)
    told[0]["TENTTHC"], told[1]["TENTTHC"] = "Tên một", "Tên hai"
    preview = send(drawer, json.dumps(told, ensure_ascii=False).encode())
    moved = next(each for each in records() if each.slug == "dang-ky-khai-sinh")
    fields = fields_of(checker.get(edit(moved.record_id)))
    checker.post(edit(moved.record_id), {**fields, "note": "Đổi giữa chừng", "lam": "luu"})
    answer = agree(drawer, preview)
    assert answer.status_code == 409
    assert not {"Tên một", "Tên hai"} & {each.facts["name"] for each in records()}
    assert "Tên một" in words(answer)


def test_a_procedure_of_a_file_that_is_not_known_is_a_new_one(drawer, workbook):
    cell(workbook, "Thủ tục", "Tên định danh").value = "thu-tuc-moi-nguyen"
    cell(workbook, "Thủ tục", "Mã quốc gia").value = "9.999999"
    for page in workbook.sheetnames:
        for row in workbook[page].iter_rows(min_row=2, max_col=1):
            if row[0].value == "dang-ky-khai-sinh":
                row[0].value = "thu-tuc-moi-nguyen"
    preview = send(drawer, workbook)
    assert "Thủ tục mới" in words(preview)
    assert agree(drawer, preview).status_code == 302
    assert {each.slug for each in records()} == {"dang-ky-khai-sinh", "thu-tuc-moi-nguyen"}


def test_files_to_take_out(drawer, begin):
    number = begin()
    for address, kind in (
        (f"{HERE}/mau.xlsx", SHEET),
        (f"{HERE}/ban-thao/{number}/bang.xlsx", SHEET),
        (f"{HERE}/ban-thao/{number}/thu-tuc.json", "application/json; charset=utf-8"),
    ):
        answer = drawer.get(address)
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == kind
        assert "attachment" in answer.headers["Content-Disposition"]
    told = json.loads(drawer.get(f"{HERE}/ban-thao/{number}/thu-tuc.json").content)
    assert told["TENTTHC"] == kept(number)["name"]
