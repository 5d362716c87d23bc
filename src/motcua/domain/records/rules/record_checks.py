"""What one value of a record may be. Each check tells every fault with its place and cure."""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Any, Final

from motcua.domain.records.values import RecordFault

Check = Callable[[Any, str], Iterator[RecordFault]]

TEXT_CHARACTERS_MAX: Final = 4_000
ROWS_MAX: Final = 200
WIDTH_SHOWN_MAX: Final = 60
NO_BREAK_SPACE: Final = "\u00a0"
REPLACEMENT: Final = "\ufffd"  # what stands for a sign that could not be read
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s/]+(/\S*)?")


@dataclass(frozen=True, slots=True)
class Row:
    """A closed record. A key that stands at its usual value may be left out."""

    required: Mapping[str, Check]
    usual: Mapping[str, tuple[Check, Any]] = field(default_factory=dict)

    def __call__(self, value: Any, path: str) -> Iterator[RecordFault]:
        if not isinstance(value, dict):
            yield _wrong_type(value, path, "một nhóm mục")
            return
        checks = {**self.required, **{key: check for key, (check, _) in self.usual.items()}}
        for key in self.required:
            if key not in value:
                yield _fault(
                    "missing_key", _join(path, key), f"Thiếu mục “{key}”.", "Xin bổ sung mục này."
                )
        for key, held in value.items():
            if key not in checks:
                sentence = f"Không có mục nào tên là {shown(key)}."
                yield _fault(
                    "unknown_key", _join(path, str(key)), sentence, "Xin bỏ mục, hoặc sửa tên."
                )
            else:
                yield from checks[key](held, _join(path, key))

    def compact(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """The row in its canonical shape: keys in order, without what stands at its usual value."""
        kept = {key: value[key] for key in self.required if key in value}
        for key, (_, usual) in self.usual.items():
            if key in value and value[key] != usual:
                kept[key] = value[key]
        return kept


def text(value: Any, path: str) -> Iterator[RecordFault]:
    """Words that are there, composed (NFC), without what one cannot see."""
    yield from may_be_empty(value, path)
    if value == "":
        yield _fault("empty", path, "Mục này để trống.", "Xin ghi nội dung, hoặc bỏ cả dòng.")


def may_be_empty(value: Any, path: str) -> Iterator[RecordFault]:
    if not isinstance(value, str):
        yield _wrong_type(value, path, "văn bản")
    else:
        yield from _text_faults(value, path)


def maybe(check: Check) -> Check:
    """What may also be missing (null)."""

    def checked(value: Any, path: str) -> Iterator[RecordFault]:
        if value is not None:
            yield from check(value, path)

    return checked


def one_of(words: type[StrEnum]) -> Check:
    """One word of a closed list."""
    known = tuple(word.value for word in words)

    def checked(value: Any, path: str) -> Iterator[RecordFault]:
        if not isinstance(value, str) or value not in known:
            yield _fault(
                "not_in_list",
                path,
                f"{shown(value)} không có trong danh sách.",
                "Xin chọn một trong:" + " " + ", ".join(known) + ".",
            )

    return checked


def form(pattern: str, example: str) -> Check:
    """Words of one form."""
    compiled = re.compile(pattern, re.ASCII)

    def checked(value: Any, path: str) -> Iterator[RecordFault]:
        if not isinstance(value, str):
            yield _wrong_type(value, path, "văn bản")
        elif compiled.fullmatch(value) is None:
            yield _fault(
                "wrong_form", path, f"{shown(value)} sai dạng.", f"Xin ghi như “{example}”."
            )

    return checked


def web_address(value: Any, path: str) -> Iterator[RecordFault]:
    if not isinstance(value, str):
        yield _wrong_type(value, path, "địa chỉ trang mạng")
    elif _WEB_ADDRESS.fullmatch(value) is None:
        sentence = f"{shown(value)} không phải địa chỉ trang mạng."
        yield _fault("wrong_form", path, sentence, "Xin ghi địa chỉ bắt đầu bằng https://.")


def truth(value: Any, path: str) -> Iterator[RecordFault]:
    if not isinstance(value, bool):
        yield _wrong_type(value, path, "có hoặc không (true, false)")


def whole(*, least: int = 0, most: int) -> Check:
    """A whole number between two bounds."""

    def checked(value: Any, path: str) -> Iterator[RecordFault]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield _wrong_type(value, path, "số nguyên")
        elif not least <= value <= most:
            yield _out_of_range(value, path, least, most)

    return checked


def number(*, most: float) -> Check:
    """A number from 0 on, whole or not."""

    def checked(value: Any, path: str) -> Iterator[RecordFault]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield _wrong_type(value, path, "số")
        elif not math.isfinite(value) or not 0 <= value <= most:
            yield _out_of_range(value, path, 0, most)

    return checked


def day(value: Any, path: str) -> Iterator[RecordFault]:
    if not _is_read(date.fromisoformat, value, "%Y-%m-%d"):
        sentence = f"{shown(value)} không phải ngày có thật."
        yield _fault("not_a_day", path, sentence, "Xin ghi năm-tháng-ngày, như “2026-07-01”.")


def clock(value: Any, path: str) -> Iterator[RecordFault]:
    if not _is_read(time.fromisoformat, value, "%H:%M"):
        yield _fault(
            "not_a_time", path, f"{shown(value)} không phải giờ.", "Xin ghi giờ:phút, như “15:00”."
        )


def each(check: Check, *, most: int = ROWS_MAX) -> Check:
    """A list, every item of one kind."""

    def checked(value: Any, path: str) -> Iterator[RecordFault]:
        if not isinstance(value, list):
            yield _wrong_type(value, path, "danh sách")
        elif len(value) > most:
            sentence = f"Có {len(value)} dòng, nhiều nhất là {most}."
            yield _fault("too_many", path, sentence, "Xin bỏ bớt, hoặc gộp lại.")
        else:
            for place, item in enumerate(value):
                yield from check(item, f"{path}.{place}")

    return checked


def words_by_key(words: frozenset[str]) -> Check:
    """Free keys, each with one word of a closed list."""

    def checked(value: Any, path: str) -> Iterator[RecordFault]:
        if not isinstance(value, dict):
            yield _wrong_type(value, path, "một nhóm mục")
            return
        for key, word in value.items():
            yield from text(key, path)
            if not isinstance(word, str) or word not in words:
                yield _fault(
                    "not_in_list",
                    _join(path, str(key)),
                    f"{shown(word)} không có trong danh sách.",
                    "Xin chọn một trong:" + " " + ", ".join(sorted(words)) + ".",
                )

    return checked


def shown(value: Any) -> str:
    """A value as a reader may see it: short, and without what one cannot see."""
    words = f"“{value}”" if isinstance(value, str) else repr(value)
    words = "".join(REPLACEMENT if _is_invisible(sign) else sign for sign in words)
    return words if len(words) <= WIDTH_SHOWN_MAX else words[: WIDTH_SHOWN_MAX - 1] + "…"


def _text_faults(value: str, path: str) -> Iterator[RecordFault]:
    if len(value) > TEXT_CHARACTERS_MAX:
        sentence = f"Dài {len(value)} ký tự, nhiều nhất là {TEXT_CHARACTERS_MAX}."
        yield _fault("too_long", path, sentence, "Xin viết ngắn lại.")
    if any(_is_invisible(sign) and sign != "\n" for sign in value):
        sentence = f"Có ký tự không nhìn thấy hoặc bị hỏng trong {shown(value)}."
        yield _fault("invisible_character", path, sentence, "Xin xóa đi rồi gõ lại.")
    elif not unicodedata.is_normalized("NFC", value):
        sentence = f"{shown(value)} chưa ở dạng Unicode dựng sẵn (NFC)."
        yield _fault("text_not_nfc", path, sentence, "Xin gõ lại bằng bảng mã Unicode dựng sẵn.")
    if value != value.strip() or "  " in value or NO_BREAK_SPACE in value:
        sentence = f"Thừa khoảng trắng trong {shown(value)}."
        yield _fault("stray_blanks", path, sentence, "Xin xóa khoảng trắng thừa.")


def _is_invisible(sign: str) -> bool:
    return sign == REPLACEMENT or unicodedata.category(sign) in _INVISIBLE


def _is_read(read: Callable[[str], date | time], value: Any, written: str) -> bool:
    try:
        return isinstance(value, str) and read(value).strftime(written).lstrip("0") == (
            value.lstrip("0")
        )
    except ValueError:
        return False


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _wrong_type(value: Any, path: str, wanted: str) -> RecordFault:
    held = "để trống" if value is None else f"đang là {shown(value)}"
    return _fault("wrong_type", path, f"Mục này {held}.", f"Xin ghi {wanted}.")


def _out_of_range(value: float, path: str, least: float, most: float) -> RecordFault:
    cure = f"Xin ghi từ {least:,} đến {most:,}.".replace(",", ".")
    return _fault("out_of_range", path, f"{value} nằm ngoài mức cho phép.", cure)


def _fault(code: str, path: str, sentence: str, cure: str) -> RecordFault:
    return RecordFault(f"record.{code}", path, sentence, cure)
