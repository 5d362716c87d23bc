"""What was seen against what a package expects: every difference with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.packages.errors import Deviation
from motcua.domain.packages.values import Expected, ExpectedFee
from motcua.domain.working_time.values import Limit
from motcua.foundation.clock import VIETNAM

from .places import example_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What an act left, as far as an example may speak of it."""

    state: str = ""
    stage: str = ""
    due_at: datetime | None = None
    due_lines: tuple[str, ...] = ()
    open_steps: tuple[str, ...] = ()
    papers_asked: tuple[int, ...] = ()
    papers_not_asked: tuple[int, ...] = ()
    fees: tuple[ExpectedFee, ...] = ()
    limit: Limit | None = None
    refused: str = ""
    refusal: str = ""  # the sentence with which it was refused


def deviations(expected: Expected, seen: Seen, *, number: int, step: int) -> Iterator[Deviation]:
    """Every difference after one step; step 0 is the handing-in."""
    place = example_place(number, step)
    for sentence in _refusal(expected, seen) if expected.refused or seen.refused else ():
        yield Deviation(place, sentence)
    for sentence in (*_papers_and_fees(expected, seen), *_position(expected, seen)):
        yield Deviation(place, sentence)


def _refusal(expected: Expected, seen: Seen) -> Iterator[str]:
    if not seen.refused:
        yield f"được nhận, gói ghi bị từ chối ({expected.refused})"
    elif not expected.refused:
        yield f"bị từ chối ({seen.refused}): {seen.refusal}"
    elif expected.refused != seen.refused:
        yield f"bị từ chối ({seen.refused}): {seen.refusal}; gói ghi từ chối {expected.refused}"
    else:
        for words in expected.says:
            if words not in seen.refusal:
                yield f"lời từ chối là “{seen.refusal}”, gói ghi phải có “{words}”"


def _papers_and_fees(expected: Expected, seen: Seen) -> Iterator[str]:
    for wanted, found, what in (
        (expected.papers_asked, seen.papers_asked, "giấy tờ phải nộp"),
        (expected.papers_not_asked, seen.papers_not_asked, "giấy tờ không đòi vì đã có dữ liệu"),
    ):
        if wanted is not None and sorted(wanted) != sorted(found):
            yield f"{what}: {_listed(found)}, gói ghi {_listed(wanted)}"
    if expected.limit is not None and expected.limit != seen.limit:
        yield f"thời hạn {seen.limit or 'chưa có'}, gói ghi {expected.limit}"
    if expected.fees is not None and _order(expected.fees) != _order(seen.fees):
        yield f"phí, lệ phí: {_money(seen.fees)}, gói ghi {_money(expected.fees)}"


def _position(expected: Expected, seen: Seen) -> Iterator[str]:
    if expected.state and expected.state != seen.state:
        yield f"trạng thái {seen.state or 'chưa có'}, gói ghi {expected.state}"
    if expected.stage is not None and expected.stage != seen.stage:
        yield f"chặng “{seen.stage}”, gói ghi “{expected.stage}”"
    if expected.due_at is not None and expected.due_at != seen.due_at:
        yield f"hẹn trả {_moment(seen.due_at)}, gói ghi {_moment(expected.due_at)}"
    if expected.due_lines is not None and expected.due_lines != len(seen.due_lines):
        yield f"lời giải thích ngày hẹn có {len(seen.due_lines)} dòng, gói ghi {expected.due_lines}"
    for words in expected.due_says:
        if not any(words in line for line in seen.due_lines):
            yield f"lời giải thích ngày hẹn không có “{words}”: {' · '.join(seen.due_lines)}"
    if expected.open_steps is not None and sorted(expected.open_steps) != sorted(seen.open_steps):
        yield f"đang chờ bước {_listed(seen.open_steps)}, gói ghi {_listed(expected.open_steps)}"


def _order(fees: Sequence[ExpectedFee]) -> list[tuple[str, int]]:
    return sorted((fee.name, -1 if fee.amount_vnd is None else fee.amount_vnd) for fee in fees)


def _money(fees: Sequence[ExpectedFee]) -> str:
    said = (
        f"{fee.name} "
        + (
            "chưa ấn định"
            if fee.amount_vnd is None
            else f"{fee.amount_vnd:,} đồng".replace(",", ".")
        )
        for fee in fees
    )
    return "; ".join(said) or "không có"


def _listed(items: Sequence[object]) -> str:
    return ", ".join(map(str, items)) or "không có"


def _moment(at: datetime | None) -> str:
    return "chưa có" if at is None else f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"
