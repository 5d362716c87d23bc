"""One text of a record as a value, and a value as the text that means it."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from .described import Field, Kind

YES: Final = "co"
_WHOLE: Final = re.compile(r"\d{1,15}|\d{1,3}(\.\d{3}){1,4}", re.ASCII)
_NUMBER: Final = re.compile(r"\d{1,12}([.,]\d{1,6})?|\d{1,3}(\.\d{3}){1,4},\d{1,6}", re.ASCII)
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
# A point is written before thousands here, and before a fraction elsewhere.
_AMBIGUOUS: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}", re.ASCII)
_TIME: Final = re.compile(r"([01]?\d|2[0-3])(?::|h|g| giờ ?)([0-5]\d)?", re.ASCII)


class Unreadable(Exception):
    """A text means nothing that fits the field."""

    def __init__(self, sentence: str, cure: str) -> None:
        self.sentence, self.cure = sentence, cure
        super().__init__(sentence)


def value_of(each: Field, text: str) -> Any:
    """What a text means in a field. Raises Unreadable."""
    if each.kind in {Kind.LINES, Kind.SEVERAL, Kind.CASES}:
        entries = text.split("," if each.kind is Kind.CASES else "\n")
        return [entry.strip() for entry in entries if entry.strip()]
    if each.kind is Kind.YES:
        return text == YES
    if not text:
        return each.unset
    read = _READERS.get(each.kind)
    return read(text) if read else text


def shown_value(each: Field, value: Any) -> str:
    """The text that means a value."""
    match each.kind:
        case Kind.LINES | Kind.SEVERAL | Kind.CASES:
            return (", " if each.kind is Kind.CASES else "\n").join(value or ())
        case Kind.YES:
            return YES if value else ""
        case Kind.NUMBER if isinstance(value, int | float):
            if value == each.unset:
                return ""
            return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
        case Kind.DAY if value:
            return f"{date.fromisoformat(value):%d/%m/%Y}"
        case _:
            return "" if value is None else str(value)


def _whole(text: str) -> int:
    bare = text.replace(" ", "")
    if _WHOLE.fullmatch(bare) is None:
        raise Unreadable(f"“{text[:40]}” không phải số nguyên.", "Xin ghi chữ số, ví dụ 8000.")
    return int(bare.replace(".", ""))


def _number(text: str) -> float | int:
    bare = text.replace(" ", "")
    if _AMBIGUOUS.fullmatch(bare):
        whole, cents = bare.split(".")
        raise Unreadable(
            f"“{bare}” hiểu được hai cách.", f"Xin ghi {whole}{cents} hoặc {whole},{cents}."
        )
    if _NUMBER.fullmatch(bare) is None:
        raise Unreadable(f"“{text[:40]}” không phải số.", "Xin ghi số, ví dụ 5 hoặc 0,5.")
    if "," in bare:
        bare = bare.replace(".", "").replace(",", ".")
    value = float(bare)
    return int(value) if math.isfinite(value) and value == int(value) else value


def _time(text: str) -> str:
    found = _TIME.fullmatch(text.strip().lower())
    if found is None:
        raise Unreadable(f"“{text[:40]}” không phải giờ.", "Xin ghi giờ và phút, ví dụ 15:00.")
    return f"{int(found[1]):02}:{found[2] or '00'}"


def _day(text: str) -> str:
    """`31/12/2026` or `2026-12-31`."""
    found = _DAY.fullmatch(text.strip())
    try:
        if found is None:
            return date.fromisoformat(text.strip()).isoformat()
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
    except ValueError:
        raise Unreadable(
            f"“{text[:40]}” không phải ngày có thật.", "Xin ghi ngày/tháng/năm, ví dụ 31/12/2026."
        ) from None


_READERS: Final[Mapping[Kind, Callable[[str], Any]]] = {
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.TIME: _time,
    Kind.DAY: _day,
}
