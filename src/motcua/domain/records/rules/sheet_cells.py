"""The cells of a workbook of procedures as texts, and what in their build cannot be taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from openpyxl.utils import get_column_letter

from motcua.foundation import workbooks
from motcua.foundation.workbooks import (
    FILE_BYTES_MAX,
    UNPACKED_BYTES_MAX,
    Bounds,
    Refusal,
    Sheet,
    WorkbookRefused,
    number_words,
    plain_words,
    sheets_of,
)

from .imported import WHOLE, FileFault

SHEETS_MAX: Final = 30
ROWS_MAX: Final = 5_000
CELL_CHARACTERS_MAX: Final = 10_000
MERGED_SHOWN_MAX: Final = 20
_BOUNDS: Final = Bounds(
    rows_max=ROWS_MAX, columns_max=64, sheets_max=SHEETS_MAX, merged_max=MERGED_SHOWN_MAX
)
# What is wrong, and how to mend it.
_WORDS: Final[Mapping[Refusal, tuple[str, str]]] = {
    Refusal.FILE_TOO_LARGE: (
        f"Tệp lớn hơn {FILE_BYTES_MAX // 1024**2} MB.",
        "Xin chia thành nhiều tệp.",
    ),
    Refusal.NO_WORKBOOK: (
        "Tệp không phải bảng tính Excel (.xlsx).",
        "Xin gửi tệp mẫu đã điền.",
    ),
    Refusal.OLD_OR_LOCKED: (
        "Tệp có mật khẩu, hoặc là tệp .xls cũ.",
        "Xin bỏ mật khẩu, lưu lại dạng .xlsx rồi gửi lại.",
    ),
    Refusal.UNPACKS_TOO_LARGE: (
        f"Tệp bung ra quá lớn (hơn {UNPACKED_BYTES_MAX // 1024**2} MB).",
        "Xin xóa hình ảnh, dòng trống; chỉ gửi bảng thủ tục theo tệp mẫu.",
    ),
    Refusal.TOO_MANY_SHEETS: (f"Tệp có hơn {SHEETS_MAX} trang tính.", "Xin dùng tệp mẫu."),
    Refusal.SHEET_TOO_LONG: (
        f"Trang tính dài hơn {ROWS_MAX:,} dòng.".replace(",", "."),
        "Xin xóa các dòng trống ở cuối, hoặc chia thành nhiều tệp.",
    ),
    Refusal.UNREADABLE: (
        "Không mở được tệp như một bảng tính.",
        "Xin lưu lại dạng Excel (.xlsx) rồi gửi lại.",
    ),
}


class SheetRefused(Exception):
    """The workbook is not opened."""

    def __init__(self, fault: FileFault) -> None:
        self.fault = fault
        super().__init__(fault.sentence)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows. `kind`: text, number, truth, day, time, formula or error."""

    text: str
    kind: str = "text"


EMPTY: Final = Cell("")


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its rows from the first, cells from column A."""

    title: str
    rows: Sequence[Sequence[Cell]]

    def where(self, row: int, column: int = 0, name: str = "") -> str:
        """`Trang “Thành phần”, dòng 12, cột D (Bản sao)`; numbers from 1."""
        words = f"Trang “{self.title}”, dòng {row}"
        if column:
            words += f", cột {get_column_letter(column)}"
        return f"{words} ({name})" if name else words


def pages_of(content: bytes) -> tuple[tuple[Page, ...], tuple[FileFault, ...]]:
    """The sheets, and what in their build cannot be taken. Raises SheetRefused."""
    pages: list[Page] = []
    faults: list[FileFault] = []
    try:
        for sheet in sheets_of(content, bounds=_BOUNDS, results_of_formulas=False):
            pages.append(Page(sheet.title, _rows(sheet)))
            faults += [
                FileFault(
                    f"Trang “{sheet.title}”, ô {merged.place}",
                    "Ô bị gộp nên không biết chữ thuộc dòng nào.",
                    "Xin bỏ gộp ô rồi ghi đủ từng dòng.",
                )
                for merged in sheet.merged
            ]
    except WorkbookRefused as refused:
        where = f"Trang “{refused.sheet}”, dòng {refused.row}" if refused.row else WHOLE
        raise SheetRefused(FileFault(where, *_WORDS[refused.refusal])) from None
    return tuple(pages), tuple(faults)


def _rows(sheet: Sheet) -> list[list[Cell]]:
    """Rows without what is blank behind their last words."""
    rows: list[list[Cell]] = []
    for row in sheet.rows:
        cells = [_cell(each) for each in row]
        while cells and not cells[-1].text:
            cells.pop()
        rows.append(cells)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cell(cell: workbooks.Cell) -> Cell:
    if cell is workbooks.EMPTY:
        return EMPTY
    if cell.kind:
        return Cell(str(cell.value)[:CELL_CHARACTERS_MAX], cell.kind)
    return _shown(cell.value)


def _shown(value: Any) -> Cell:
    match value:
        case bool():
            return Cell("Có" if value else "Không", "truth")
        case int() | float():
            return Cell(number_words(value), "number")
        case time():
            return Cell(f"{value:%H:%M}", "time")
        case datetime() | date():
            return Cell(f"{value:%d/%m/%Y}", "day")
        case str():
            return Cell(plain_words(value, characters_max=CELL_CHARACTERS_MAX))
    return Cell(str(value)[:CELL_CHARACTERS_MAX], "error")
