"""Where dossiers are on their way, told from their states."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from motcua.domain.dossiers.states import Stage, State
from motcua.domain.dossiers.values.figures import FlowCount
from motcua.domain.reporting.values import Flow, FlowStage

_NOT_ACCEPTED = {
    State.SUBMITTED: "waiting",
    State.SUPPLEMENT_BEFORE_ACCEPTANCE: "supplement",
    State.REFUSED: "refused",
}
_LEFT = {State.WITHDRAWN: "withdrawn", State.STOPPED: "withdrawn"}
_WITH_OFFICER = {
    State.ACCEPTED: "appraising",
    State.AWAITING_PAYMENT: "held",
    State.PAUSED: "held",
    State.SUPPLEMENT_IN_PROCESS: "held",
    State.WITHDRAW_REQUESTED: "held",
}


def flow_of(rows: Iterable[FlowCount], *, first: date, last: date) -> Flow:
    """Every dossier is counted once: at the furthest stage, or aside before it.

    The parts of a stage add up: what reached it is what went on and what stands aside.
    """
    by_channel: defaultdict[str, Counter[str]] = defaultdict(Counter)
    aside: dict[str, Counter[str]] = {key: Counter() for key in ("handed_in", "accepted", "signed")}
    by_return: Counter[str] = Counter()
    for row in rows:
        state = State(row.state)
        by_channel[row.channel][_NOT_ACCEPTED.get(state, "accepted")] += row.count
        if state in _NOT_ACCEPTED:
            aside["handed_in"][_NOT_ACCEPTED[state]] += row.count
        elif state in _LEFT or state in _WITH_OFFICER:
            aside["accepted"][{**_LEFT, **_WITH_OFFICER}[state]] += row.count
        elif state is State.IN_PROGRESS:
            if row.stage == Stage.SIGNING:
                aside["signed"]["signing"] += row.count
            else:
                aside["accepted"]["appraising"] += row.count
        elif state is State.REJECTED:
            aside["signed"]["rejected"] += row.count
        else:
            by_return[row.returned_how or "waiting"] += row.count
    ready = by_return.total()
    signed = ready + aside["signed"].total()
    accepted = signed + aside["accepted"].total()
    return Flow(
        first=first,
        last=last,
        by_channel={channel: dict(parts) for channel, parts in by_channel.items()},
        stages=(
            FlowStage("handed_in", accepted + aside["handed_in"].total(), dict(aside["handed_in"])),
            FlowStage("accepted", accepted, dict(aside["accepted"])),
            FlowStage("signed", signed, dict(aside["signed"])),
            FlowStage("ready", ready, {}),
        ),
        by_return=dict(by_return),
    )
