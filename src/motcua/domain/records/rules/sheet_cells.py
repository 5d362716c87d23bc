"""The cells of a stranger's workbook, read row by row: bounded, without formulas or merged cells.

A workbook of a hundred thousand rows is refused at the first row too many; nothing beyond it is read.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

import openpyxl
from openpyxl.utils import get_column_letter

FILE_BYTES_MAX: Final = 10 * 1024 * 1024
UNPACKED_BYTES_MAX: Final = 40 * 1024 * 1024
TEXTS_BYTES_MAX: Final = 12 * 1024 * 1024  # of the table of texts, which is read whole
MEMBERS_MAX: Final = 200
PAGES_MAX: Final = 30
ROWS_MAX: Final = 5_000
COLUMNS_MAX: Final = 64
CELL_CHARACTERS_MAX: Final = 10_000
MERGED_SHOWN_MAX: Final = 20
WHOLE: Final = "Cả tệp"
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]{0,200}?\bref=\"([A-Z0-9:]{1,24})\"")
_CHUNK_BYTES: Final = 256 * 1024
_OVERLAP_BYTES: Final = 512


@dataclass(frozen=True, slots=True)
class SheetFault:
    """What is wrong where, and how to mend it."""

    where: str
    sentence: str
    cure: str


class SheetRefused(Exception):
    """The workbook is not opened."""

    def __init__(self, sentence: str, cure: str, *, where: str = WHOLE) -> None:
        self.fault = SheetFault(where, sentence, cure)
        super().__init__(sentence)


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


def pages_of(content: bytes) -> tuple[tuple[Page, ...], tuple[SheetFault, ...]]:
    """The sheets, and what in their build cannot be taken. Raises SheetRefused."""
    _refuse_bombs(content)
    try:
        book = openpyxl.load_workbook(BytesIO(content), read_only=True, keep_links=False)
        try:
            return _pages(book, content)
        finally:
            book.close()
    except SheetRefused:
        raise
    except Exception:  # noqa: BLE001 — openpyxl raises whatever a broken file makes it raise
        raise SheetRefused(
            "Không mở được tệp như một bảng tính.", "Xin lưu lại dạng Excel (.xlsx) rồi gửi lại."
        ) from None


def _pages(
    book: openpyxl.Workbook, content: bytes
) -> tuple[tuple[Page, ...], tuple[SheetFault, ...]]:
    if len(book.worksheets) > PAGES_MAX:
        raise SheetRefused(f"Tệp có hơn {PAGES_MAX} trang tính.", "Xin dùng tệp mẫu.")
    pages, faults = [], []
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for sheet in book.worksheets:
            pages.append(Page(sheet.title, _rows(sheet)))
            path = sheet._worksheet_path  # noqa: SLF001 — what is read row by row hides its merged cells
            faults += [
                SheetFault(
                    f"Trang “{sheet.title}”, ô {place}",
                    "Ô bị gộp nên không biết chữ thuộc dòng nào.",
                    "Xin bỏ gộp ô rồi ghi đủ từng dòng.",
                )
                for place in _merged(packed, path.lstrip("/"))
            ]
    return tuple(pages), tuple(faults)


def _rows(sheet: Any) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    sheet.reset_dimensions()  # What the file says of its own size is not to be trusted.
    for number, row in enumerate(sheet.iter_rows(max_col=COLUMNS_MAX), 1):
        if number > ROWS_MAX:
            raise SheetRefused(
                f"Trang tính dài hơn {ROWS_MAX:,} dòng.".replace(",", "."),
                "Xin xóa các dòng trống ở cuối, hoặc chia thành nhiều tệp.",
                where=f"Trang “{sheet.title}”, dòng {number}",
            )
        cells = [_cell(cell) for cell in row]
        while cells and not cells[-1].text:
            cells.pop()
        rows.append(cells)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return EMPTY
    kind = {"f": "formula", "e": "error"}.get(cell.data_type)
    found = Cell(str(value)[:CELL_CHARACTERS_MAX], kind or "error")
    if kind is None:
        match value:
            case bool():
                found = Cell("Có" if value else "Không", "truth")
            case int() | float():
                found = Cell(_number(value), "number")
            case time():
                found = Cell(f"{value:%H:%M}", "time")
            case datetime() | date():
                found = Cell(f"{value:%d/%m/%Y}", "day")
            case str():
                found = Cell(_text(value))
    return found


def _number(value: float) -> str:
    """As a reader sees it: a comma before the fraction, no tail of noughts."""
    text = f"{Decimal(str(value)):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _text(value: str) -> str:
    broken = value[:CELL_CHARACTERS_MAX].replace("\r\n", "\n").replace("_x000D_", "")
    return "\n".join(" ".join(line.split()) for line in broken.split("\n")).strip()


def _merged(packed: zipfile.ZipFile, path: str) -> Iterator[str]:
    """Places of merged cells, read in pieces."""
    count, tail = 0, b""
    with packed.open(path) as member:
        while chunk := member.read(_CHUNK_BYTES):
            window = tail + chunk
            last_end = 0
            for found in _MERGED.finditer(window):
                last_end = found.end()
                count += 1
                yield found[1].decode("ascii")
                if count >= MERGED_SHOWN_MAX:
                    return
            tail = window[max(last_end, len(window) - _OVERLAP_BYTES) :]


def _refuse_bombs(content: bytes) -> None:
    if len(content) > FILE_BYTES_MAX:
        raise SheetRefused(
            f"Tệp lớn hơn {FILE_BYTES_MAX // 1024**2} MB.", "Xin chia thành nhiều tệp."
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise SheetRefused(
            "Tệp không phải bảng tính Excel (.xlsx).", "Tệp .xls cũ xin lưu lại dạng .xlsx."
        ) from None
    if any(member.flag_bits & 1 for member in members):
        raise SheetRefused("Tệp có mật khẩu.", "Xin bỏ mật khẩu rồi gửi lại.")
    texts = sum(each.file_size for each in members if each.filename.endswith("sharedStrings.xml"))
    if (
        len(members) > MEMBERS_MAX
        or sum(each.file_size for each in members) > UNPACKED_BYTES_MAX
        or texts > TEXTS_BYTES_MAX
    ):
        raise SheetRefused(
            f"Tệp bung ra quá lớn (hơn {UNPACKED_BYTES_MAX // 1024**2} MB).",
            "Xin xóa hình ảnh, dòng trống; chỉ gửi bảng thủ tục theo tệp mẫu.",
        )
