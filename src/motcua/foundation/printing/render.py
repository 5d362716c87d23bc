"""The one door to the printer."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from .faults import PrintingFault
from .fonts import printable_characters, typeface
from .qr import qr_svg
from .text import printable

if TYPE_CHECKING:
    from typst import Compiler

# PDF/A-2a keeps for decades and is searchable; PDF/UA-1 lets a screen reader read it aloud.
STANDARDS = ["a-2a", "ua-1"]

_one_at_a_time = Lock()  # The compiler refuses a second caller; a paper takes milliseconds.


def render(template: Path, facts: Mapping[str, Any]) -> bytes:
    """The PDF that `template` makes of `facts`; the same bytes for the same facts, on any day.

    `facts` is what JSON can say. `issued_at` (ISO 8601 with offset) becomes the creation date, to
    the second, which is all that PDF knows. A value `{"qr_of": text}` reaches the template as the
    SVG of that QR code. The template reads `json(bytes(sys.inputs.facts))` and may import files of
    its own folder only.

    Raises PrintingFault when fonts are missing or the template does not compile without warning.
    """
    from typst import TypstError  # noqa: PLC0415 - loaded at the first paper, not at start-up

    characters = printable_characters()
    data = json.dumps(_for_paper(facts, characters), ensure_ascii=False, sort_keys=True)
    try:
        with _one_at_a_time:
            paper, warnings = _compiler().compile_with_warnings(
                input=template,
                root=template.parent,
                format="pdf",
                sys_inputs={"facts": data},
                pdf_standards=STANDARDS,  # type: ignore[arg-type]
                timestamp=datetime.fromisoformat(facts["issued_at"]).replace(microsecond=0),
            )
    except TypstError as error:
        raise PrintingFault(f"{template.name}: {error}") from error
    if warnings:  # A missing font is only a warning to the compiler; to a reader, an empty page.
        raise PrintingFault(f"{template.name}: {warnings[0].message}")
    return cast("bytes", paper)


@cache
def _compiler() -> "Compiler":
    from typst import Compiler  # noqa: PLC0415

    return Compiler(font_paths=typeface(), ignore_system_fonts=True)


def _for_paper(value: Any, characters: frozenset[str]) -> Any:
    match value:
        case str():
            return printable(value, characters=characters)
        case {"qr_of": str() as text, **others} if not others:
            return qr_svg(text)
        case Mapping():
            return {key: _for_paper(item, characters) for key, item in value.items()}
        case list() | tuple():
            return [_for_paper(item, characters) for item in value]
        case _:
            return value
