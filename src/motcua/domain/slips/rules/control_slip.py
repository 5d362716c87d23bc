"""Form 05 of 2018, 06 of 2025: who held a dossier from when to when, and whether in time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from motcua.foundation.clock import VIETNAM

from .head import SlipHead
from .kinds import FormVersion, SlipKind
from .wording import minute_text, short_minute


class ResultFlag(StrEnum):
    """How a stretch of work, or a dossier, ended against its time."""

    EARLY = "early"
    ON_TIME = "on_time"
    OVERDUE = "overdue"


RESULT_FLAG_NAMES: Final[Mapping[ResultFlag, str]] = {
    ResultFlag.EARLY: "Trước hạn",
    ResultFlag.ON_TIME: "Đúng hạn",
    ResultFlag.OVERDUE: "Quá hạn",
}


def result_flag(
    *, finished_at: datetime | None, due_at: datetime | None, at: datetime
) -> ResultFlag | None:
    """How a stretch ended; None while it has no limit or is not finished and not late.

    Legal   LR-040: forms 05/06 ask for trước hạn, đúng hạn or quá hạn. Assumed: finished on an
            earlier day is early, on the day of the limit and not after its minute is in time.
    Units   Aware moments, compared in Vietnam time; `at` is now, for what is not finished.
    """
    if due_at is None:
        return None
    if finished_at is None:
        return ResultFlag.OVERDUE if at > due_at else None
    if finished_at > due_at:
        return ResultFlag.OVERDUE
    finished_on = finished_at.astimezone(VIETNAM).date()
    is_earlier_day = finished_on < due_at.astimezone(VIETNAM).date()
    return ResultFlag.EARLY if is_earlier_day else ResultFlag.ON_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRow:
    """One hand-over: who gave the dossier to whom and when, and how the stretch ended."""

    sender: str  # cơ quan, bộ phận giao
    receiver: str  # cơ quan, bộ phận nhận
    handed_at: datetime
    giver_name: str = ""  # người giao
    receiver_name: str = ""  # người nhận
    step_limit: str = ""  # "02 ngày làm việc"
    due_at: datetime | None = None  # when this stretch is to end
    finished_at: datetime | None = None  # when it ended; None while it lasts
    note: str = ""  # why late, the opinion given


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSlipFacts:
    """All that the control slip says.

    Legal   LR-040: one row for every hand-over (61/2018/NĐ-CP arts 18, 19.5b; forms 05 and 06).
    Units   Times are aware; the head's `issued_at` is the moment the slip is drawn.
    """

    head: SlipHead
    attached_dossier_of: str
    phone: str = ""
    procedure_name: str
    time_limit: str
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None = None  # when the result reached the one-stop unit
    rows: tuple[ControlRow, ...]
    blank_row_count: int = 0  # empty rows to write in by hand while the system is down

    @property
    def form_version(self) -> FormVersion:
        """The instrument whose form it follows."""
        return self.head.form_version

    @property
    def template(self) -> SlipKind:
        """The template that draws it."""
        return SlipKind.CONTROL_SLIP

    def as_facts(self) -> Mapping[str, Any]:
        """The facts as the template reads them."""
        at = self.head.issued_at
        return {
            **self.head.as_facts(self.template),
            "attached_dossier_of": self.attached_dossier_of,
            "phone": self.phone,
            "procedure_name": self.procedure_name,
            "time_limit": self.time_limit,
            "received_at": minute_text(self.received_at),
            "due_at": minute_text(self.due_at),
            "result": _flag_text(finished_at=self.finished_at, due_at=self.due_at, at=at),
            "blank_row_count": self.blank_row_count,
            "rows": [
                {
                    "sender": row.sender,
                    "receiver": row.receiver,
                    "handed_at": short_minute(row.handed_at),
                    "giver_name": row.giver_name,
                    "receiver_name": row.receiver_name,
                    "step_limit": row.step_limit or short_minute(row.due_at),
                    "result": _flag_text(finished_at=row.finished_at, due_at=row.due_at, at=at),
                    "note": row.note,
                }
                for row in self.rows
            ],
        }


def _flag_text(*, finished_at: datetime | None, due_at: datetime | None, at: datetime) -> str:
    flag = result_flag(finished_at=finished_at, due_at=due_at, at=at)
    return RESULT_FLAG_NAMES[flag] if flag else ""
