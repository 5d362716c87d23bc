"""What of the desk is asked for, and the place in a list where the next page begins."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Any, NewType

from motcua.domain.processes.values import StepKind
from motcua.domain.workflow.values import Matter, TaskLine
from motcua.foundation.clock import VIETNAM

Cursor = NewType("Cursor", str)  # Opaque; stands in addresses as `sau=` and `truoc=`.
CURSOR_CHARACTERS_MAX = 100
_PLACE = re.compile(r"(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)\|(\d{1,18})")


class Pile(StrEnum):
    """The four piles of a desk."""

    MINE = "can-lam"  # Cần tôi làm
    ELSEWHERE = "noi-khac"  # Chờ nơi khác
    READY = "cho-tra"  # Sẵn sàng trả
    DONE = "da-xong"  # Đã xong hôm nay


class DueFilter(StrEnum):
    """How the limit of a dossier stands at a moment."""

    OVERDUE = "qua-han"  # Quá hạn
    SOON = "sap-han"  # Sắp hạn
    LATER = "con-han"  # Còn hạn
    WAITING = "cho-tiep-nhan"  # Chờ tiếp nhận: no limit runs yet
    HELD = "dung-tinh"  # Dừng tính: waits for the applicant, or paused on a ground of the law


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxFilter:
    """Which tasks of a pile. Everything but the pile may be left open."""

    pile: Pile = Pile.MINE
    due: DueFilter | None = None
    matter: Matter | None = None
    field_key: str = ""
    channel: str = ""
    agency_code: str = ""
    assignee_account_id: int | None = None
    role_key: str = ""
    is_unclaimed: bool = False  # nobody has it yet
    is_due_today: bool = False

    @property
    def is_whole(self) -> bool:
        """Nothing of the pile is left out."""
        return self == InboxFilter(pile=self.pile)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """Some tasks in the order of urgency, and where the pages beside it begin."""

    rows: tuple[TaskLine, ...]
    next: Cursor | None
    previous: Cursor | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the order: the moment as the database writes it, then the task's number."""

    moment: str
    task_id: int


def cursor_of(place: Place) -> Cursor:
    """The place as it stands in an address."""
    return Cursor(urlsafe_b64encode(f"{place.moment}|{place.task_id}".encode()).decode())


def place_of(cursor: str | None) -> Place | None:
    """The place behind a cursor; None for anything that is none: then the list begins anew."""
    if not cursor or len(cursor) > CURSOR_CHARACTERS_MAX:
        return None
    try:
        written = urlsafe_b64decode(cursor.encode()).decode("ascii")
    except (NotBase64, ValueError):
        return None
    found = _PLACE.fullmatch(written)
    if found is None:
        return None
    try:
        if found[1] != "infinity":
            datetime.fromisoformat(found[1])
    except ValueError:
        return None
    return Place(found[1], int(found[2]))


def narrowed(
    asked: InboxFilter, *, at: datetime, soon_until: datetime
) -> tuple[str, Sequence[Any]]:
    """Conditions on a task, as SQL that begins with AND, and their values."""
    conditions: list[tuple[str, Sequence[Any]]] = []
    if asked.due:
        conditions.append(stands(asked.due, at=at, soon_until=soon_until))
    for column, value in (
        ("kind", asked.matter and asked.matter.value),
        ("field_key", asked.field_key),
        ("channel", asked.channel),
        ("agency_id", asked.agency_code),
        ("assignee_id", asked.assignee_account_id),
        ("role_key", asked.role_key),
    ):
        if value:
            conditions.append((f"task.{column} = %s", [value]))
    if asked.is_unclaimed:
        conditions.append(("task.assignee_id IS NULL", []))
    if asked.is_due_today:
        end_of_day = datetime.combine(at.astimezone(VIETNAM), time.max, tzinfo=VIETNAM)
        conditions.append(_due_within(at, end_of_day))
    words = "".join(f" AND {condition}" for condition, _ in conditions)
    return words, [value for _, values in conditions for value in values]


def stands(due: DueFilter, *, at: datetime, soon_until: datetime) -> tuple[str, Sequence[Any]]:
    """The condition of one filter. What has a due time is sorted by it, so a filter by due time
    is a stretch of the list."""
    waits = f"task.dossier_due_at IS NULL AND task.kind {{}} '{StepKind.INTAKE.value}'"
    match due:
        case DueFilter.OVERDUE:
            return "task.dossier_due_at < %s AND task.urgent_at < %s", [at, at]
        case DueFilter.SOON:
            return _due_within(at, soon_until)
        case DueFilter.LATER:
            later = max(at, soon_until)
            return "task.dossier_due_at > %s AND task.urgent_at > %s", [later, later]
        case DueFilter.WAITING:
            return waits.format("="), []
        case DueFilter.HELD:
            return waits.format("<>"), []


def _due_within(since: datetime, until: datetime) -> tuple[str, Sequence[Any]]:
    within = "task.{0} >= %s AND task.{0} <= %s"
    both = f"{within.format('dossier_due_at')} AND {within.format('urgent_at')}"
    return both, [since, until, since, until]
