"""Register and hand-overs as workbooks. Whatever people typed stays text; no cell is a formula."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import xlsxwriter

from motcua.domain.slips.rules import (
    RESULT_FLAG_NAMES,
    ControlRow,
    RegisterFacts,
    RegisterLine,
    ResultFlag,
    SlipKind,
    title_of,
)
from motcua.foundation.clock import VIETNAM

TABLE_LINES_MAX = 10_000  # Some seconds; a month of a large unit has less.
BYTES_IN_MEMORY_MAX = 4 * 1024 * 1024
CELL_CHARACTERS_MAX = 32_767  # What a cell can hold.
HEAD_ROW = 4
# Programs that open a table as plain text may take such a beginning for a formula.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MOMENT_FORMAT = "hh:mm dd/mm/yyyy"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading as the form says it, its width in characters, its value."""

    heading: str
    width: int
    value: Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One sheet: what it is, whose it is, what it was limited to, and its lines."""

    title: str
    sheet_name: str
    agency: str
    filters: Sequence[str]
    issued_at: datetime
    columns: Sequence[Column]
    lines: Iterable[Any]


@dataclass(frozen=True, slots=True)
class HandOver:
    """One row of a control slip beside the line of the register that it belongs to."""

    line: RegisterLine
    row: ControlRow
    result: ResultFlag | None


REGISTER_COLUMNS = (
    Column("STT", 7, lambda line: line.serial),
    Column("Mã hồ sơ", 26, lambda line: line.dossier_code),
    Column("Tên thủ tục hành chính", 44, lambda line: line.procedure),
    Column("Mã thủ tục", 14, lambda line: line.procedure_code),
    Column("Số lượng hồ sơ (bộ)", 10, lambda line: line.set_count),
    Column("Tên cá nhân, tổ chức", 28, lambda line: line.owner),
    Column("Địa chỉ", 40, lambda line: line.address),
    Column("Số điện thoại", 16, lambda line: line.phone),
    Column("Cơ quan chủ trì giải quyết", 34, lambda line: line.competent_agency),
    Column("Tiếp nhận", 17, lambda line: line.received_at),
    Column("Hẹn trả kết quả", 17, lambda line: line.due_at),
    Column("Chuyển đến cơ quan giải quyết", 17, lambda line: line.transferred_at),
    Column("Nhận kết quả từ cơ quan", 17, lambda line: line.result_received_at),
    Column("Trả kết quả", 17, lambda line: line.returned_at),
    Column("Cách trả", 13, lambda line: line.returned_how),
    Column("Ký nhận", 20, lambda line: line.signed_by),
    Column("Kết quả giải quyết", 14, lambda line: _flag(line.result)),
    Column("Ghi chú", 44, lambda line: line.note),
)
HAND_OVER_COLUMNS = (
    Column("STT trong sổ", 9, lambda each: each.line.serial),
    Column("Mã hồ sơ", 26, lambda each: each.line.dossier_code),
    Column("Tên thủ tục hành chính", 44, lambda each: each.line.procedure),
    Column("Kèm theo hồ sơ của", 28, lambda each: each.line.owner),
    Column("Bên giao", 38, lambda each: each.row.sender),
    Column("Người giao", 24, lambda each: each.row.giver_name),
    Column("Bên nhận", 38, lambda each: each.row.receiver),
    Column("Người nhận", 24, lambda each: each.row.receiver_name),
    Column("Thời gian giao", 17, lambda each: each.row.handed_at),
    Column("Giữ đến", 17, lambda each: each.row.finished_at),
    Column("Thời hạn", 17, lambda each: each.row.due_at),
    Column("Kết quả", 14, lambda each: _flag(each.result)),
    Column("Ghi chú", 40, lambda each: each.row.note),
)


def register_table(facts: RegisterFacts) -> Table:
    """The lines of a book or an extract."""
    title = title_of(SlipKind.REGISTER, facts.form_version)
    return Table(
        title=f"{title} năm {facts.year}, quyển số {facts.volume:02d}",
        sheet_name=f"Sổ {facts.year}",
        agency=facts.head.agency,
        filters=facts.filters,
        issued_at=facts.head.issued_at,
        columns=REGISTER_COLUMNS,
        lines=facts.lines,
    )


def hand_over_table(facts: RegisterFacts, hand_overs: Iterable[HandOver]) -> Table:
    """The rows of the control slips of the dossiers in a book or an extract."""
    title = title_of(SlipKind.CONTROL_SLIP, facts.form_version)
    return Table(
        title=f"{title}, năm {facts.year}",
        sheet_name=f"Giao nhận {facts.year}",
        agency=facts.head.agency,
        filters=facts.filters,
        issued_at=facts.head.issued_at,
        columns=HAND_OVER_COLUMNS,
        lines=hand_overs,
    )


def write_table(table: Table) -> IO[bytes]:
    """A workbook, open at its beginning. It is written line by line: memory stays low."""
    stream: IO[bytes] = SpooledTemporaryFile(max_size=BYTES_IN_MEMORY_MAX)  # noqa: SIM115 — the answer closes it
    book = xlsxwriter.Workbook(
        stream,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties(
        {"title": table.title, "author": table.agency, "created": _local(table.issued_at)}
    )
    sheet = book.add_worksheet(table.sheet_name)
    cells = _Cells(book)
    sheet.write_string(0, 0, table.title.upper(), cells.title)
    cells.text(sheet, 1, 0, table.agency)
    cells.text(sheet, 2, 0, "; ".join(table.filters) or "Toàn bộ sổ")
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width)
        sheet.write_string(HEAD_ROW, number, column.heading, cells.head)
    row = HEAD_ROW
    for line in table.lines:
        row += 1
        for number, column in enumerate(table.columns):
            cells.any(sheet, row, number, column.value(line))
    _set_up(sheet, last_row=row, last_column=len(table.columns) - 1)
    book.close()
    stream.seek(0)
    return stream


class _Cells:
    """Writes values by their kind, never by guessing what a text might mean."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        plain = {"valign": "top", "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
        )
        self._text = book.add_format({**plain, "num_format": "@"})
        # The mark with which spreadsheets themselves keep such a text a text.
        self._suspicious = book.add_format({**plain, "num_format": "@", "quote_prefix": True})
        self._number = book.add_format({**plain, "num_format": "0"})
        self._moment = book.add_format({**plain, "num_format": MOMENT_FORMAT})

    def any(self, sheet: Any, row: int, column: int, value: Any) -> None:
        match value:
            case datetime():
                sheet.write_datetime(row, column, _local(value), self._moment)
            case int():
                sheet.write_number(row, column, value, self._number)
            case str():
                self.text(sheet, row, column, value)

    def text(self, sheet: Any, row: int, column: int, value: str) -> None:
        is_suspicious = value.startswith(FORMULA_SIGNS)
        look = self._suspicious if is_suspicious else self._text
        sheet.write_string(row, column, value[:CELL_CHARACTERS_MAX], look)


def _set_up(sheet: Any, *, last_row: int, last_column: int) -> None:
    """The headings stay in sight and are repeated on paper; the columns can be filtered."""
    sheet.freeze_panes(HEAD_ROW + 1, 2)
    sheet.autofilter(HEAD_ROW, 0, last_row, last_column)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer("&C&P/&N")


def _local(at: datetime) -> datetime:
    """Workbooks know no zones: what stands there is Vietnam time, to the minute."""
    return at.astimezone(VIETNAM).replace(tzinfo=None, second=0, microsecond=0)


def _flag(result: ResultFlag | None) -> str:
    return RESULT_FLAG_NAMES[result] if result else ""
