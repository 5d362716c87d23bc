"""What differs between two versions of a procedure, in words that a person reads aloud.

Every column is compared: two records that differ give at least one sentence. A row is the same row
where its name is (of a method the channel, of a legal basis the number).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

from motcua.domain.records.values import CHANNEL_NAMES, PublishedVersion
from motcua.domain.working_time.values import UNIT_NAMES, decimal_text

from .record import canonical
from .record_shape import ROWS
from .record_words import (
    CELL_NAMES,
    COLUMN_NAMES,
    component_words,
    fee_words,
    limit_words,
    words_of,
)

Row = Mapping[str, Any]
ARROW: Final = "→"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `old_words` or `new_words` is empty where there is nothing on that side."""

    path: str  # of the new version; of the old one where the new has nothing there
    label: str
    old_words: str
    new_words: str
    sentence: str


def differences(old: PublishedVersion, new: PublishedVersion) -> tuple[Difference, ...]:
    """Everything that differs, in the order in which people read a record; empty if nothing does."""
    old, new = canonical(old), canonical(new)
    found: list[Difference] = []
    for name in _ORDER:
        before, after = getattr(old, name), getattr(new, name)
        if name == "limit_value":
            found += _limits(old, new)
        elif before == after or name == "limit_unit":
            continue
        elif name in ROWS:
            found += _rows(name, COLUMN_NAMES[name], before, after)
        elif name == "marks":
            found += _marks(before, after)
        elif isinstance(before, list):
            found += _texts(name, before, after)
        else:
            words = words_of(name, before), words_of(name, after)
            found.append(_changed(name, COLUMN_NAMES[name], *words))
    return tuple(found)


def _limits(old: PublishedVersion, new: PublishedVersion) -> Iterator[Difference]:
    before = {"value": old.limit_value, "unit": old.limit_unit}
    after = {"value": new.limit_value, "unit": new.limit_unit}
    if before != after:
        yield _limit_changed("limit_value", COLUMN_NAMES["limit_value"], before, after)


def _limit_changed(path: str, label: str, before: Row, after: Row) -> Difference:
    """`7 → 5 ngày làm việc`; the unit is said once where it is the same."""
    old, new = limit_words(before), limit_words(after)
    if before["unit"] != after["unit"]:
        return _changed(path, label, old, new)
    numbers = decimal_text(before["value"]), decimal_text(after["value"])
    if numbers[0] == numbers[1]:  # They differ behind the last digit that is said.
        numbers = str(before["value"]), str(after["value"])
    sentence = f"{label}: {numbers[0]} {ARROW} {numbers[1]} {UNIT_NAMES[after['unit']]}"
    return Difference(path, label, old, new, sentence)


def _texts(name: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Difference]:
    label = COLUMN_NAMES[name]
    for place, item in enumerate(before):
        if item not in after:
            yield _removed(f"{name}.{place}", label, words_of(name, item))
    for place, item in enumerate(after):
        if item not in before:
            yield _added(f"{name}.{place}", label, words_of(name, item))
    if sorted(before) == sorted(after):
        words = words_of(name, list(before)), words_of(name, list(after))
        yield _reordered(name, label, *words)


def _marks(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for key in sorted(before.keys() | after.keys()):
        if before.get(key) != after.get(key):
            words = words_of("marks", before.get(key)), words_of("marks", after.get(key))
            yield _changed(f"marks.{key}", f"{COLUMN_NAMES['marks']}, {key}", *words)


def _rows(
    path: str, label: str, before: Sequence[Row], after: Sequence[Row]
) -> Iterator[Difference]:
    """Rows that went, came and changed, and rows that only stand elsewhere."""
    kind = _ROW_KINDS[path.rpartition(".")[2]]
    old, new = _by_name(kind, before), _by_name(kind, after)
    for key, (place, row) in old.items():
        if key not in new:
            yield _removed(f"{path}.{place}", label, _title(kind, row))
    for key, (place, row) in new.items():
        if key not in old:
            yield _added(f"{path}.{place}", label, _title(kind, row))
        else:
            yield from _cells(f"{path}.{place}", label, kind, old[key][1], row)
    if old.keys() == new.keys() and list(old) != list(new):
        words = (
            ", ".join(_title(kind, row) for row in before),
            ", ".join(_title(kind, row) for row in after),
        )
        yield _reordered(path, label, *words)


@dataclass(frozen=True, slots=True)
class _RowKind:
    """By what a row is known, and what else is said of one that came or went."""

    name_of: Callable[[Row], str]
    detail_of: Callable[[Row], str] = lambda _row: ""


def _by_name(kind: _RowKind, rows: Sequence[Row]) -> dict[tuple[str, int], tuple[int, Row]]:
    """Rows by name; the second of a name is compared with the second."""
    found: dict[tuple[str, int], tuple[int, Row]] = {}
    for place, row in enumerate(rows):
        name, count = kind.name_of(row), 0
        while (name, count) in found:
            count += 1
        found[name, count] = (place, row)
    return found


def _cells(path: str, label: str, kind: _RowKind, before: Row, after: Row) -> Iterator[Difference]:
    title = f"{label} “{kind.name_of(after)}”"
    for cell in [*after, *(key for key in before if key not in after)]:
        old, new = before.get(cell), after.get(cell)
        inner = f"{title}, {CELL_NAMES[cell]}"
        if old == new or (cell == "unit" and "value" in after):
            continue
        if cell in {"limits", "fees"} and old is not None and new is not None:
            yield from _rows(f"{path}.{cell}", inner, old, new)
        elif cell in {"limits", "fees"}:
            yield from _rows(f"{path}.{cell}", inner, old or (), new or ())
            yield _changed(f"{path}.{cell}", inner, _own(old), _own(new))
        elif cell == "value":
            yield _limit_changed(f"{path}.value", inner, before, after)
        else:
            yield _changed(f"{path}.{cell}", inner, words_of(cell, old), words_of(cell, new))
    if "unit" in after and before["value"] == after["value"] and before["unit"] != after["unit"]:
        yield _limit_changed(f"{path}.value", f"{title}, {CELL_NAMES['value']}", before, after)


def _own(rows: Sequence[Row] | None) -> str:
    return "như của thủ tục" if rows is None else "riêng cho cách này"


def _title(kind: _RowKind, row: Row) -> str:
    detail = kind.detail_of(row)
    return f"{kind.name_of(row)} ({detail})" if detail else kind.name_of(row)


def _changed(path: str, label: str, old: str, new: str) -> Difference:
    return Difference(path, label, old, new, f"{label}: {old} {ARROW} {new}")


def _added(path: str, label: str, words: str) -> Difference:
    return Difference(path, label, "", words, f"{label}: thêm {words}")


def _removed(path: str, label: str, words: str) -> Difference:
    return Difference(path, label, words, "", f"{label}: bỏ {words}")


def _reordered(path: str, label: str, old: str, new: str) -> Difference:
    return Difference(path, label, old, new, f"{label}: đổi thứ tự thành {new}")


def _case_names(row: Row) -> str:
    return ", ".join(row.get("cases", ())) or "mọi trường hợp"


_NAME: Final[Callable[[Row], str]] = lambda row: row["name"]  # noqa: E731
_ROW_KINDS: Final[Mapping[str, _RowKind]] = {
    "cases": _RowKind(lambda row: row["key"], _NAME),
    "sequence": _RowKind(_NAME),
    "methods": _RowKind(lambda row: CHANNEL_NAMES[row["channel"]]),
    "limits": _RowKind(_case_names, limit_words),
    "limit_variants": _RowKind(lambda row: row["condition"], limit_words),
    "fees": _RowKind(_NAME, fee_words),
    "components": _RowKind(_NAME, component_words),
    "results": _RowKind(_NAME),
    "legal_basis": _RowKind(lambda row: row["number"], lambda row: row.get("article") or ""),
    "data_sources": _RowKind(lambda row: f"{row['source']}: {row['field']}"),
    "steps": _RowKind(_NAME),
}
_ORDER: Final = (
    *COLUMN_NAMES,
    *(column.name for column in fields(PublishedVersion) if column.name not in COLUMN_NAMES),
)
