"""How far a record under work has come: (state, act) → state. What is not in the table is refused.

Legal   LR-113 (63/2010/NĐ-CP art 13-15; 02/2017/TT-VPCP): drawn, legally checked by procedure
        control, signed, published; what changes after the check is checked again.
"""

from collections.abc import Mapping
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from .errors import RecordStateRefuses
from .values import RecordState


class RecordAct(StrEnum):
    """What may be done with a record."""

    SAVE = auto()
    FIND_SOUND = auto()  # đạt
    RETURN = auto()  # chưa đạt, trả lại kèm ý kiến
    SIGN = auto()
    UNSIGN = auto()  # the decision was withdrawn before it was published
    PUBLISH = auto()
    DISCARD = auto()


ACT_NAMES: Final[Mapping[RecordAct, str]] = MappingProxyType(
    {
        RecordAct.SAVE: "lưu",
        RecordAct.FIND_SOUND: "kiểm soát",
        RecordAct.RETURN: "trả lại",
        RecordAct.SIGN: "ký",
        RecordAct.UNSIGN: "rút khỏi quyết định",
        RecordAct.PUBLISH: "công bố",
        RecordAct.DISCARD: "hủy",
    }
)
STATE_NAMES: Final[Mapping[RecordState, str]] = MappingProxyType(
    {
        RecordState.DRAFTED: "Đang soạn, chờ kiểm soát",
        RecordState.CHECKED: "Đã kiểm soát, chờ ký",
        RecordState.RETURNED: "Trả lại để sửa",
        RecordState.SIGNED: "Đã ký, chờ công bố",
        RecordState.PUBLISHED: "Đã công bố",
        RecordState.DISCARDED: "Đã hủy",
    }
)
TRANSITIONS: Final[Mapping[tuple[RecordState, RecordAct], RecordState]] = MappingProxyType(
    {
        (RecordState.DRAFTED, RecordAct.SAVE): RecordState.DRAFTED,
        (RecordState.RETURNED, RecordAct.SAVE): RecordState.DRAFTED,
        (RecordState.CHECKED, RecordAct.SAVE): RecordState.DRAFTED,
        (RecordState.DRAFTED, RecordAct.FIND_SOUND): RecordState.CHECKED,
        (RecordState.DRAFTED, RecordAct.RETURN): RecordState.RETURNED,
        (RecordState.CHECKED, RecordAct.RETURN): RecordState.RETURNED,
        (RecordState.CHECKED, RecordAct.SIGN): RecordState.SIGNED,
        (RecordState.SIGNED, RecordAct.UNSIGN): RecordState.CHECKED,
        (RecordState.SIGNED, RecordAct.PUBLISH): RecordState.PUBLISHED,
        (RecordState.DRAFTED, RecordAct.DISCARD): RecordState.DISCARDED,
        (RecordState.RETURNED, RecordAct.DISCARD): RecordState.DISCARDED,
        (RecordState.CHECKED, RecordAct.DISCARD): RecordState.DISCARDED,
    }
)


def next_state(state: RecordState, act: RecordAct) -> RecordState:
    """The state that `act` leads to. Raises RecordStateRefuses if there is no such step."""
    try:
        return TRANSITIONS[state, act]
    except KeyError:
        raise RecordStateRefuses(state=STATE_NAMES[state], act=ACT_NAMES[act]) from None
