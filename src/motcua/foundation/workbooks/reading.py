"""The rows of the sheets of a workbook, one sheet after the other."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import openpyxl
from openpyxl.utils import range_boundaries

from .packing import Refusal, WorkbookRefused, require_modest

_MERGED: Final = re.compile(
    rb"<(?:\w+:)?mergeCell\b[^>]{0,200}?\bref=[\"']"
    rb"([A-Z]{1,3}[1-9][0-9]{0,6}(?::[A-Z]{1,3}[1-9][0-9]{0,6})?)[\"']"
)
_CHUNK_BYTES: Final = 256 * 1024
_OVERLAP_BYTES: Final = 512
_KINDS: Final = {"f": "formula", "e": "error"}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is read: a longer sheet is refused, columns further right are left."""

    rows_max: int
    columns_max: int
    sheets_max: int = 100
    merged_max: int = 10_000


@dataclass(frozen=True, slots=True)
class Cell:
    """What the file holds at a place. `kind`: formula, error, or empty for a value."""

    value: Any
    kind: str = ""


EMPTY: Final = Cell(None)


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were made one, as `C2:C4`; rows and columns count from 1."""

    place: str
    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from the first, cells from column A."""

    title: str
    rows: Sequence[Sequence[Cell]]
    merged: Sequence[Merged]


def sheets_of(content: bytes, *, bounds: Bounds, results_of_formulas: bool) -> Iterator[Sheet]:
    """The sheets in their order, each read when it is asked for.

    `results_of_formulas`: a formula counts as the value it had when the file was saved; otherwise the
    cell says that it holds one. Raises WorkbookRefused.
    """
    require_modest(content)
    try:
        book = openpyxl.load_workbook(
            BytesIO(content), read_only=True, data_only=results_of_formulas, keep_links=False
        )
        try:
            yield from _sheets(book, content, bounds)
        finally:
            book.close()
    except WorkbookRefused:
        raise
    except Exception:  # noqa: BLE001 — openpyxl raises whatever a broken file makes it raise
        raise WorkbookRefused(Refusal.UNREADABLE) from None


def _sheets(book: openpyxl.Workbook, content: bytes, bounds: Bounds) -> Iterator[Sheet]:
    if len(book.worksheets) > bounds.sheets_max:
        raise WorkbookRefused(Refusal.TOO_MANY_SHEETS)
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for sheet in book.worksheets:
            rows = _rows(sheet, bounds)
            # What is read row by row hides its merged cells; what is not, lays them out one by one,
            # and a single one may span a whole sheet of seventeen milliards.
            path = sheet._worksheet_path.lstrip("/")  # noqa: SLF001 — it has no other name
            yield Sheet(sheet.title, rows, _merged(packed, path, bounds.merged_max))


def _rows(sheet: Any, bounds: Bounds) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    sheet.reset_dimensions()  # What the file says of its own size is not to be trusted.
    for number, row in enumerate(sheet.iter_rows(max_col=bounds.columns_max), 1):
        if number > bounds.rows_max:
            raise WorkbookRefused(Refusal.SHEET_TOO_LONG, sheet=sheet.title, row=number)
        cells = [
            EMPTY if cell.value is None else Cell(cell.value, _KINDS.get(cell.data_type, ""))
            for cell in row
        ]
        while cells and cells[-1] is EMPTY:
            cells.pop()
        rows.append(cells)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _merged(packed: zipfile.ZipFile, path: str, count_max: int) -> list[Merged]:
    """Merged cells of a sheet, looked for in pieces of its text."""
    found: list[Merged] = []
    tail = b""
    with packed.open(path) as part:
        while (chunk := part.read(_CHUNK_BYTES)) and len(found) < count_max:
            window, end = tail + chunk, 0
            for match in _MERGED.finditer(window):
                end = match.end()
                place = match[1].decode("ascii")
                left, top, right, bottom = range_boundaries(place)
                found.append(Merged(place, top, bottom, left, right))
            tail = window[max(end, len(window) - _OVERLAP_BYTES) :]
    return found[:count_max]
