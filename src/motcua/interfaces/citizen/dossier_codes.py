"""The code of a dossier as people type it: in small letters, with spaces, with a long dash."""

import re
import unicodedata

from motcua.domain.regimes.rules import day_of_code

TYPED_CHARACTERS_MAX = 200
_DASHES = re.compile(r"[\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d_]")
_LEFT_OUT = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")


def code_typed(text: str) -> str | None:
    """The code that was meant; None if it cannot be one."""
    text = unicodedata.normalize("NFKC", text[:TYPED_CHARACTERS_MAX])
    code = _LEFT_OUT.sub("", _DASHES.sub("-", text)).upper()
    return code if day_of_code(code) is not None else None
