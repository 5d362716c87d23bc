"""What people typed, made fit for paper: no trick characters, nothing the typeface cannot show."""

import re
import unicodedata
from collections.abc import Set as AbstractSet

SUBSTITUTE = "□"  # A reader sees that a character could not be printed.
UNBROKEN_CHARACTERS_MAX = 32  # Longer words get places to break, or they would leave the page.
BREAK_HERE = "\u200b"

_SPACES = re.compile(r"\s+")
_BREAKABLE = re.compile(
    r"[^\s.@/_-]{0,11}[.@/_-]|[^\s.@/_-]{12}"
)  # After a sign, or twelve letters.
_LONG_WORD = re.compile(rf"\S{{{UNBROKEN_CHARACTERS_MAX + 1},}}")


def printable(text: str, *, characters: AbstractSet[str]) -> str:
    """`text` in one line, composed (NFC), of `characters` only.

    Control and format characters go: among them are those that turn the reading direction, so that
    a name could read otherwise on paper than in the database.
    """
    composed = unicodedata.normalize("NFC", text)
    spaced = _SPACES.sub(" ", composed).strip()
    shown = "".join(
        character if character in characters else SUBSTITUTE
        for character in spaced
        if unicodedata.category(character) not in {"Cc", "Cf"}
    )
    return _LONG_WORD.sub(_with_breaks, shown)


def _with_breaks(word: re.Match[str]) -> str:
    return _BREAKABLE.sub(rf"\g<0>{BREAK_HERE}", word.group()).removesuffix(BREAK_HERE)
