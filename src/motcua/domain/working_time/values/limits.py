"""Limits as procedures state them, `5 ngày làm việc`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from motcua.domain.working_time.errors import LimitOutOfRange, LimitUnreadable


class LimitUnit(StrEnum):
    """The units in which a procedure states its limit."""

    WORKING_HOURS = auto()  # giờ làm việc
    WORKING_DAYS = auto()  # ngày làm việc
    DAYS = auto()  # ngày
    MONTHS = auto()  # tháng


UNIT_NAMES: Final[Mapping[LimitUnit, str]] = MappingProxyType(
    {
        LimitUnit.WORKING_HOURS: "giờ làm việc",
        LimitUnit.WORKING_DAYS: "ngày làm việc",
        LimitUnit.DAYS: "ngày",
        LimitUnit.MONTHS: "tháng",
    }
)
UNIT_SIGNS: Final[Mapping[str, LimitUnit]] = MappingProxyType(
    {
        "wh": LimitUnit.WORKING_HOURS,
        "wd": LimitUnit.WORKING_DAYS,
        "d": LimitUnit.DAYS,
        "mo": LimitUnit.MONTHS,
    }
)
_WRITTEN: Final = re.compile(r"(-?\d{1,9}(?:[.,]\d{1,6})?)(wh|wd|d|mo)", re.ASCII)
DECIMALS_SAID_MAX, MINUTES_PER_HOUR = 2, 60
# Longer than any limit in the law by far; keeps a slip of the pen from becoming a promise.
LIMIT_VALUES_MAX: Final[Mapping[LimitUnit, int]] = MappingProxyType(
    {
        LimitUnit.WORKING_HOURS: 8_000,
        LimitUnit.WORKING_DAYS: 1_000,
        LimitUnit.DAYS: 1_500,
        LimitUnit.MONTHS: 60,
    }
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A statutory limit, `5 ngày làm việc`. Hours may be fractions; days and months are whole."""

    value: int | float
    unit: LimitUnit

    def __post_init__(self) -> None:
        unit = LimitUnit(self.unit)
        in_range = 0 < self.value <= LIMIT_VALUES_MAX[unit]  # False for what is not a number
        is_whole = in_range and self.value == int(self.value)
        if not in_range or (unit is not LimitUnit.WORKING_HOURS and not is_whole):
            raise LimitOutOfRange(value=self.value, unit=unit.value, most=LIMIT_VALUES_MAX[unit])
        object.__setattr__(self, "unit", unit)
        if is_whole:
            object.__setattr__(self, "value", int(self.value))

    def __str__(self) -> str:
        if self.value != round(self.value, DECIMALS_SAID_MAX):  # What is left of a promise.
            hours, minutes = divmod(round(self.value * MINUTES_PER_HOUR), MINUTES_PER_HOUR)
            return f"{hours} giờ {minutes} phút làm việc"
        return f"{decimal_text(self.value)} {UNIT_NAMES[self.unit]}"


def parse_limit(text: str) -> Limit:
    """`5wd`, `16wh`, `10d`, `2mo`. Raises LimitUnreadable, LimitOutOfRange."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        raise LimitUnreadable(text=text)
    number, sign = found.groups()
    return Limit(float(number.replace(",", ".")), UNIT_SIGNS[sign])


def decimal_text(value: float) -> str:
    """`3`, `3,5`: Vietnamese writes the decimal mark as a comma."""
    return f"{value:g}".replace(".", ",")


def limit_from_words(text: str) -> Limit | None:
    """The limit that `str(limit)` wrote, as the last line of a derivation has it; None for others."""
    number, _, name = text.partition(" ")
    unit = next((unit for unit, words in UNIT_NAMES.items() if words == name), None)
    try:
        return None if unit is None else Limit(float(number.replace(",", ".")), unit)
    except (ValueError, LimitOutOfRange):
        return None
