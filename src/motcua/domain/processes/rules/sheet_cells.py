"""The cells of a stranger's workbook as texts: bounded, without formulas, merged cells filled in."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import openpyxl

ROWS_MAX = 2_000
COLUMNS_MAX = 60
CELL_CHARACTERS_MAX = 10_000
FILE_BYTES_MAX = 10 * 1024 * 1024
UNPACKED_BYTES_MAX = 60 * 1024 * 1024
WHOLE = "Cả tệp"


class SheetRefused(Exception):
    """The workbook is not opened. `message` is a message id, filled from `details`."""

    def __init__(self, message: str, *, where: str = WHOLE, **details: str) -> None:
        self.where, self.message, self.details = where, message, details
        super().__init__(message % details)


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
    _refuse_bombs(content)
    try:
        _refuse_long(content)
        book = openpyxl.load_workbook(BytesIO(content), data_only=True, keep_links=False)
        for sheet in book.worksheets:
            grid = _grid(sheet)
            if any(text for row in grid.cells for text in row):
                return grid
    except SheetRefused:
        raise
    except Exception:  # noqa: BLE001 — openpyxl raises whatever a broken file makes it raise
        raise SheetRefused(
            "Không mở được tệp như một bảng tính. Xin lưu lại dạng Excel (.xlsx) rồi gửi lại."
        ) from None
    raise SheetRefused("Bảng tính trống, không có ô nào được ghi.")


def _refuse_bombs(content: bytes) -> None:
    if len(content) > FILE_BYTES_MAX:
        raise SheetRefused(
            "Tệp lớn hơn %(size)s MB nên không đọc. Xin chỉ gửi bảng quy trình.",
            size=str(FILE_BYTES_MAX // (1024 * 1024)),
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
            is_encrypted = any(member.flag_bits & 1 for member in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise SheetRefused(
            "Tệp không phải bảng tính Excel (.xlsx). Tệp .xls cũ xin lưu lại dạng .xlsx."
        ) from None
    if is_encrypted:
        raise SheetRefused("Tệp có mật khẩu. Xin bỏ mật khẩu rồi gửi lại.")
    if unpacked > UNPACKED_BYTES_MAX:
        raise SheetRefused(
            "Tệp bung ra lớn hơn %(size)s MB nên không đọc. Xin chỉ gửi bảng quy trình.",
            size=str(UNPACKED_BYTES_MAX // (1024 * 1024)),
        )


def _refuse_long(content: bytes) -> None:
    """Look at rows one by one, so that a hundred thousand of them never stand in memory."""
    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            for number, _row in enumerate(sheet.iter_rows(max_col=COLUMNS_MAX), 1):
                if number > ROWS_MAX:
                    raise SheetRefused(
                        "Trang tính dài hơn %(most)s hàng. Xin xóa các hàng không thuộc quy trình"
                        " rồi gửi lại.",
                        where=f"Trang “{sheet.title}”, hàng {number}",
                        most=str(ROWS_MAX),
                    )
    finally:
        book.close()


def _grid(sheet: openpyxl.worksheet.worksheet.Worksheet) -> Grid:
    cells = [
        [_text(value) for value in row]
        for row in sheet.iter_rows(
            min_row=1,
            max_row=min(sheet.max_row or 0, ROWS_MAX),
            max_col=COLUMNS_MAX,
            values_only=True,
        )
    ]
    filled = set()
    for merged in sheet.merged_cells.ranges:
        if merged.min_row > len(cells) or merged.min_col > COLUMNS_MAX:
            continue
        text = cells[merged.min_row - 1][merged.min_col - 1]
        if merged.min_col != merged.max_col:
            continue  # A title over several columns belongs to the first of them.
        for row in range(merged.min_row + 1, min(merged.max_row, len(cells)) + 1):
            cells[row - 1][merged.min_col - 1] = text
            filled.add((row, merged.min_col))
    return Grid(cells, frozenset(filled))


def _text(value: object) -> str:
    """What a reader sees in a cell: numbers without a tail of noughts."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        text = f"{Decimal(str(value)):f}"
        return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
    lines = (
        str(value)[:CELL_CHARACTERS_MAX].replace("\r\n", "\n").replace("_x000D_", "").split("\n")
    )
    return "\n".join(" ".join(line.split()) for line in lines).strip()
