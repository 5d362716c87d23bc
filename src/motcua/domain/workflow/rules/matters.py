"""Matters beside the process: what each asks of whom, which act brings it and which ends it.

Legal   LR-089: apology (61/2018/NĐ-CP art 19.9), withdrawal (118/2025/NĐ-CP art 21), supplement
        (art 19.4), opinion (art 19.5), money owed (art 22), pause (art 19.3).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.dossiers.states import Act, State
from motcua.domain.workflow.values import Matter

from .kinds import CASE_OFFICER
from .run import RunLine, RunState

NAMES: Mapping[Matter, str] = {
    Matter.APOLOGY: "Xin lỗi người nộp",
    Matter.WITHDRAWAL: "Trả lời đề nghị rút hồ sơ",
    Matter.SUPPLEMENT: "Kiểm tra giấy tờ bổ sung",
    Matter.OPINION: "Trả lời ý kiến",
    Matter.PAYMENT: "Ghi nhận đã nộp tiền",
    Matter.PAUSED: "Giải quyết tiếp khi hết tạm dừng",
}
_ONE_STOP = "one_stop_officer"
_BY_STATE: Mapping[State, Matter] = {
    State.WITHDRAW_REQUESTED: Matter.WITHDRAWAL,
    State.AWAITING_PAYMENT: Matter.PAYMENT,
    State.PAUSED: Matter.PAUSED,
}
BEGINS: Mapping[Matter, frozenset[Act]] = {
    Matter.APOLOGY: frozenset({Act.RAISE_APOLOGY}),
    Matter.WITHDRAWAL: frozenset({Act.REQUEST_WITHDRAWAL, Act.RECORD_WITHDRAWAL_REQUEST}),
    Matter.SUPPLEMENT: frozenset({Act.SEND_SUPPLEMENT}),
    Matter.OPINION: frozenset({Act.CONSULT}),
    Matter.PAYMENT: frozenset({Act.RAISE_OBLIGATION}),
    Matter.PAUSED: frozenset({Act.PAUSE}),
}
ENDS: Mapping[Matter, frozenset[Act]] = {
    Matter.APOLOGY: frozenset({Act.APOLOGISE}),
    Matter.WITHDRAWAL: frozenset({Act.AGREE_WITHDRAWAL, Act.STOP, Act.DECLINE_WITHDRAWAL}),
    Matter.SUPPLEMENT: frozenset({Act.ACCEPT_SUPPLEMENT}),
    Matter.OPINION: frozenset({Act.ANSWER_CONSULTATION}),
    Matter.PAYMENT: frozenset({Act.RECORD_PAYMENT}),
    Matter.PAUSED: frozenset({Act.RESUME}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMatter:
    """A matter that is open now."""

    matter: Matter
    agency_code: str
    role_key: str
    assignee: int | None = None
    due_at: datetime | None = None


def matters_asked(
    state: RunState,
    *,
    owes_apology: bool,
    has_supplement_to_check: bool,
    opinions: Sequence[tuple[str, datetime]],
) -> tuple[AskedMatter, ...]:
    """What is open beside the steps. `opinions`: agencies asked outside the process, until when."""
    found = []
    at_one_stop, deciding = state.places.receiving, state.places.competent
    matter = _BY_STATE.get(state.position.state)
    if state.position.state is State.SUPPLEMENT_IN_PROCESS and has_supplement_to_check:
        matter = Matter.SUPPLEMENT
    if matter is Matter.PAUSED:
        asked = AskedMatter(
            matter=matter, agency_code=deciding, role_key=CASE_OFFICER, assignee=state.holder
        )
        found.append(asked)
    elif matter is not None:
        found.append(AskedMatter(matter=matter, agency_code=at_one_stop, role_key=_ONE_STOP))
    if owes_apology:
        found.append(AskedMatter(matter=Matter.APOLOGY, agency_code=deciding, role_key="leader"))
    if not state.is_over:
        found += [
            AskedMatter(
                matter=Matter.OPINION, agency_code=agency, role_key=CASE_OFFICER, due_at=until
            )
            for agency, until in opinions
        ]
    return tuple(found)


def begun_at(matter: Matter, agency_code: str, lines: Sequence[RunLine]) -> RunLine | None:
    """The act that brought a matter, the latest of several."""
    return _latest(BEGINS[matter], agency_code, lines)


def ended_by(matter: Matter, agency_code: str, lines: Sequence[RunLine]) -> RunLine | None:
    """The act that ended a matter, if one of these did."""
    return _latest(ENDS[matter], agency_code, lines)


def _latest(acts: frozenset[Act], agency_code: str, lines: Sequence[RunLine]) -> RunLine | None:
    for line in reversed(lines):
        if line.act in acts and line.agency_code in {"", agency_code} and not line.step_key:
            return line
    return None
