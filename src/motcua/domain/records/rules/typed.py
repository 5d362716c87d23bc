"""A record as somebody types it: texts, kept word for word, and what they mean as a record's data.

The form of the editor and the rows of a workbook are both this. Methods, their limits and their fees
stand in three flat tables here; in the record's data each method holds its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from .described import Field, Group, Kind
from .described_record import CARRIED, FIELDS, GROUPS
from .record import blank_record
from .typed_values import YES, Unreadable, shown_value, value_of

Row = dict[str, str]
# Lists that are inside a method in the data and flat here.
_LIMITS: Final = "method_limits"
_CHANNEL: Final = "channel"


@dataclass(frozen=True, slots=True)
class Place:
    """A field (`row` 0, no column), a list (`row` 0) or a cell of it; rows count from 1."""

    part: str
    row: int = 0
    column: str = ""

    @property
    def element_id(self) -> str:
        """How pages name it."""
        return (
            f"o-{self.part}"
            + (f"-{self.row}" if self.row else "")
            + (f"-{self.column}" if self.column else "")
        )


@dataclass(frozen=True, slots=True)
class TypedFault:
    """What cannot be understood where, and what to do."""

    place: Place
    sentence: str
    cure: str


@dataclass(slots=True)
class TypedRecord:
    """Texts by field, and rows of texts by list."""

    texts: dict[str, str]
    rows: dict[str, list[Row]]


@dataclass(slots=True)
class Understood:
    """The data that were meant. With faults they are not to be kept."""

    data: dict[str, Any]
    faults: list[TypedFault] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def place_of(self, path: str) -> Place | None:
        """Where a path of the data (`methods.1.fees.0.per`) was typed; None for the whole."""
        begin, rest = path, ""
        while begin:
            if (known := self.places.get(begin)) is not None:
                first = rest.split(".", maxsplit=1)[0]
                return Place(known.part, known.row, "" if first.isdecimal() else first)
            begin, _dot, last = begin.rpartition(".")
            rest = f"{last}.{rest}" if rest else last
        return None


class _Orders:
    """Numbers of steps: each case counts its own, steps for all cases count theirs."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def next(self, cases: Sequence[str]) -> int:
        keys = list(cases) or [""]
        order = max(self._last.get(key, 0) for key in keys) + 1
        self._last |= dict.fromkeys(keys, order)
        return order


def blank_row(group: Group) -> Row:
    """A row that is added."""
    row = {column.key: "" for column in group.columns}
    if group.key == "components":
        row |= {"original": "1", "copy": "0", "required": "always"}
    return row


def typed_of(data: Mapping[str, Any]) -> TypedRecord:
    """The texts that mean these data."""
    rows = {key: list(data.get(key) or ()) for key in GROUPS if key != _LIMITS}
    methods = rows["methods"]
    rows["methods"] = [{**each, "own_fees": each.get("fees") is not None} for each in methods]
    rows[_LIMITS] = [
        {**limit, _CHANNEL: each[_CHANNEL]} for each in methods for limit in each.get("limits", ())
    ]
    rows["fees"] += [
        {**fee, _CHANNEL: each[_CHANNEL]} for each in methods for fee in each.get("fees") or ()
    ]
    usual, told = _Orders(), []
    for each in rows["sequence"]:
        order = usual.next(each.get("cases") or ())
        told.append({**each, "order": None if order == each.get("order") else each.get("order")})
    rows["sequence"] = told
    return TypedRecord(
        texts={key: shown_value(each, data.get(key, each.unset)) for key, each in FIELDS.items()},
        rows={
            key: [
                {
                    column.key: shown_value(column, row.get(column.key, column.unset))
                    for column in group.columns
                }
                for row in rows[key]
            ]
            for key, group in GROUPS.items()
        },
    )


def understood(typed: TypedRecord, *, base: Mapping[str, Any] | None = None) -> Understood:
    """What was meant. Rows in which nothing is typed are left out.

    `base`: the record before; what is not typed (states, days, usual steps) stays as it was.
    """
    found = Understood(blank_record())
    if base is not None:
        found.data |= {key: base[key] for key in CARRIED if key in base}
    for key, each in FIELDS.items():
        found.places[key] = Place(key)
        found.data[key] = _value(each, typed.texts.get(key, ""), Place(key), found)
        if each.kind is Kind.SEVERAL and base is not None:
            # Ticks have the order of the form; what was there before keeps its own.
            before = list(base.get(key) or ())
            found.data[key].sort(key=lambda entry, before=before: _order(entry, before))
    for key in ("cases", "sequence", "components", "limit_variants", "results", "legal_basis"):
        _rows(GROUPS[key], typed, found)
    _rows(GROUPS["data_sources"], typed, found)
    _methods(typed, found)
    return found


def _rows(group: Group, typed: TypedRecord, found: Understood) -> None:
    held = found.data[group.key] = []
    orders = _Orders()
    found.places[group.key] = Place(group.key)
    for number, row in enumerate(typed.rows.get(group.key, ()), 1):
        if is_blank(group, row):
            continue
        found.places[f"{group.key}.{len(held)}"] = Place(group.key, number)
        facts = _facts(group, row, number, found)
        if group.numbered:
            order = facts.pop(group.numbered, None)
            is_sequence = group.key == "sequence"
            usual = orders.next(facts.get("cases") or ()) if is_sequence else len(held) + 1
            facts = {group.numbered: order or usual, **facts}
        held.append(facts)


def _methods(typed: TypedRecord, found: Understood) -> None:
    """Put limits and fees into the methods to which they belong."""
    group = GROUPS["methods"]
    methods: list[dict[str, Any]] = []
    by_channel: dict[str, tuple[int, dict[str, Any]]] = {}
    for number, row in enumerate(typed.rows.get("methods", ()), 1):
        if is_blank(group, row):
            continue
        facts = _facts(group, row, number, found)
        found.places[f"methods.{len(methods)}"] = Place("methods", number)
        method: dict[str, Any] = {_CHANNEL: facts[_CHANNEL]}
        if facts.pop("own_fees"):
            method["fees"] = []
        method |= {key: value for key, value in facts.items() if key != _CHANNEL}
        by_channel.setdefault(row[_CHANNEL], (len(methods), method))
        methods.append(method)
    found.data["methods"], found.data["fees"] = methods, []
    found.places |= {"methods": Place("methods"), "fees": Place("fees")}
    for key, inside in ((_LIMITS, "limits"), ("fees", "fees")):
        for number, row in enumerate(typed.rows.get(key, ()), 1):
            if not is_blank(GROUPS[key], row):
                _into_method(key, inside, (number, row), by_channel, found)


def _into_method(
    key: str,
    inside: str,
    numbered: tuple[int, Row],
    by_channel: Mapping[str, tuple[int, dict[str, Any]]],
    found: Understood,
) -> None:
    number, row = numbered
    facts = _facts(GROUPS[key], row, number, found)
    channel = facts.pop(_CHANNEL, None)
    if channel is None and key == "fees":
        held, path = found.data["fees"], "fees"
    elif (method := by_channel.get(channel or "")) is not None:
        held, path = method[1].setdefault(inside, []), f"methods.{method[0]}.{inside}"
    elif channel is None:
        return  # Said already: a choice is missing.
    else:
        found.faults.append(
            TypedFault(
                Place(key, number, _CHANNEL),
                "Thủ tục chưa có cách nộp này.",
                "Xin thêm cách nộp vào bảng các cách nộp hồ sơ, hoặc chọn cách khác.",
            )
        )
        return
    found.places[f"{path}.{len(held)}"] = Place(key, number)
    held.append(facts)


def is_blank(group: Group, row: Row) -> bool:
    """Whether nothing was typed in a row."""
    usual = blank_row(group)
    return all(
        row.get(column.key, "") in {"", usual[column.key]}
        or (column.kind is Kind.YES and row[column.key] != YES)
        for column in group.columns
    )


def _order(entry: str, before: Sequence[str]) -> int:
    return before.index(entry) if entry in before else len(before)


def _facts(group: Group, row: Row, number: int, found: Understood) -> dict[str, Any]:
    facts = {}
    for column in group.columns:
        place = Place(group.key, number, column.key)
        value = _value(column, row.get(column.key, ""), place, found)
        # Keys at their usual value are left out of a row; see `rules.record`.
        if value not in (column.unset, None, []) or column.is_kept_empty or column.is_required:
            facts[column.key] = value
    return facts


def _value(each: Field, text: str, place: Place, found: Understood) -> Any:
    if not text and place.row and each.is_required and each.kind is Kind.CHOICE:
        sentence = f"Chưa chọn: {each.label.lower()}."
        found.faults.append(TypedFault(place, sentence, "Xin chọn một mục trong danh sách."))
    try:
        return value_of(each, text)
    except Unreadable as unreadable:
        found.faults.append(TypedFault(place, unreadable.sentence, unreadable.cure))
        return each.unset
