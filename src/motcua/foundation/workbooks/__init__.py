"""Workbooks of strangers (.xlsx), read sheet by sheet within bounds. What may stand in them, others say.

Nothing is unpacked before it is known how large it becomes; a sheet of a hundred thousand rows is
refused at the first row too many; merged cells are told, never laid out.
"""

from .packing import FILE_BYTES_MAX, UNPACKED_BYTES_MAX, Refusal, WorkbookRefused, is_workbook
from .reading import EMPTY, Bounds, Cell, Merged, Sheet, sheets_of
from .showing import number_words, plain_words

__all__ = [
    "EMPTY",
    "FILE_BYTES_MAX",
    "UNPACKED_BYTES_MAX",
    "Bounds",
    "Cell",
    "Merged",
    "Refusal",
    "Sheet",
    "WorkbookRefused",
    "is_workbook",
    "number_words",
    "plain_words",
    "sheets_of",
]
