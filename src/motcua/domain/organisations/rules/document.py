"""A reorganisation as plain data: the file that people write, and the column that keeps it."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from enum import Enum
from typing import Any

from motcua.domain.organisations.values import (
    AgencyLevel,
    DivisionLevel,
    Heir,
    Move,
    MoveKind,
    PersonMove,
    PublishedAgency,
    PublishedDivision,
    PublishedSuccession,
    Reorganisation,
    ReorganisationFault,
)

_AGENCY_MAY_LACK: Mapping[str, Any] = {
    "parent_code": None,
    "division_code": "",
    "valid_to": None,
    "identifier": None,
    "identifier_short": None,
    "identifier_is_assumed": False,
    "successor_code": None,
    "covers_divisions": (),
    "address": "",
    "phone": "",
    "mark": "law",
    "note": "",
}
_LISTS = {"field_keys", "procedure_slugs", "covers_divisions"}
_SHAPES: Mapping[str, tuple[type[Any], Mapping[str, Any]]] = {
    "moves": (Move, {"heirs": (), "people": ()}),
    "new_agencies": (PublishedAgency, _AGENCY_MAY_LACK),
    "new_divisions": (
        PublishedDivision,
        {"parent_code": "", "valid_to": None, "identifier_short": None},
    ),
    "successions": (PublishedSuccession, {"mark": "law", "extent": "whole"}),
    "heirs": (Heir, {"field_keys": (), "procedure_slugs": ()}),
    "people": (PersonMove, {}),
}
_DAYS = {"decided_on", "takes_effect_on", "took_effect_on", "valid_from", "valid_to"}
_MAY_BE_NONE = {"parent_code", "identifier", "identifier_short", "successor_code"}
_HEAD = ("title", "decision_number", "decided_on", "takes_effect_on")
ROWS_MAX = 20_000


class Unreadable(ValueError):
    """The data are no reorganisation; `faults` says where and why."""

    def __init__(self, faults: Sequence[ReorganisationFault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


def as_data(reorganisation: Reorganisation) -> dict[str, Any]:
    """Plain JSON; `from_data` reads it back."""
    plain: dict[str, Any] = _plain(asdict(reorganisation))
    return plain


def from_data(data: Any) -> Reorganisation:
    """The reorganisation that data say. Raises Unreadable with every fault and its place."""
    if not isinstance(data, dict):
        raise Unreadable([_fault("document", "", "phải là một bản ghi có các mục")])
    faults = list(_unknown(data, {*_HEAD, *_top_lists(), "ended_divisions"}, ""))
    values: dict[str, Any] = {}
    for name in _HEAD:
        values[name] = _value(name, data.get(name), name, faults)
    for name in _top_lists():
        values[name] = tuple(_rows(name, data.get(name, ()), name, faults))
    values["ended_divisions"] = _texts("ended_divisions", data.get("ended_divisions", ()), faults)
    if faults:
        raise Unreadable(faults)
    return Reorganisation(**values)


def _top_lists() -> tuple[str, ...]:
    return ("moves", "new_agencies", "new_divisions", "successions")


def _rows(name: str, listed: Any, path: str, faults: list[ReorganisationFault]) -> Iterator[Any]:
    if not isinstance(listed, list | tuple):
        faults.append(_fault("list", path, "phải là danh sách"))
        return
    if len(listed) > ROWS_MAX:
        faults.append(_fault("list", path, f"có hơn {ROWS_MAX} mục; xin chia thành nhiều tệp"))
        return
    shape, may_lack = _SHAPES[name]
    names = [field.name for field in fields(shape)]
    for place, row in enumerate(listed):
        here = f"{path}[{place}]"
        if not isinstance(row, dict):
            faults.append(_fault("record", here, "phải là một bản ghi có các mục"))
            continue
        before = len(faults)
        faults += _unknown(row, set(names), here)
        values = {}
        for each in names:
            if each in _SHAPES and shape is Move:
                values[each] = tuple(_rows(each, row.get(each, ()), f"{here}.{each}", faults))
            elif each not in row and each in may_lack:
                values[each] = may_lack[each]
            elif each in _LISTS:
                values[each] = _texts(f"{here}.{each}", row.get(each), faults)
            else:
                values[each] = _value(each, row.get(each), f"{here}.{each}", faults, shape)
        if len(faults) == before:
            yield shape(**values)


def _value(
    name: str,
    value: Any,
    path: str,
    faults: list[ReorganisationFault],
    shape: type[Any] = Reorganisation,
) -> Any:
    if name in _DAYS:
        return _day(value, path, faults, may_be_open=name in {"valid_from", "valid_to"})
    if (word := _word_of(name, shape)) is not None:
        return _one_of(word, value, path, faults)
    if name == "account_id":
        if type(value) is not int or value < 1:
            faults.append(_fault("account", path, "phải là số của một tài khoản"))
        return value
    if name == "identifier_is_assumed":
        if not isinstance(value, bool):
            faults.append(_fault("truth", path, "phải là true hoặc false"))
        return value
    if value is None and name in _MAY_BE_NONE:
        return None
    return _text(value, path, faults, may_be_empty=name in _AGENCY_MAY_LACK)


def _word_of(name: str, shape: type[Any]) -> type[Enum] | None:
    if name == "level":
        return AgencyLevel if shape is PublishedAgency else DivisionLevel
    return MoveKind if name == "kind" and shape is Move else None


def _one_of(word: type[Enum], value: Any, path: str, faults: list[ReorganisationFault]) -> Any:
    known = [each.value for each in word]
    if value in known:
        return word(value)
    faults.append(_fault("word", path, f"phải là một trong: {', '.join(known)}"))
    return None


def _text(
    value: Any, path: str, faults: list[ReorganisationFault], *, may_be_empty: bool = False
) -> str:
    if not isinstance(value, str) or (not value.strip() and not may_be_empty):
        faults.append(_fault("text", path, "thiếu, hoặc không phải là chữ; xin ghi"))
        return ""
    if unicodedata.normalize("NFC", value) != value:
        faults.append(_fault("text", path, "chữ không ở dạng dựng sẵn (NFC); xin lưu lại tệp"))
    if any(unicodedata.category(sign) == "Cc" for sign in value.strip()):
        faults.append(_fault("text", path, "có ký tự không nhìn thấy; xin gõ lại dòng này"))
    return value.strip()


def _texts(path: str, value: Any, faults: list[ReorganisationFault]) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        faults.append(_fault("list", path, "phải là danh sách"))
        return ()
    return tuple(_text(each, f"{path}[{place}]", faults) for place, each in enumerate(value))


def _day(
    value: Any, path: str, faults: list[ReorganisationFault], *, may_be_open: bool
) -> date | None:
    if value is None and may_be_open:
        return None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        faults.append(_fault("day", path, "phải là ngày viết như 2025-07-01"))
        return None


def _unknown(row: Mapping[Any, Any], known: set[str], path: str) -> Iterator[ReorganisationFault]:
    for name in row:
        if name not in known:
            place = f"{path}.{name}" if path else str(name)
            yield _fault("unknown", place, "không có mục này; xin bỏ hoặc sửa tên")


def _fault(code: str, path: str, sentence: str) -> ReorganisationFault:
    return ReorganisationFault(code=code, path=path or "tệp", sentence=sentence)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value
