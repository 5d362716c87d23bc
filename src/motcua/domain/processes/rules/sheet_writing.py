"""A process as a workbook: the table of the decision's annex.

Legal   LR-081 (01/2018/TT-VPCP art 8): order, step, what is done, who, how long, forms and results.
"""

from collections.abc import Mapping
from io import BytesIO

import xlsxwriter

from motcua.domain.processes.values import InternalProcess, Place, ProcessStep

from .sheet_columns import HEADINGS, TITLE_ROWS, YES, Column
from .transitions import exits_as_text
from .wording import KIND_NAMES, PLACE_NAMES, role_words

SHEET_NAME = "Quy trình"
HEADING_ROW = 4


def workbook_of(
    process: InternalProcess, *, role_names: Mapping[str, str], slip_names: Mapping[str, str]
) -> bytes:
    """The workbook. Texts stay texts: nothing in a cell becomes a formula or a link."""
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
    sheet = book.add_worksheet(SHEET_NAME)
    _head(book, sheet, process)
    _rows(book, sheet, process, role_names, slip_names)
    book.close()
    return written.getvalue()


def _head(
    book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, process: InternalProcess
) -> None:
    bold = book.add_format({"bold": True})
    values = {"name": process.name, "symbol": process.symbol, "slug": process.procedure_slug}
    for row, (word, label) in enumerate(TITLE_ROWS.items()):
        sheet.write_string(row, 1, label, bold)
        sheet.write_string(row, 2, values[word])
    heading = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E6EBF0"}
    )
    for number, column in enumerate(HEADINGS):
        sheet.set_column(number, number, HEADINGS[column].width)
        sheet.write_string(HEADING_ROW, number, HEADINGS[column].title, heading)
    sheet.freeze_panes(HEADING_ROW + 1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADING_ROW)


def _rows(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    process: InternalProcess,
    role_names: Mapping[str, str],
    slip_names: Mapping[str, str],
) -> None:
    text = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    number = book.add_format({"num_format": "0.##", "valign": "top", "border": 1})
    orders = {step.key: order for order, step in enumerate(process.steps, 1)}
    for order, step in enumerate(process.steps, 1):
        row = HEADING_ROW + order
        cells = _cells(step, orders, role_names, slip_names)
        for place, column in enumerate(HEADINGS):
            if column is Column.ORDER:
                sheet.write_number(row, place, order, text)
            elif column is Column.HOURS:
                sheet.write_number(row, place, float(step.hours), number)
            else:
                sheet.write_string(row, place, cells[column], text)


def _cells(
    step: ProcessStep,
    orders: Mapping[str, int],
    role_names: Mapping[str, str],
    slip_names: Mapping[str, str],
) -> dict[Column, str]:
    actor = step.actor
    place = actor.agency_name if actor.place is Place.NAMED else PLACE_NAMES[actor.place]
    return {
        Column.NAME: step.name,
        Column.CONTENT: step.content,
        Column.KIND: KIND_NAMES[step.kind],
        Column.PLACE: place or PLACE_NAMES[actor.place],
        Column.ROLE: role_words(actor.role_key, role_names),
        Column.DIVISION: actor.division,
        Column.INPUTS: "\n".join(step.inputs),
        Column.OUTPUTS: "\n".join(step.outputs),
        Column.SLIPS: "\n".join(slip_names.get(slip, slip) for slip in step.slips),
        Column.FORMS: "\n".join(step.forms),
        Column.EXITS: exits_as_text(step.exits, orders=orders),
        Column.WAITS: YES if step.waits_for_all else "",
        Column.KEY: step.key,
    }
