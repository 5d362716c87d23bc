"""Read one mapping cell by cell. What cannot be read becomes a located fault, never an exception."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final, TypeVar

from motcua.domain.processes.errors import WrittenFault

HOURS_MAX: Final = Decimal(10_000)
HOURS_DECIMALS_MAX: Final = 2
TEXT_SHOWN_MAX: Final = 60
NOTHING: Final = Decimal(0)
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_NUMBER = re.compile(r"-?[0-9]{1,9}([.,][0-9]{1,9})?")
_LINE_ENDS = "\n\t"
# Unassigned signs and halves of pairs; joiners and direction marks would hide differences.
_UNREADABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})

_Kind = TypeVar("_Kind", bound=StrEnum)


class Cells:
    """The cells of one row, and the list into which faults go. `within`: prefix of field names."""

    def __init__(
        self, data: Any, *, row: int, faults: list[WrittenFault], within: str = ""
    ) -> None:
        self._row, self._faults, self._within = row, faults, within
        self._data: Mapping[Any, Any] = data if isinstance(data, Mapping) else {}
        if not isinstance(data, Mapping):
            self.fault("", "không phải một dòng có các cột", "Xin xem lại cách viết")

    def fault(self, field: str, message: str, cure: str, **values: object) -> None:
        place = ".".join(part for part in (self._within, field) if part)
        self._faults.append(
            WrittenFault(
                row=self._row, field=place or "dòng", message=message, cure=cure, values=values
            )
        )

    def refuse_others(self, known: Sequence[str]) -> None:
        for name in self._data:
            if name not in known:
                self.fault(
                    _shown(name),
                    "không có cột này",
                    "Xin bỏ hoặc sửa tên cột",
                    known=", ".join(known),
                )

    def text(self, field: str, *, characters_max: int, is_required: bool = False) -> str:
        """A text in NFC, trimmed, spaces made single; empty where the cell is missing."""
        return self._text(field, self._data.get(field), characters_max, is_required=is_required)

    def word(self, field: str, *, characters_max: int) -> str:
        """A key: Latin letters, digits, hyphens, underscores."""
        found = self.text(field, characters_max=characters_max, is_required=True)
        if found and not _WORD.fullmatch(found):
            self.fault(
                field,
                "“%(text)s” có ký tự không dùng được trong mã",
                "Xin chỉ dùng chữ không dấu, chữ số, gạch nối",
                text=_shown(found),
            )
        return found

    def choice(self, field: str, kinds: type[_Kind], *, otherwise: _Kind) -> _Kind:
        found = self._data.get(field)
        if isinstance(found, str):
            try:
                return kinds(found.strip())
            except ValueError:
                pass
        self.fault(
            field,
            "không có giá trị “%(text)s”",
            "Xin chọn một trong: %(known)s",
            text=_shown(found),
            known=", ".join(kind.value for kind in kinds),
        )
        return otherwise

    def flag(self, field: str) -> bool:
        found = self._data.get(field, False)
        if not isinstance(found, bool):
            self.fault(field, "phải là có hoặc không", "Xin ghi true hoặc false")
        return found is True

    def hours(self, field: str) -> Decimal:
        """Hours from 0 on, two decimals at most."""
        found = self._data.get(field)
        number = _number(found)
        if number is None:
            self.fault(
                field,
                "“%(text)s” không phải số giờ",
                "Xin ghi số, ví dụ 4 hoặc 0,5",
                text=_shown(found),
            )
            return NOTHING
        exponent = number.normalize().as_tuple().exponent
        if not NOTHING <= number <= HOURS_MAX or (
            isinstance(exponent, int) and -exponent > HOURS_DECIMALS_MAX
        ):
            self.fault(
                field,
                "số giờ %(text)s ngoài phạm vi",
                "Xin ghi từ 0 đến %(most)s giờ, nhiều nhất hai chữ số thập phân",
                text=_shown(found),
                most=HOURS_MAX,
            )
            return NOTHING
        return number

    def texts(self, field: str, *, count_max: int, characters_max: int) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        found = self._data.get(field)
        listed = [found] if isinstance(found, str) else self.items(field, count_max=count_max)
        read = (
            self._text(f"{field}[{place}]", each, characters_max, is_required=True)
            for place, each in enumerate(listed, 1)
        )
        return tuple(text for text in read if text)

    def items(self, field: str, *, count_max: int) -> Sequence[Any]:
        found = self._data.get(field)
        if found is None:
            return ()
        if not isinstance(found, list | tuple):
            self.fault(field, "phải là một danh sách", "Xin viết thành danh sách")
            return ()
        if len(found) > count_max:
            self.fault(
                field,
                "có %(count)s mục, quá nhiều",
                "Xin giữ tối đa %(most)s mục",
                count=len(found),
                most=count_max,
            )
            return ()
        return found

    def cells(self, field: str) -> "Cells":
        place = ".".join(part for part in (self._within, field) if part)
        return Cells(self._data.get(field), row=self._row, faults=self._faults, within=place)

    def _text(self, field: str, found: Any, characters_max: int, *, is_required: bool) -> str:
        if found is None or found == "":
            if is_required:
                self.fault(field, "còn trống", "Xin điền vào ô này")
            return ""
        if not isinstance(found, str):
            self.fault(field, "“%(text)s” không phải chữ", "Xin ghi bằng chữ", text=_shown(found))
            return ""
        if len(found) > 2 * characters_max:
            self._too_long(field, len(found), characters_max)
            return ""
        plain = unicodedata.normalize("NFC", found.replace("\r\n", "\n"))
        plain = "\n".join(" ".join(line.split()) for line in plain.split("\n")).strip()
        if any(
            unicodedata.category(sign) in _UNREADABLE for sign in plain if sign not in _LINE_ENDS
        ):
            self.fault(field, "có ký tự không đọc được", "Xin gõ lại nội dung ô này")
            return ""
        if len(plain) > characters_max:
            self._too_long(field, len(plain), characters_max)
            return ""
        if is_required and not plain:
            self.fault(field, "còn trống", "Xin điền vào ô này")
        return plain

    def _too_long(self, field: str, count: int, characters_max: int) -> None:
        self.fault(
            field,
            "dài %(count)s ký tự",
            "Xin viết gọn trong %(most)s ký tự",
            count=count,
            most=characters_max,
        )


def _number(found: Any) -> Decimal | None:
    if isinstance(found, bool) or not isinstance(found, int | float | str | Decimal):
        return None
    text = str(found).strip()
    if isinstance(found, str) and not _NUMBER.fullmatch(text):
        return None
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _shown(found: object) -> str:
    text = "" if found is None else str(found)
    readable = "".join(sign if sign.isprintable() else "?" for sign in text[:TEXT_SHOWN_MAX])
    return readable + ("…" if len(text) > TEXT_SHOWN_MAX else "")
