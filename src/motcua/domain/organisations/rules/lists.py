"""Where two lists of divisions disagree. A person resolves it; no list overwrites another.

Legal   LR-123 (19/2025/QĐ-TTg: codes of two levels; before 124/2004/QĐ-TTg: of three). Comparing
        every quarter is a custom of the house [assumed].
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from motcua.domain.organisations.values import (
    DifferenceKind,
    DivisionLevel,
    ListDifference,
    ListedStep,
    ListedUnit,
)

_LENGTHS = {DivisionLevel.PROVINCE: 2, DivisionLevel.DISTRICT: 3, DivisionLevel.COMMUNE: 5}


def list_faults(units: Iterable[ListedUnit], steps: Iterable[ListedStep]) -> Iterator[str]:
    """What a list may not say of itself, each with its place."""
    periods: dict[tuple[str, DivisionLevel], list[ListedUnit]] = defaultdict(list)
    for unit in units:
        periods[unit.code, unit.level].append(unit)
        if not unit.code.isdigit() or len(unit.code) != _LENGTHS[unit.level]:
            yield f"{unit.code} · {unit.name}: mã phải có {_LENGTHS[unit.level]} chữ số"
        if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
            yield f"{unit.code} · {unit.name}: kết thúc trước khi bắt đầu"
    for (code, _level), listed in periods.items():
        ordered = sorted(listed, key=lambda each: each.valid_from or date.min)
        for one, other in pairwise(ordered):
            if (one.valid_to or date.max) >= (other.valid_from or date.min):
                yield f"{code}: {one.name} và {other.name} cùng hiệu lực"
    known = {code for code, _level in periods}
    for step in steps:
        for code in (step.predecessor_code, step.successor_code):
            if code not in known:
                yield f"{step.predecessor_code} → {step.successor_code}: không có mã {code}"


def list_differences(
    ours: Iterable[ListedUnit],
    theirs: Iterable[ListedUnit],
    *,
    day: date,
    their_steps: Iterable[ListedStep] = (),
) -> tuple[ListDifference, ...]:
    """What we hold on a day against what another list holds, by code."""
    held = _on(ours, day)
    listed = _on(theirs, day)
    went: dict[str, list[str]] = defaultdict(list)
    for step in their_steps:
        if step.took_effect_on <= day:
            went[step.predecessor_code].append(step.successor_code)
    return tuple(
        difference
        for key in sorted({*held, *listed})
        if (difference := _difference(held.get(key), listed.get(key), went)) is not None
    )


def _on(units: Iterable[ListedUnit], day: date) -> dict[tuple[str, DivisionLevel], ListedUnit]:
    return {
        (unit.code, unit.level): unit
        for unit in units
        if (unit.valid_from or date.min) <= day <= (unit.valid_to or date.max)
    }


def _difference(
    own: ListedUnit | None, other: ListedUnit | None, went: dict[str, list[str]]
) -> ListDifference | None:
    if own is None or other is None:
        return _one_sided(own, other, went)
    if own.name != other.name:
        words = f"ta ghi {own.name}, danh mục ghi {other.name}"
        return ListDifference(kind=DifferenceKind.RENAMED, code=own.code, sentence=words)
    if own.parent_code != other.parent_code:
        words = f"{own.name}: ta ghi thuộc {own.parent_code}, danh mục ghi {other.parent_code}"
        return ListDifference(kind=DifferenceKind.MOVED, code=own.code, sentence=words)
    return None


def _one_sided(
    own: ListedUnit | None, other: ListedUnit | None, went: dict[str, list[str]]
) -> ListDifference | None:
    if own is None:
        if other is None:
            return None
        words = f"danh mục có {other.name}, ta chưa có"
        return ListDifference(kind=DifferenceKind.MISSING, code=other.code, sentence=words)
    heirs = [code for code in went.get(own.code, ()) if code != own.code]
    if heirs:
        words = f"{own.name}: danh mục ghi đã nhập vào {', '.join(heirs)}"
        return ListDifference(kind=DifferenceKind.MERGED, code=own.code, sentence=words)
    kind = DifferenceKind.CLOSED if own.code in went else DifferenceKind.EXTRA
    words = f"{own.name}: danh mục không có vào ngày này"
    return ListDifference(kind=kind, code=own.code, sentence=words)
