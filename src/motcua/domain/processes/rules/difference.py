"""Two versions of a process side by side, in words that a person reads aloud.

A step is the same step where its key is, else where its name is. So a table that was typed anew is
still compared step by step.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from motcua.domain.processes.values import InternalProcess, ProcessStep, StepExit, StepOutcome

from .graph import Graph, longest_path
from .wording import KIND_NAMES, OUTCOME_NAMES, actor_words, hours_words, target_words


class ChangeKind(StrEnum):
    """What became of a step, or of the whole table."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference. `message` is a message id that is filled from `details`."""

    kind: ChangeKind
    message: str
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return self.message % self.details


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One step in both versions, or in one of them; orders count from 1, 0 is missing."""

    old_order: int = 0
    new_order: int = 0
    old: ProcessStep | None = None
    new: ProcessStep | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs: of the whole table, then step by step in the order of the new one."""

    whole: tuple[Change, ...]
    rows: tuple[Row, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.whole + tuple(change for row in self.rows for change in row.changes)


def differences(
    old: InternalProcess, new: InternalProcess, *, role_names: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Every difference as a Vietnamese sentence; empty where both say the same."""
    comparison = compare(old, new, role_names=role_names or {})
    return tuple(change.words for change in comparison.changes)


def compare(
    old: InternalProcess, new: InternalProcess, *, role_names: Mapping[str, str]
) -> Comparison:
    """Both versions step by step."""
    pairs = _pairs(old.steps, new.steps)
    moved = _moved(pairs)
    renamed = {old.steps[a].key: new.steps[b].key for a, b in pairs}
    rows: list[Row] = []
    old_of = {b: a for a, b in pairs}
    for number, step in enumerate(new.steps):
        if number not in old_of:
            rows.append(_added(number, step, role_names))
            continue
        before = old.steps[old_of[number]]
        changes = list(_changes(before, step, role_names))
        changes += _exit_changes(before, step, old, new, renamed)
        if (old_of[number], number) in moved:
            changes.insert(0, _move(step, old_of[number] + 1, number + 1))
        rows.append(
            Row(
                old_order=old_of[number] + 1,
                new_order=number + 1,
                old=before,
                new=step,
                changes=tuple(changes),
            )
        )
    kept = {a for a, _ in pairs}
    for number, step in enumerate(old.steps):
        if number not in kept:
            _insert(rows, _removed(number, step, role_names))
    return Comparison(tuple(_whole(old, new)), tuple(rows))


def total_hours(process: InternalProcess) -> Decimal:
    """The hours of the longest way; where a way has no end, of all steps together."""
    if not process.steps:
        return Decimal(0)
    if Graph(process).cycle:
        return sum((step.hours for step in process.steps), Decimal(0))
    return longest_path(process).hours


def _pairs(old: Sequence[ProcessStep], new: Sequence[ProcessStep]) -> list[tuple[int, int]]:
    """Places of the same steps, in the order of the new version."""
    by_key = {step.key: number for number, step in enumerate(old)}
    found = {by_key[step.key]: b for b, step in enumerate(new) if step.key in by_key}
    taken = set(found.values())
    for a, before in enumerate(old):
        if a in found:
            continue
        for b, after in enumerate(new):
            if b not in taken and before.name.casefold() == after.name.casefold():
                found[a] = b
                taken.add(b)
                break
    return sorted(found.items(), key=lambda pair: pair[1])


def _moved(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Pairs outside the longest run that kept its order: the fewest that must have moved."""
    tails: list[int] = []
    lengths: list[int] = []
    for a, _ in pairs:
        place = bisect_left(tails, a)
        tails[place : place + 1] = [a]
        lengths.append(place + 1)
    wanted, kept = len(tails), set()
    for number in range(len(pairs) - 1, -1, -1):
        if lengths[number] == wanted:
            kept.add(number)
            wanted -= 1
    return {pair for number, pair in enumerate(pairs) if number not in kept}


def _insert(rows: list[Row], row: Row) -> None:
    """A removed step stands where it stood: after the step that was before it."""
    place = 0
    for number, other in enumerate(rows, 1):
        if 0 < other.old_order < row.old_order:
            place = number
    rows.insert(place, row)


def _added(number: int, step: ProcessStep, role_names: Mapping[str, str]) -> Row:
    change = Change(
        kind=ChangeKind.ADDED,
        message="Thêm bước %(order)s “%(name)s”: %(actor)s, %(hours)s giờ.",
        details=_described(number, step, role_names),
    )
    return Row(new_order=number + 1, new=step, changes=(change,))


def _removed(number: int, step: ProcessStep, role_names: Mapping[str, str]) -> Row:
    change = Change(
        kind=ChangeKind.REMOVED,
        message="Bỏ bước %(order)s “%(name)s”: %(actor)s, %(hours)s giờ.",
        details=_described(number, step, role_names),
    )
    return Row(old_order=number + 1, old=step, changes=(change,))


def _described(number: int, step: ProcessStep, role_names: Mapping[str, str]) -> Mapping[str, str]:
    return {
        "order": str(number + 1),
        "name": step.name,
        "actor": actor_words(step.actor, role_names),
        "hours": hours_words(step.hours),
    }


def _move(step: ProcessStep, old_order: int, new_order: int) -> Change:
    return Change(
        kind=ChangeKind.MOVED,
        message="Bước “%(name)s” chuyển từ thứ %(old)s sang thứ %(new)s.",
        details={"name": step.name, "old": str(old_order), "new": str(new_order)},
    )


def _changes(old: ProcessStep, new: ProcessStep, role_names: Mapping[str, str]) -> Iterator[Change]:
    def changed(message: str, before: str, after: str) -> Change:
        details = {"name": new.name, "old": before, "new": after}
        return Change(kind=ChangeKind.CHANGED, message=message, details=details)

    if old.name != new.name:
        yield changed("Bước “%(old)s” đổi tên thành “%(new)s”.", old.name, new.name)
    if old.hours != new.hours:
        yield changed(
            "Bước “%(name)s”: %(old)s → %(new)s giờ.",
            hours_words(old.hours),
            hours_words(new.hours),
        )
    if old.actor != new.actor:
        yield changed(
            "Bước “%(name)s”: người thực hiện từ %(old)s thành %(new)s.",
            actor_words(old.actor, role_names),
            actor_words(new.actor, role_names),
        )
    if old.kind is not new.kind:
        yield changed(
            "Bước “%(name)s”: loại việc từ %(old)s thành %(new)s.",
            KIND_NAMES[old.kind],
            KIND_NAMES[new.kind],
        )
    if old.content != new.content:
        yield changed("Bước “%(name)s”: sửa nội dung công việc.", "", "")
    for message, before, after in (
        ("Bước “%(name)s”: giấy tờ đầu vào từ %(old)s thành %(new)s.", old.inputs, new.inputs),
        ("Bước “%(name)s”: kết quả từ %(old)s thành %(new)s.", old.outputs, new.outputs),
        ("Bước “%(name)s”: mẫu phiếu từ %(old)s thành %(new)s.", old.slips, new.slips),
        ("Bước “%(name)s”: biểu mẫu điện tử từ %(old)s thành %(new)s.", old.forms, new.forms),
    ):
        if before != after:
            yield changed(message, _listed(before), _listed(after))
    if old.waits_for_all is not new.waits_for_all:
        message = (
            "Bước “%(name)s”: nay chờ đủ các nhánh mới bắt đầu."
            if new.waits_for_all
            else "Bước “%(name)s”: nay không chờ đủ các nhánh."
        )
        yield changed(message, "", "")


def _listed(items: Sequence[str]) -> str:
    return "“" + "; ".join(items) + "”" if items else "không có"


def _exit_changes(
    old: ProcessStep,
    new: ProcessStep,
    before: InternalProcess,
    after: InternalProcess,
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    for outcome in StepOutcome:
        was, now = old.exit_for(outcome), new.exit_for(outcome)
        if _meant(was, renamed) == _meant(now, {}):
            continue
        details = {
            "name": new.name,
            "outcome": OUTCOME_NAMES[outcome],
            "old": _leads(was, before),
            "new": _leads(now, after),
        }
        if was is None:
            message = "Bước “%(name)s”: thêm kết quả “%(outcome)s”, dẫn đến %(new)s."
        elif now is None:
            message = "Bước “%(name)s”: bỏ kết quả “%(outcome)s” (trước dẫn đến %(old)s)."
        else:
            message = (
                "Bước “%(name)s”, kết quả “%(outcome)s”: trước dẫn đến %(old)s, nay đến %(new)s."
            )
        yield Change(kind=ChangeKind.CHANGED, message=message, details=details)


def _meant(
    step_exit: StepExit | None, renamed: Mapping[str, str]
) -> tuple[frozenset[str], str] | None:
    if step_exit is None:
        return None
    return frozenset(renamed.get(each, each) for each in step_exit.to), step_exit.condition


def _leads(step_exit: StepExit | None, process: InternalProcess) -> str:
    if step_exit is None:
        return ""
    condition = f" ({step_exit.condition})" if step_exit.condition else ""
    return ", ".join(target_words(each, process) for each in step_exit.to) + condition


def _whole(old: InternalProcess, new: InternalProcess) -> Iterator[Change]:
    def changed(message: str, before: str, after: str) -> Change:
        return Change(kind=ChangeKind.WHOLE, message=message, details={"old": before, "new": after})

    if old.name != new.name:
        yield changed("Tên quy trình: “%(old)s” → “%(new)s”.", old.name, new.name)
    if old.symbol != new.symbol:
        yield changed("Ký hiệu: “%(old)s” → “%(new)s”.", old.symbol, new.symbol)
    if old.steps[:1] and new.steps[:1] and old.steps[0].name != new.steps[0].name:
        yield changed(
            "Bắt đầu từ bước “%(new)s” (trước là “%(old)s”).", old.steps[0].name, new.steps[0].name
        )
    before, after = total_hours(old), total_hours(new)
    if before != after:
        yield changed(
            "Tổng thời gian theo đường dài nhất: %(old)s → %(new)s giờ.",
            hours_words(before),
            hours_words(after),
        )
