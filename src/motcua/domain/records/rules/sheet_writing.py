"""Records as a workbook, and the empty workbook to fill in: every column with its words and choices."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from .described import Choices, Field, Kind
from .sheet_columns import HELP_PAGE, NO_WORD, YES_WORD, cell_words, columns_of, parts, title_of
from .typed import typed_of
from .typed_values import Unreadable, value_of

_LIST_CHARACTERS_MAX: Final = 255  # of a list of choices in a cell, by the format
_TITLE_CHARACTERS_MAX: Final = 32
_LINES_TO_FILL: Final = 500
_GUIDE: Final = (
    "Mỗi thủ tục một dòng ở trang “Thủ tục”.",
    "Các trang sau ghi từng dòng của thủ tục; cột đầu là tên định danh của thủ tục đó.",
    "Không gộp ô, không dùng công thức. Mã ghi dạng văn bản để giữ đủ chữ số.",
    "Ô có nhiều mục thì mỗi mục một dòng trong ô (Alt + Enter).",
    "Bỏ một trang hoặc một cột của trang “Thủ tục” thì phần đó giữ như hiện hành.",
    "Cột có dấu * là phần bắt buộc.",
)


def workbook_of(records: Sequence[tuple[str, Mapping[str, Any]]], *, fields: Choices) -> bytes:
    """The workbook of some records, or with none the one to fill in.

    Texts stay texts: nothing in a cell becomes a formula or a link.
    """
    written = BytesIO()
    book = xlsxwriter.Workbook(
        written,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    sheets = _Sheets(book, fields)
    for part in parts():
        sheets.add(part, list(_lines(part, records)))
    sheets.help()
    book.close()
    return written.getvalue()


def _lines(part: str, records: Sequence[tuple[str, Mapping[str, Any]]]) -> list[dict[str, str]]:
    found = []
    for slug, data in records:
        typed = typed_of(data)
        rows = [typed.texts] if part == "record" else typed.rows[part]
        found += [{"slug": slug, **row} for row in rows]
    return found


class _Sheets:
    """The sheets of one workbook."""

    def __init__(self, book: xlsxwriter.Workbook, fields: Choices) -> None:
        self.book, self.fields = book, fields
        self.heading = book.add_format(
            {
                "bold": True,
                "text_wrap": True,
                "valign": "vcenter",
                "border": 1,
                "bg_color": "#E6EBF0",
            }
        )
        self.text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        self.number = book.add_format({"valign": "top", "num_format": "#,##0.######"})
        self.whole = book.add_format({"valign": "top", "num_format": "#,##0"})
        self.bold = book.add_format({"bold": True})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def add(self, part: str, rows: Sequence[Mapping[str, str]]) -> None:
        sheet = self.book.add_worksheet(title_of(part))
        sheet.freeze_panes(1, 1)
        for number, column in enumerate(columns_of(part)):
            sheet.set_column(number, number, column.width, self.text)
            sheet.write_string(0, number, column.label, self.heading)
            self._guard(sheet, number, column)
        for line, row in enumerate(rows, 1):
            for number, column in enumerate(columns_of(part)):
                self._write(sheet, line, number, column, row.get(column.key, ""))

    def help(self) -> None:
        sheet = self.book.add_worksheet(HELP_PAGE)
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 36)
        sheet.set_column(2, 3, 60)
        for line, words in enumerate(_GUIDE):
            sheet.write_string(line, 0, words)
        begin = len(_GUIDE) + 1
        for number, words in enumerate(("Trang", "Cột", "Ghi gì", "Chọn một trong")):
            sheet.write_string(begin, number, words, self.heading)
        line = begin
        for part in parts():
            for column in columns_of(part):
                line += 1
                star = " *" if column.is_required else ""
                said = ". ".join(filter(None, (column.help.rstrip("."), column.law)))
                choices = "\n".join(self._choices(column).values())
                sheet.write_string(line, 0, title_of(part))
                sheet.write_string(line, 1, column.label + star)
                sheet.write_string(line, 2, said, self.wrapped)
                sheet.write_string(line, 3, choices, self.wrapped)

    def _write(
        self,
        sheet: xlsxwriter.worksheet.Worksheet,
        line: int,
        number: int,
        column: Field,
        text: str,
    ) -> None:
        if column.kind in {Kind.WHOLE, Kind.NUMBER} and text:
            try:
                value = value_of(column, text)
            except Unreadable:
                value = None
            if value is not None:
                style = self.whole if column.kind is Kind.WHOLE else self.number
                sheet.write_number(line, number, value, style)
                return
        words = cell_words(column, text, self._choices(column))
        if words:
            sheet.write_string(line, number, words, self.text)

    def _guard(self, sheet: xlsxwriter.worksheet.Worksheet, number: int, column: Field) -> None:
        """A list to choose from, where the format has room for it; the words of help at the cell."""
        names = list(self._choices(column).values())
        if column.kind is Kind.YES:
            names = [YES_WORD, NO_WORD]
        is_list = column.kind in {Kind.CHOICE, Kind.YES} and names
        fits = is_list and len(",".join(names)) <= _LIST_CHARACTERS_MAX
        fits = fits and not any("," in name for name in names)
        options: dict[str, Any] = (
            {"validate": "list", "source": names} if fits else {"validate": "any"}
        )
        if column.help:
            options["input_title"] = column.label[:_TITLE_CHARACTERS_MAX]
            options["input_message"] = column.help[:_LIST_CHARACTERS_MAX]
        if fits or column.help:
            sheet.data_validation(1, number, _LINES_TO_FILL, number, options)

    def _choices(self, column: Field) -> Choices:
        return self.fields if column.key == "field_id" else column.choices
