"""The internal process of a procedure (quy trình nội bộ) as a graph of steps.

Legal   LR-081 (01/2018/TT-VPCP art 8): who does what, in how many hours, with what outcome; the
        electronic process is built from the approved one.

Hours are bookkeeping of the decision's annex: eight to a working day, never a due time.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

ProcessVersionId = NewType("ProcessVersionId", int)

END_PREFIX = "end:"


class StepKind(StrEnum):
    """What a step is in the life of a dossier."""

    INTAKE = "intake"  # Tiếp nhận, kiểm tra; without a step of hand-over it lasts until hand-over
    HAND_OVER = "hand_over"  # Chuyển hồ sơ đến cơ quan giải quyết
    ASSIGN = "assign"  # Phân công người thụ lý
    WORK = "work"  # Một phần việc: xác minh, niêm yết, đo đạc…
    CONSULT = "consult"  # Lấy ý kiến cơ quan phối hợp
    LINKED = "linked"  # Phần việc của cơ quan liên thông, có kết quả riêng
    APPRAISE = "appraise"  # Thẩm định, dự thảo; without a step of assignment it begins with `take`
    REVIEW = "review"  # Lãnh đạo phòng xem xét
    SIGN = "sign"  # Lãnh đạo ký
    ISSUE = "issue"  # Văn thư vào số, đóng dấu, phát hành
    RETURN = "return"  # Trả kết quả


class StepOutcome(StrEnum):
    """How a step ends."""

    DONE = "done"  # Đạt, chuyển bước sau
    SUPPLEMENT = "supplement"  # Cần bổ sung
    SEND_BACK = "send_back"  # Trả lại để làm lại
    REFUSE = "refuse"  # Không đủ điều kiện


class Ending(StrEnum):
    """How a process ends. In an exit it stands as `end:result` and so on."""

    RESULT = "result"
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"


class Place(StrEnum):
    """In which agency a step is done."""

    RECEIVING = "receiving"  # the one-stop unit that received the dossier
    COMPETENT = "competent"  # the agency that decides
    NAMED = "named"  # another, by the generic name of the catalogue ("Công an cấp xã")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepActor:
    """Who does a step: a role in a place. `division` is the unit inside the agency, for print."""

    place: Place
    role_key: str
    agency_name: str = ""  # only where the place is NAMED
    division: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepExit:
    """Where an outcome leads: one step, several at once (they run in parallel), or an end."""

    outcome: StepOutcome
    to: tuple[str, ...]
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessStep:
    """One row of the annex. `waits_for_all`: begins when every branch that leads here has ended."""

    key: str
    name: str
    kind: StepKind
    actor: StepActor
    hours: Decimal
    content: str = ""  # nội dung công việc
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    slips: tuple[str, ...] = ()  # of slips.rules.SlipKind
    forms: tuple[str, ...] = ()  # keys of electronic forms
    exits: tuple[StepExit, ...] = ()
    waits_for_all: bool = False

    def exit_for(self, outcome: StepOutcome) -> StepExit | None:
        return next((each for each in self.exits if each.outcome is outcome), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalProcess:
    """The whole table. The first step is where it begins."""

    procedure_slug: str
    symbol: str  # ký hiệu, "QT-HT-01"
    name: str
    steps: tuple[ProcessStep, ...]

    def step(self, key: str) -> ProcessStep:
        """Raises KeyError for a key that no step has."""
        for each in self.steps:
            if each.key == key:
                return each
        raise KeyError(key)


class ProcessStatus(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"  # Đang soạn
    PUBLISHED = "published"  # Đã ban hành
    WITHDRAWN = "withdrawn"  # Đã bãi bỏ before it came into force, or draft thrown away


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessVersion:
    """One version of the process of one procedure, as kept. `valid_to` is the last day."""

    version_id: ProcessVersionId
    procedure_slug: str
    number: int
    status: ProcessStatus
    process: InternalProcess
    digest: str
    revision: int  # counts the savings of a draft
    decision_number: str
    decided_on: date | None
    valid_from: date | None
    valid_to: date | None
    drawn_by_account_id: int | None
    changed_at: datetime
    published_by_account_id: int | None
    published_at: datetime | None
