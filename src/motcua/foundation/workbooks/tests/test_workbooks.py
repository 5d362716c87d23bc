"""Workbooks made to hurt: refused for a reason, before they cost time or memory."""

import re
import time
import tracemalloc
import zipfile
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter

from motcua.foundation.workbooks import (
    FILE_BYTES_MAX,
    UNPACKED_BYTES_MAX,
    Bounds,
    Refusal,
    WorkbookRefused,
    number_words,
    plain_words,
    sheets_of,
)

BOUNDS = Bounds(rows_max=1_000, columns_max=10, sheets_max=3, merged_max=5)
SHEET = "xl/worksheets/sheet1.xml"


def read(content, *, results_of_formulas=False, bounds=BOUNDS):
    return list(sheets_of(content, bounds=bounds, results_of_formulas=results_of_formulas))


def refusal_of(content):
    with pytest.raises(WorkbookRefused) as refused:
        read(content)
    return refused.value


def workbook(*rows):
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet("Bảng")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return written.getvalue()


def with_part(content, name, change):
    """The workbook with one of its parts changed."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, change(text) if part == name else text)
    return written.getvalue()


def packed(**parts):
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def merging(place):
    mark = f'</sheetData><mergeCells count="1"><mergeCell ref={place}/></mergeCells>'
    return lambda text: text.replace(b"</sheetData>", mark.encode())


def test_rows_begin_at_the_first_and_end_with_the_last_that_holds_something():
    content = workbook(("a",), (), ("", "b", 2.5), ())
    [sheet] = read(content)
    assert sheet.title == "Bảng"
    assert [[cell.value for cell in row] for row in sheet.rows] == [["a"], [], [None, "b", 2.5]]
    assert sheet.merged == []


def test_a_formula_is_told_or_counts_as_its_result():
    written = BytesIO()
    book = xlsxwriter.Workbook(written)
    book.add_worksheet().write_formula("A1", "=1+1", value=2)
    book.close()
    [[[told]]] = [sheet.rows for sheet in read(written.getvalue())]
    [[[counted]]] = [sheet.rows for sheet in read(written.getvalue(), results_of_formulas=True)]
    assert (told.kind, told.value) == ("formula", "=1+1")
    assert (counted.kind, counted.value) == ("", 2)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", Refusal.NO_WORKBOOK),
        (b"PK\x03\x04 nothing", Refusal.NO_WORKBOOK),
        (b"x" * (FILE_BYTES_MAX + 1), Refusal.FILE_TOO_LARGE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Refusal.OLD_OR_LOCKED),
        (packed(thu="xin chào"), Refusal.UNREADABLE),
        (workbook(("a",))[:400], Refusal.NO_WORKBOOK),
    ],
)
def test_what_is_no_workbook_says_why(content, refusal):
    assert refusal_of(content).refusal is refusal


@pytest.mark.parametrize(
    ("name", "size"),
    [
        (SHEET, UNPACKED_BYTES_MAX + 1),
        ("xl/sharedStrings.xml", 13 * 1024**2),
        ("xl/media/texts.bin", 13 * 1024**2),  # Any part may call itself the table of texts.
    ],
)
def test_a_small_file_that_unpacks_to_much_is_refused_unread(name, size):
    assert refusal_of(packed(**{name: bytes(size)})).refusal is Refusal.UNPACKS_TOO_LARGE


def test_more_parts_than_a_workbook_has_are_refused():
    parts = {f"xl/worksheets/{number}": "" for number in range(300)}
    assert refusal_of(packed(**parts)).refusal is Refusal.UNPACKS_TOO_LARGE


def test_more_sheets_than_wanted_are_refused():
    book = openpyxl.Workbook()
    for _ in range(BOUNDS.sheets_max):
        book.create_sheet()
    written = BytesIO()
    book.save(written)
    assert refusal_of(written.getvalue()).refusal is Refusal.TOO_MANY_SHEETS


def shrunk(text):
    """A sheet that says it is one row long."""
    return re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:C1"/>', text)


@pytest.mark.parametrize("change", [lambda text: text, shrunk])
def test_a_hundred_thousand_rows_are_refused_quickly_whatever_the_file_says_of_itself(change):
    content = with_part(workbook(*[("a", "b", "c")] * 100_000), SHEET, change)
    tracemalloc.start()
    begin = time.monotonic()
    refused = refusal_of(content)
    seconds, (_now, peak_bytes) = time.monotonic() - begin, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (refused.refusal, refused.sheet, refused.row) == (
        Refusal.SHEET_TOO_LONG,
        "Bảng",
        BOUNDS.rows_max + 1,
    )
    assert seconds < 10
    assert peak_bytes < 60 * 1024**2


def test_a_last_row_far_below_is_refused_without_the_rows_between():
    content = with_part(
        workbook(("a",)), SHEET, lambda text: text.replace(b'r="1"', b'r="1048576"')
    )
    assert refusal_of(content).refusal is Refusal.SHEET_TOO_LONG


@pytest.mark.parametrize("place", ['"C2:C4"', "'C2:C4'"])
def test_merged_cells_are_told(place):
    [sheet] = read(with_part(workbook(("a",)), SHEET, merging(place)))
    [found] = sheet.merged
    assert (found.place, found.first_row, found.last_row) == ("C2:C4", 2, 4)
    assert found.first_column == found.last_column == 3


def test_a_merged_cell_over_the_whole_sheet_costs_nothing():
    content = with_part(workbook(("a",)), SHEET, merging('"A1:XFD1048576"'))
    begin = time.monotonic()
    [sheet] = read(content)
    assert time.monotonic() - begin < 5
    assert sheet.merged[0].last_row == 1_048_576


def test_only_so_many_merged_cells_are_told():
    many = b"<mergeCells>" + b'<mergeCell ref="A1:A2"/>' * 50_000 + b"</mergeCells>"
    content = with_part(
        workbook(("a",)), SHEET, lambda text: text.replace(b"</sheetData>", b"</sheetData>" + many)
    )
    [sheet] = read(content)
    assert len(sheet.merged) == BOUNDS.merged_max


def test_entities_are_not_laid_out():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY l0 "ha">{laughs}]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>&l9;</t></si></sst>"
    )
    content = with_part(workbook(("a",)), "xl/sharedStrings.xml", lambda _text: bomb.encode())
    tracemalloc.start()
    refused = refusal_of(content)
    _now, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.refusal is Refusal.UNREADABLE
    assert peak_bytes < 200 * 1024**2  # Laid out it would be two milliards of signs.


def test_numbers_and_words_as_a_reader_sees_them():
    assert [number_words(each) for each in (3, 3.0, 0.5, 1e-7)] == ["3", "3", "0,5", "0,0000001"]
    assert plain_words(" a  b\r\n c_x000D_\n", characters_max=100) == "a b\nc"
    assert plain_words("abc", characters_max=2) == "ab"
