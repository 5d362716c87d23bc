"""The cells of an office's own table of steps, as texts; what a merged cell says, all its rows say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from motcua.foundation.workbooks import (
    FILE_BYTES_MAX,
    UNPACKED_BYTES_MAX,
    Bounds,
    Cell,
    Refusal,
    Sheet,
    WorkbookRefused,
    number_words,
    plain_words,
    sheets_of,
)

ROWS_MAX: Final = 2_000
CELL_CHARACTERS_MAX: Final = 10_000
WHOLE: Final = "Cả tệp"
_BOUNDS: Final = Bounds(rows_max=ROWS_MAX, columns_max=60)
_WORDS: Final[Mapping[Refusal, str]] = {
    Refusal.FILE_TOO_LARGE: "Tệp lớn hơn %(file)s MB nên không đọc. Xin chỉ gửi bảng quy trình.",
    Refusal.NO_WORKBOOK: "Tệp không phải bảng tính Excel (.xlsx).",
    Refusal.OLD_OR_LOCKED: "Tệp có mật khẩu, hoặc là tệp .xls cũ. Xin bỏ mật khẩu, lưu lại dạng .xlsx.",
    Refusal.UNPACKS_TOO_LARGE: "Tệp bung ra lớn hơn %(unpacked)s MB nên không đọc. Xin chỉ gửi bảng"
    " quy trình.",
    Refusal.TOO_MANY_SHEETS: "Tệp có quá nhiều trang tính. Xin chỉ gửi bảng quy trình.",
    Refusal.SHEET_TOO_LONG: "Trang tính dài hơn %(rows)s hàng. Xin xóa các hàng không thuộc quy trình"
    " rồi gửi lại.",
    Refusal.UNREADABLE: "Không mở được tệp như một bảng tính. Xin lưu lại dạng Excel (.xlsx) rồi gửi"
    " lại.",
}
_EMPTY_WORDS: Final = "Bảng tính trống, không có ô nào được ghi."
_DETAILS: Final = {
    "file": str(FILE_BYTES_MAX // 1024**2),
    "unpacked": str(UNPACKED_BYTES_MAX // 1024**2),
    "rows": str(ROWS_MAX),
}


class SheetRefused(Exception):
    """The workbook is not opened. `message` is a message id, filled from `details`."""

    def __init__(self, message: str, *, where: str = WHOLE) -> None:
        self.where, self.message = where, message
        self.details = {name: words for name, words in _DETAILS.items() if f"%({name})s" in message}
        super().__init__(message % self.details)


@dataclass(frozen=True, slots=True)
class Grid:
    """Texts by row and column, both from 1; nothing stands outside.

    `filled`: places whose text was repeated from the head of their merged cell.
    """

    cells: Sequence[Sequence[str]]
    filled: frozenset[tuple[int, int]] = frozenset()

    @property
    def row_count(self) -> int:
        return len(self.cells)

    @property
    def column_count(self) -> int:
        return max((len(row) for row in self.cells), default=0)

    def text(self, row: int, column: int) -> str:
        if not 0 < row <= len(self.cells) or not 0 < column <= len(self.cells[row - 1]):
            return ""
        return self.cells[row - 1][column - 1]


def grid_of(content: bytes) -> Grid:
    """The first sheet that is not empty. Raises SheetRefused."""
    try:
        for sheet in sheets_of(content, bounds=_BOUNDS, results_of_formulas=True):
            grid = _grid(sheet)
            if any(text for row in grid.cells for text in row):
                return grid
    except WorkbookRefused as refused:
        where = f"Trang “{refused.sheet}”, hàng {refused.row}" if refused.row else WHOLE
        raise SheetRefused(_WORDS[refused.refusal], where=where) from None
    raise SheetRefused(_EMPTY_WORDS)


def _grid(sheet: Sheet) -> Grid:
    width = max((len(row) for row in sheet.rows), default=0)
    cells = [[*map(_text, row), *[""] * (width - len(row))] for row in sheet.rows]
    filled = set()
    for merged in sheet.merged:
        column = merged.first_column
        # A title over several columns belongs to the first of them.
        if column != merged.last_column or column > width or merged.first_row > len(cells):
            continue
        for row in range(merged.first_row + 1, min(merged.last_row, len(cells)) + 1):
            cells[row - 1][column - 1] = cells[merged.first_row - 1][column - 1]
            filled.add((row, column))
    return Grid(cells, frozenset(filled))


def _text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number_words(value)
    return "" if value is None else plain_words(str(value), characters_max=CELL_CHARACTERS_MAX)
