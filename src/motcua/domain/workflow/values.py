"""Who is asked for what, and until when: the tasks of dossiers under way."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

RunId = NewType("RunId", int)
TaskId = NewType("TaskId", int)
AbsenceId = NewType("AbsenceId", int)
SavedViewId = NewType("SavedViewId", int)
NoteId = NewType("NoteId", int)


class Matter(StrEnum):
    """What is asked beside the steps of the process. A task's kind is a StepKind or one of these."""

    APOLOGY = "apology"  # Cần xin lỗi
    WITHDRAWAL = "withdrawal"  # Người nộp xin rút
    SUPPLEMENT = "supplement"  # Giấy tờ bổ sung đã gửi, chờ kiểm tra
    OPINION = "opinion"  # Hỏi ý kiến ngoài quy trình
    PAYMENT = "payment"  # Chờ ghi nhận đã nộp tiền
    PAUSED = "paused"  # Đang tạm dừng


class TaskEnd(StrEnum):
    """How a task ends that nobody finished; else its outcome is a StepOutcome."""

    CLOSED = "closed"  # the dossier ended, or what was asked is no longer asked
    SKIPPED = "skipped"  # an act of the law went past it
    MOVED = "moved"  # another agency has it now, or the process was migrated


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """One open or ended task, for lists and for the dossier's page. No personal data of applicants."""

    task_id: TaskId
    dossier_id: int
    step_key: str  # empty: a matter
    ordinal: int
    kind: str
    name: str
    agency_code: str
    role_key: str
    assignee_account_id: int | None
    hours: float | None
    opened_at: datetime
    due_at: datetime | None  # of the task
    dossier_due_at: datetime | None
    is_held: bool
    ended_at: datetime | None
    outcome: str
    ended_by_account_id: int | None
    note: str
    version: int


@dataclass(frozen=True, slots=True)
class SavedViewLine:
    """A saved view of the desk: `query` as in the address."""

    view_id: SavedViewId
    name: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A quick note. The text may speak of people."""

    note_id: NoteId
    written_by_account_id: int
    written_by_name: str
    agency_code: str
    text: str
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceLine:
    """Who is away from `since` until before `until`, and who stands in. The reason is personal."""

    absence_id: AbsenceId
    account_id: int
    full_name: str
    substitute_account_id: int
    substitute_name: str
    agency_code: str
    since: datetime
    until: datetime
    reason: str
