"""Where a ticket stands and what leads where.

Legal   LR-101: 61/2018/NĐ-CP art 13 asks for a machine that gives numbers; the way of a number from
        the machine to the counter is a custom of the house.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class TicketState(StrEnum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    SERVED = "served"
    MISSED = "missed"  # called and not there
    EXPIRED = "expired"  # the day ended


class TicketAct(StrEnum):
    """What can be done with a ticket."""

    CALL = "call"
    RECALL = "recall"
    START = "start"
    SKIP = "skip"
    PUT_BACK = "put_back"
    FINISH = "finish"
    TRANSFER = "transfer"
    EXPIRE = "expire"


_S, _A = TicketState, TicketAct
NEXT: Mapping[tuple[TicketState, TicketAct], TicketState] = MappingProxyType(
    {
        (_S.WAITING, _A.CALL): _S.CALLED,
        (_S.WAITING, _A.EXPIRE): _S.EXPIRED,
        (_S.CALLED, _A.RECALL): _S.CALLED,
        (_S.CALLED, _A.START): _S.SERVING,
        (_S.CALLED, _A.SKIP): _S.MISSED,
        (_S.CALLED, _A.TRANSFER): _S.WAITING,
        (_S.CALLED, _A.EXPIRE): _S.EXPIRED,
        (_S.SERVING, _A.FINISH): _S.SERVED,
        (_S.SERVING, _A.TRANSFER): _S.WAITING,
        (_S.SERVING, _A.EXPIRE): _S.SERVED,
        (_S.MISSED, _A.PUT_BACK): _S.WAITING,
    }
)
AT_A_COUNTER = frozenset({_S.CALLED, _S.SERVING})
# How a standing is said to whoever came too late.
SAID: Mapping[TicketState, str] = MappingProxyType(
    {
        _S.WAITING: "đang chờ trong hàng",
        _S.CALLED: "đang được gọi",
        _S.SERVING: "đang được tiếp",
        _S.SERVED: "đã xong",
        _S.MISSED: "đã bị bỏ qua vì không có mặt",
        _S.EXPIRED: "đã hết hiệu lực vì hết ngày",
    }
)


def next_state(state: TicketState, act: TicketAct) -> TicketState | None:
    """Where `act` leads from `state`; None if it leads nowhere."""
    return NEXT.get((state, act))
