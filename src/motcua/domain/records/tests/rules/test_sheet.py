"""A workbook of procedures: written and read alike; whatever is wrong is told with sheet, row, column."""

import unicodedata
from datetime import date
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter

from motcua.domain.records.rules import sheet_cells
from motcua.domain.records.rules.imported import ImportedRecord, KnownProcedures
from motcua.domain.records.rules.record import record_as_data
from motcua.domain.records.rules.sheet import records_from_workbook
from motcua.domain.records.rules.sheet_cells import ROWS_MAX
from motcua.domain.records.rules.sheet_columns import columns_of, parts, title_of
from motcua.domain.records.rules.sheet_writing import workbook_of
from motcua.domain.records.rules.slugs import slug_from
from motcua.domain.records.tests.rows import version
from motcua.domain.records.tests.rules.test_typed import FACTS
from motcua.foundation.workbooks import Refusal, WorkbookRefused

FIELDS = {"thu-nghiem": "Lĩnh vực thử"}
SLUG = "giay-thu"
KNOWN = KnownProcedures({SLUG: FACTS}, {"9.000001": SLUG}, FIELDS)
OTHER = record_as_data(version(code="9.000002", name="Cấp giấy khác"))


def book(*records):
    """A workbook of ours, opened to be changed."""
    return openpyxl.load_workbook(BytesIO(workbook_of(records or [(SLUG, FACTS)], fields=FIELDS)))


def read(changed, known=KNOWN):
    written = BytesIO()
    changed.save(written)
    return records_from_workbook(written.getvalue(), known=known)


def column_of(part, key):
    return [column.key for column in columns_of(part)].index(key) + 1


def put(changed, part, row, key, value):
    changed[title_of(part)].cell(row, column_of(part, key)).value = value


def test_what_is_written_is_read():
    content = workbook_of([(SLUG, FACTS), ("giay-khac", OTHER)], fields=FIELDS)
    found = records_from_workbook(content, known=KNOWN)
    assert found.faults == ()
    uncarried = {"marks": {}, "valid_from": None}  # Said by who compiles and by who decides.
    assert found.records == (
        ImportedRecord(SLUG, FACTS),
        ImportedRecord("giay-khac", {**OTHER, **uncarried}),
    )


def test_the_workbook_to_fill_in_has_every_column_and_explains_each():
    sheets = openpyxl.load_workbook(BytesIO(workbook_of((), fields=FIELDS)))
    assert sheets.sheetnames == [*map(title_of, parts()), "Hướng dẫn"]
    explained = {
        (row[0].value, row[1].value.removesuffix(" *"))
        for row in sheets["Hướng dẫn"].iter_rows()
        if row[1].value
    }
    for part in parts():
        heads = [cell.value for cell in sheets[title_of(part)][1]]
        assert heads == [column.label for column in columns_of(part)]
        assert {(title_of(part), head) for head in heads} <= explained


def test_a_new_procedure_takes_its_slug_from_its_name_and_one_known_from_its_code():
    assert slug_from("Cấp lại Giấy phép (đã mất), lần 2") == "cap-lai-giay-phep-da-mat-lan-2"
    changed = book(("", OTHER))
    assert read(changed).records[0].slug == "cap-giay-khac"
    put(changed, "record", 2, "code", "9.000001")
    assert read(changed).records[0].slug == SLUG


def test_a_sheet_or_column_that_is_not_there_leaves_what_is_said_today():
    changed = book()
    del changed[title_of("components")]
    changed[title_of("record")].delete_cols(column_of("record", "keywords"))
    put(changed, "record", 2, "name", "Tên mới")
    [found] = read(changed).records
    assert found.data == {**FACTS, "name": "Tên mới"}


def test_choices_are_read_in_words_with_or_without_marks():
    changed = book()
    put(changed, "record", 2, "level", "cap tinh")
    put(changed, "record", 2, "subjects", "Công dân Việt Nam; doanh nghiệp")
    put(changed, "components", 2, "present_only", True)
    [found] = read(changed).records
    assert found.data["level"] == "province"
    assert found.data["subjects"] == ["citizen", "business"]
    assert found.data["components"][0]["present_only"] is True


@pytest.mark.parametrize(
    ("part", "key", "value", "where", "said"),
    [
        ("components", "original", "một", "Trang “Thành phần”, dòng 2, cột C", "số nguyên"),
        ("components", "original", 2.5, "Trang “Thành phần”, dòng 2, cột C", "số nguyên"),
        ("components", "original", -1, "Trang “Thành phần”, dòng 2, cột C", "số nguyên"),
        ("components", "name", "=A1&B1", "Trang “Thành phần”, dòng 2, cột B", "công thức"),
        ("components", "name", date(2026, 1, 1), "dòng 2, cột B (Tên giấy tờ)", "ngày tháng"),
        (
            "components",
            "name",
            unicodedata.normalize("NFD", "Giấy tờ"),
            "cột B (Tên giấy tờ)",
            "Unicode",
        ),
        ("components", "required", "đôi khi", "cột F (Bắt buộc)", "không có trong danh sách"),
        ("components", "slug", "giay-la", "cột A (Tên định danh)", "không có thủ tục"),
        ("record", "code", 2.00063, "Trang “Thủ tục”, dòng 2", "mất chữ số"),
        ("record", "code", "12", "Trang “Thủ tục”, dòng 2", "sai dạng"),
        ("record", "slug", "Giấy Thử", "cột A (Tên định danh)", "không dùng làm tên"),
        ("record", "level", "cấp thôn", "Trang “Thủ tục”, dòng 2", "không có trong danh sách"),
        ("record", "cutoff", "sáng", "Trang “Thủ tục”, dòng 2", "không phải giờ"),
        ("fees", "per", None, "Trang “Phí, lệ phí”, dòng 2, cột E (Tính theo)", "tính cho"),
        ("fees", "cases", "khac", "Trang “Phí, lệ phí”, dòng 2", "Không có trường hợp"),
    ],
)
def test_every_fault_says_where_and_how_to_mend_it(part, key, value, where, said):
    changed = book()
    put(changed, part, 2, key, value)
    found = read(changed)
    assert found.records == ()
    [fault] = [each for each in found.faults if said in each.sentence]
    assert where in fault.where
    assert fault.cure


def test_all_faults_are_told_at_once():
    changed = book()
    put(changed, "components", 2, "original", "một")
    put(changed, "fees", 2, "amount_vnd", "nhiều")
    put(changed, "record", 2, "level", "cấp thôn")
    assert len(read(changed).faults) == 3


def test_merged_cells_are_refused_with_their_place():
    changed = book()
    changed[title_of("sequence")].merge_cells("C2:C4")
    [fault] = [each for each in read(changed).faults if "gộp" in each.sentence]
    assert fault.where == "Trang “Trình tự”, ô C2:C4"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda sheets: sheets[title_of("fees")].cell(1, 3, "Loại phí"), "dòng 1, cột C"),
        (lambda sheets: sheets[title_of("fees")].delete_cols(3), "Trang “Phí, lệ phí”, dòng 1"),
        (lambda sheets: sheets.create_sheet("Nháp").append(["x"]), "Trang “Nháp”"),
        (lambda sheets: sheets.remove(sheets[title_of("record")]), "Cả tệp"),
        (lambda sheets: sheets[title_of("record")].delete_rows(2), "Trang “Thủ tục”, dòng 2"),
    ],
)
def test_sheets_and_columns_that_are_not_ours_are_told(change, where):
    changed = book()
    change(changed)
    found = read(changed)
    assert found.records == ()
    assert any(where in fault.where for fault in found.faults)


def test_more_rows_than_are_read_are_told_at_the_first_too_many():
    written = BytesIO()
    long = xlsxwriter.Workbook(written, {"constant_memory": True})
    sheet = long.add_worksheet(title_of("record"))
    for row in range(ROWS_MAX + 1):
        sheet.write_row(row, 0, ["giay-thu", "Cấp giấy thử", "9.000001"])
    long.close()
    [fault] = records_from_workbook(written.getvalue(), known=KNOWN).faults
    assert f"dòng {ROWS_MAX + 1}" in fault.where
    assert "5.000 dòng" in fault.sentence


@pytest.mark.parametrize("refusal", Refusal)
def test_every_refusal_of_a_workbook_has_its_words_and_cure(monkeypatch, refusal):
    def refused(*_, **__):
        raise WorkbookRefused(refusal, sheet="Phí", row=7)

    monkeypatch.setattr(sheet_cells, "sheets_of", refused)
    [fault] = records_from_workbook(b"", known=KNOWN).faults
    assert fault.where == "Trang “Phí”, dòng 7"
    assert fault.sentence.endswith(".")
    assert fault.cure.startswith("Xin ")


def test_what_is_no_workbook_is_refused_as_a_whole():
    [fault] = records_from_workbook(b"PK no workbook", known=KNOWN).faults
    assert (fault.where, fault.sentence) == ("Cả tệp", "Tệp không phải bảng tính Excel (.xlsx).")


def test_two_rows_of_one_procedure_are_told():
    changed = book((SLUG, FACTS), (SLUG, FACTS))
    [fault] = [each for each in read(changed).faults if "hai lần" in each.sentence]
    assert "dòng 3" in fault.where


def test_texts_that_look_like_formulas_stay_texts():
    odd = {**FACTS, "note": "=HYPERLINK(1)", "conditions": ["+1", "-2", "@x"]}
    [found] = records_from_workbook(workbook_of([(SLUG, odd)], fields=FIELDS), known=KNOWN).records
    assert found.data == odd
