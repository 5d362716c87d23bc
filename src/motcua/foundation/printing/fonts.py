"""The typeface of printed papers and the characters it can show.

Tinos has the widths of Times New Roman, which 30/2020/ND-CP asks for, and every Vietnamese letter.
`make env` takes it from a package into `settings.PRINT_FONTS_FOLDER`.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from fontTools.ttLib import TTFont

from .faults import PrintingFault

if TYPE_CHECKING:
    from typst import Fonts


def font_files() -> list[Path]:
    """The font files of this installation. Raises PrintingFault where there are none."""
    folder = Path(settings.PRINT_FONTS_FOLDER)
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise PrintingFault(f"no fonts in {folder}: run `make env`")
    return files


@cache
def typeface() -> "Fonts":
    """Our fonts alone: those of the machine or of the compiler would change the bytes."""
    from typst import Fonts  # noqa: PLC0415 - loaded at the first paper, not at start-up

    return Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(font_files()[0].parent)],
    )


@cache
def printable_characters() -> frozenset[str]:
    """Characters that every cut of the typeface (regular, bold, italic) can show."""
    covered: set[int] | None = None
    for path in font_files():
        with TTFont(path, lazy=True) as font:
            here = set(font.getBestCmap())
        covered = here if covered is None else covered & here
    return frozenset(map(chr, covered or ()))
