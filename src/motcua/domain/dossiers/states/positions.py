"""What the table of a dossier's life is made of: states, acts, positions, the shape of a row."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """The public state. Labels for people are in interfaces."""

    DRAFT = "draft"  # Đang soạn
    SUBMITTED = "submitted"  # Mới đăng ký
    SUPPLEMENT_BEFORE_ACCEPTANCE = "supplement_before_acceptance"  # Yêu cầu bổ sung giấy tờ
    REFUSED = "refused"  # Không được tiếp nhận
    ACCEPTED = "accepted"  # Được tiếp nhận
    AWAITING_PAYMENT = "awaiting_payment"  # Yêu cầu thực hiện nghĩa vụ tài chính
    IN_PROGRESS = "in_progress"  # Đang xử lý
    SUPPLEMENT_IN_PROCESS = "supplement_in_process"  # Yêu cầu bổ sung giấy tờ
    PAUSED = "paused"  # Tạm dừng theo luật
    WITHDRAW_REQUESTED = "withdraw_requested"  # Công dân yêu cầu rút hồ sơ
    WITHDRAWN = "withdrawn"  # Đã rút
    STOPPED = "stopped"  # Dừng xử lý
    REJECTED = "rejected"  # Không đủ điều kiện, đã xử lý xong
    RESULT_READY = "result_ready"  # Đã xử lý xong
    RETURNED = "returned"  # Đã trả kết quả
    ARCHIVED = "archived"  # Đã lưu trữ


class Stage(StrEnum):
    """Where a dossier in progress lies inside the competent agency."""

    NONE = ""
    ASSIGNED = "assigned"  # Đã chuyển, chờ nhận việc
    APPRAISING = "appraising"  # Đang thẩm định
    SIGNING = "signing"  # Đang trình ký


class Act(StrEnum):
    """What the law lets a person do to a dossier, by the name of the action that does it."""

    SUBMIT = "submit"
    REGISTER = "register"
    ACCEPT = "accept"
    REQUEST_SUPPLEMENT_AT_INTAKE = "request_supplement_at_intake"
    SEND_SUPPLEMENT = "send_supplement"
    REFUSE = "refuse"
    HAND_OVER = "hand_over"
    RAISE_OBLIGATION = "raise_obligation"
    RECORD_PAYMENT = "record_payment"
    TAKE = "take"
    ASSIGN = "assign"
    REQUEST_SUPPLEMENT_IN_PROCESS = "request_supplement_in_process"
    ACCEPT_SUPPLEMENT = "accept_supplement"
    CONSULT = "consult"
    SEND_PART = "send_part"
    RECALL_PART = "recall_part"
    ANSWER_CONSULTATION = "answer_consultation"
    NOTE_CONSULTATION_OVERDUE = "note_consultation_overdue"
    RECORD_VERIFICATION = "record_verification"
    PAUSE = "pause"
    RESUME = "resume"
    PROPOSE_RESULT = "propose_result"
    PROPOSE_REJECTION = "propose_rejection"
    SEND_BACK = "send_back"
    APPROVE_RESULT = "approve_result"
    REJECT = "reject"
    RAISE_APOLOGY = "raise_apology"
    APOLOGISE = "apologise"
    HAND_TO_POST = "hand_to_post"
    RETURN_RESULT = "return_result"
    REMIND_COLLECTION = "remind_collection"
    REQUEST_WITHDRAWAL = "request_withdrawal"
    RECORD_WITHDRAWAL_REQUEST = "record_withdrawal_request"
    AGREE_WITHDRAWAL = "agree_withdrawal"
    STOP = "stop"
    DECLINE_WITHDRAWAL = "decline_withdrawal"
    REOPEN = "reopen"
    TRANSFER = "transfer"
    FOLLOW_SUCCESSOR = "follow_successor"
    REDATE = "redate"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Position:
    """A state, inside `in_progress` the stage, and behind a wait where the dossier goes back to.

    `behind` holds positions without a behind of their own, the latest last.
    """

    state: State
    stage: Stage = Stage.NONE
    behind: tuple["Position", ...] = ()

    @property
    def plain(self) -> "Position":
        """Without what lies behind: a row of the table."""
        return Position(self.state, self.stage)


class Way(StrEnum):
    """Where an act leads that does not lead to one position."""

    STAYS = "stays"
    BACK = "back"  # to where the dossier came from


class Side(StrEnum):
    """Who does an act, which says where the right must be held."""

    APPLICANT = "applicant"  # No right: the dossier is one's own.
    RECEIVING = "receiving"
    COMPETENT = "competent"
    CONSULTED = "consulted"
    SYSTEM = "system"  # A timer, or an act of a higher body on many dossiers


class Clock(StrEnum):
    """What an act does to the limit."""

    OFF = "off"
    STARTS = "starts"
    RUNS = "runs"
    PAUSES = "pauses"
    RESUMES = "resumes"
    STOPS = "stops"
    RESTARTS = "restarts"  # from zero
    REPLACED = "replaced"  # by another due time
    AS_OBLIGATION = "as_obligation"  # Taxes and land obligations pause, other fees do not.


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row of the life of a dossier.

    `number` is that of the life cycle, T1 to T25; rows inside one of its lines carry a letter.
    `slip` names the form that is issued (`slips.rules.SlipKind`), `deed` is said of who did it.
    """

    number: str
    act: Act
    starts: tuple[Position, ...]
    ends: Position | Way
    by: Side
    word: str  # in the journal, after "dossiers."
    deed: str
    basis: str
    clock: Clock = Clock.RUNS
    slip: str = ""
    remembers: bool = False  # The position left is where the dossier comes back to.
    tells_applicant: bool = False
    needs_reason: bool = False
    changes_hands: bool = False  # The dossier passes to somebody else though it stays.

    @property
    def moves(self) -> bool:
        """Whether the dossier lies elsewhere afterwards."""
        return self.ends is not Way.STAYS or self.changes_hands

    @property
    def journal_word(self) -> str:
        return f"dossiers.{self.word}"

    @property
    def permission(self) -> str:
        """The right that an official needs for the act."""
        return f"dossiers.{self.act.value}"


DRAFT = Position(State.DRAFT)
SUBMITTED = Position(State.SUBMITTED)
SUPPLEMENT_BEFORE_ACCEPTANCE = Position(State.SUPPLEMENT_BEFORE_ACCEPTANCE)
REFUSED = Position(State.REFUSED)
ACCEPTED = Position(State.ACCEPTED)
AWAITING_PAYMENT = Position(State.AWAITING_PAYMENT)
ASSIGNED = Position(State.IN_PROGRESS, Stage.ASSIGNED)
APPRAISING = Position(State.IN_PROGRESS, Stage.APPRAISING)
SIGNING = Position(State.IN_PROGRESS, Stage.SIGNING)
SUPPLEMENT_IN_PROCESS = Position(State.SUPPLEMENT_IN_PROCESS)
PAUSED = Position(State.PAUSED)
WITHDRAW_REQUESTED = Position(State.WITHDRAW_REQUESTED)
WITHDRAWN = Position(State.WITHDRAWN)
STOPPED = Position(State.STOPPED)
REJECTED = Position(State.REJECTED)
RESULT_READY = Position(State.RESULT_READY)
RETURNED = Position(State.RETURNED)
ARCHIVED = Position(State.ARCHIVED)

POSITIONS = (
    DRAFT,
    SUBMITTED,
    SUPPLEMENT_BEFORE_ACCEPTANCE,
    REFUSED,
    ACCEPTED,
    AWAITING_PAYMENT,
    ASSIGNED,
    APPRAISING,
    SIGNING,
    SUPPLEMENT_IN_PROCESS,
    PAUSED,
    WITHDRAW_REQUESTED,
    WITHDRAWN,
    STOPPED,
    REJECTED,
    RESULT_READY,
    RETURNED,
    ARCHIVED,
)

# States of the national public service portal (QCVN 120:2019/BTTTT), as a province's system sends
# them [observed]; which of ours share one is assumed. A draft is not sent.
NATIONAL_CODES: Mapping[State, int] = MappingProxyType(
    {
        State.SUBMITTED: 1,
        State.ACCEPTED: 2,
        State.REFUSED: 3,
        State.IN_PROGRESS: 4,
        State.SUPPLEMENT_BEFORE_ACCEPTANCE: 5,
        State.SUPPLEMENT_IN_PROCESS: 5,
        State.AWAITING_PAYMENT: 6,
        State.WITHDRAW_REQUESTED: 7,
        State.PAUSED: 8,
        State.WITHDRAWN: 8,
        State.STOPPED: 8,
        State.REJECTED: 9,
        State.RESULT_READY: 9,
        State.RETURNED: 10,
        State.ARCHIVED: 10,
    }
)
