"""The life of a dossier as one table: (position, act) → position.

Legal   61/2018/NĐ-CP arts 15-20 and 118/2025/NĐ-CP; the numbers T1…T17 are those of the register of
        rules (docs/legal/). Sending an online dossier: 45/2020/NĐ-CP art 11.

Buttons, the permission test and the state diagram are read from this table; an empty cell is a
refusal and is tested as one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .errors import WrongState


class State(StrEnum):
    """The public state. Labels for people are in interfaces."""

    DRAFT = "draft"  # Đang soạn
    SUBMITTED = "submitted"  # Mới đăng ký
    REFUSED = "refused"  # Không được tiếp nhận
    ACCEPTED = "accepted"  # Được tiếp nhận
    IN_PROGRESS = "in_progress"  # Đang xử lý
    RESULT_READY = "result_ready"  # Đã xử lý xong
    RETURNED = "returned"  # Đã trả kết quả


class Stage(StrEnum):
    """Where a dossier in progress lies inside the competent agency."""

    NONE = ""
    ASSIGNED = "assigned"  # Đã chuyển, chờ nhận việc
    APPRAISING = "appraising"  # Đang thẩm định
    SIGNING = "signing"  # Đang trình ký


class Act(StrEnum):
    """What the law lets a person do to a dossier, by the name of the action that does it."""

    SUBMIT = "submit"
    ACCEPT = "accept"
    REFUSE = "refuse"
    HAND_OVER = "hand_over"
    TAKE = "take"
    PROPOSE_RESULT = "propose_result"
    SEND_BACK = "send_back"
    APPROVE_RESULT = "approve_result"
    RETURN_RESULT = "return_result"


@dataclass(frozen=True, slots=True)
class Position:
    """A state, and inside `in_progress` the stage."""

    state: State
    stage: Stage = Stage.NONE


DRAFT = Position(State.DRAFT)
SUBMITTED = Position(State.SUBMITTED)
REFUSED = Position(State.REFUSED)
ACCEPTED = Position(State.ACCEPTED)
ASSIGNED = Position(State.IN_PROGRESS, Stage.ASSIGNED)
APPRAISING = Position(State.IN_PROGRESS, Stage.APPRAISING)
SIGNING = Position(State.IN_PROGRESS, Stage.SIGNING)
RESULT_READY = Position(State.RESULT_READY)
RETURNED = Position(State.RETURNED)

POSITIONS = (
    DRAFT,
    SUBMITTED,
    REFUSED,
    ACCEPTED,
    ASSIGNED,
    APPRAISING,
    SIGNING,
    RESULT_READY,
    RETURNED,
)

TRANSITIONS: Mapping[tuple[Position, Act], Position] = {
    (DRAFT, Act.SUBMIT): SUBMITTED,  # T1
    (SUBMITTED, Act.ACCEPT): ACCEPTED,  # T3
    (SUBMITTED, Act.REFUSE): REFUSED,  # T6
    (ACCEPTED, Act.HAND_OVER): ASSIGNED,  # T7
    (ASSIGNED, Act.TAKE): APPRAISING,  # inside T7..T16: the case officer takes the work
    (APPRAISING, Act.PROPOSE_RESULT): SIGNING,  # the draft goes to the leader
    (SIGNING, Act.SEND_BACK): APPRAISING,  # the leader wants it done again
    (SIGNING, Act.APPROVE_RESULT): RESULT_READY,  # T16
    (RESULT_READY, Act.RETURN_RESULT): RETURNED,  # T17
}

TERMINAL = frozenset({REFUSED, RETURNED})


def next_position(position: Position, act: Act) -> Position:
    """The position that `act` leads to. Raises WrongState if the law has no such step."""
    try:
        return TRANSITIONS[position, act]
    except KeyError:
        raise WrongState(
            state=position.state.value, stage=position.stage.value, act=act.value
        ) from None


def acts_from(position: Position) -> tuple[Act, ...]:
    """The acts that the law knows at this position, in the order of the table."""
    return tuple(act for (start, act) in TRANSITIONS if start == position)
