"""Whether a file is a workbook that may be unpacked at all, by its table of contents alone."""

import zipfile
from enum import Enum, auto
from io import BytesIO
from typing import Final

FILE_BYTES_MAX: Final = 10 * 1024**2
UNPACKED_BYTES_MAX: Final = 40 * 1024**2
# Of what is read whole: texts, styles, the list of sheets. Sheets are read row by row.
PART_BYTES_MAX: Final = 12 * 1024**2
PARTS_MAX: Final = 200
_SHEETS: Final = "xl/worksheets/"
_ARCHIVE: Final = b"PK"
# Excel before 2007, and every workbook with a password, are files of this older kind.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = 1


class Refusal(Enum):
    """Why a workbook is not read."""

    FILE_TOO_LARGE = auto()
    NO_WORKBOOK = auto()
    OLD_OR_LOCKED = auto()
    UNPACKS_TOO_LARGE = auto()
    TOO_MANY_SHEETS = auto()
    SHEET_TOO_LONG = auto()
    UNREADABLE = auto()


class WorkbookRefused(Exception):
    """The workbook is not read. `sheet` and `row` say where, if one place is to blame."""

    def __init__(self, refusal: Refusal, *, sheet: str = "", row: int = 0) -> None:
        self.refusal, self.sheet, self.row = refusal, sheet, row
        super().__init__(refusal.name)


def is_workbook(content: bytes) -> bool:
    """Whether a file wants to be a workbook, also one that is too old or has a password."""
    return content.startswith((_ARCHIVE, _COMPOUND))


def require_modest(content: bytes) -> None:
    """Raises WorkbookRefused for what is no workbook, has a password, or unpacks to too much."""
    if len(content) > FILE_BYTES_MAX:
        raise WorkbookRefused(Refusal.FILE_TOO_LARGE)
    if content.startswith(_COMPOUND):
        raise WorkbookRefused(Refusal.OLD_OR_LOCKED)
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise WorkbookRefused(Refusal.NO_WORKBOOK) from None
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise WorkbookRefused(Refusal.OLD_OR_LOCKED)
    # A part never gives more than the size it states here: whoever unpacks it stops there.
    if (
        len(parts) > PARTS_MAX
        or sum(part.file_size for part in parts) > UNPACKED_BYTES_MAX
        or any(
            part.file_size > PART_BYTES_MAX
            for part in parts
            if not part.filename.startswith(_SHEETS)
        )
    ):
        raise WorkbookRefused(Refusal.UNPACKS_TOO_LARGE)
