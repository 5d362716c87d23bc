"""Which kinds of steps are asked where a dossier lies, and which step an act of the law ends.

Legal   LR-087: the positions are those of `dossiers.states`, the kinds those of the annex of the
        decision (01/2018/TT-VPCP art 8). [assumed] where a decision leaves a gap: a process without
        a step that the law needs has the plain one of the one-stop mechanism.
"""

from collections.abc import Mapping
from decimal import Decimal

from motcua.domain.dossiers.states import (
    ACCEPTED,
    APPRAISING,
    ASSIGNED,
    PAUSED,
    REJECTED,
    RESULT_READY,
    SIGNING,
    SUBMITTED,
    SUPPLEMENT_BEFORE_ACCEPTANCE,
    SUPPLEMENT_IN_PROCESS,
    Act,
    Position,
)
from motcua.domain.processes.values import (
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepKind,
    StepOutcome,
)

_K = StepKind
_INTAKE = (_K.INTAKE,)
_ACCEPTED = (_K.HAND_OVER, _K.INTAKE)
_SETTLING = (_K.APPRAISE, _K.WORK, _K.LINKED, _K.CONSULT)
_SIGNING = (_K.REVIEW, _K.SIGN)
_READY = (_K.ISSUE, _K.RETURN)

# The kinds that carry a dossier on from a position; while it waits, from where it came.
ASKED_AT: Mapping[Position, tuple[StepKind, ...]] = {
    SUBMITTED: _INTAKE,
    SUPPLEMENT_BEFORE_ACCEPTANCE: _INTAKE,
    ACCEPTED: _ACCEPTED,
    ASSIGNED: (_K.ASSIGN, *_SETTLING),
    APPRAISING: _SETTLING,
    SUPPLEMENT_IN_PROCESS: _SETTLING,
    PAUSED: _SETTLING,
    SIGNING: _SIGNING,
    REJECTED: _READY,
    RESULT_READY: _READY,
}
# What may still be open beside them: branches that run while the draft is already with the leader.
OPEN_BESIDE: Mapping[Position, frozenset[StepKind]] = {
    SIGNING: frozenset({_K.WORK, _K.LINKED, _K.CONSULT})
}
PHASE: Mapping[StepKind, int] = {
    kind: number
    for number, kinds in enumerate(
        [_INTAKE, (_K.HAND_OVER,), (_K.ASSIGN,), _SETTLING, _SIGNING, _READY]
    )
    for kind in kinds
}
# Which kind an act ends, and how. `accept` and `hand_over` depend on the steps there are.
ENDS: Mapping[Act, tuple[StepKind, StepOutcome]] = {
    Act.REFUSE: (_K.INTAKE, StepOutcome.REFUSE),
    Act.PROPOSE_RESULT: (_K.APPRAISE, StepOutcome.DONE),
    Act.PROPOSE_REJECTION: (_K.APPRAISE, StepOutcome.REFUSE),
    Act.APPROVE_RESULT: (_K.SIGN, StepOutcome.DONE),
    Act.REJECT: (_K.SIGN, StepOutcome.REFUSE),
    Act.RETURN_RESULT: (_K.RETURN, StepOutcome.DONE),
}
# What `workflow.finish_task` ends; the others end by an act of the law.
FINISHED_BY_HAND = frozenset({_K.REVIEW, _K.ISSUE, _K.WORK})
# These belong to whoever holds the dossier.
HELD_BY_HOLDER = frozenset({_K.APPRAISE, _K.WORK})
CASE_OFFICER = "case_officer"

_STANDARD: Mapping[StepKind, tuple[str, Place, str]] = {
    _K.INTAKE: ("Tiếp nhận hồ sơ", Place.RECEIVING, "one_stop_officer"),
    _K.HAND_OVER: ("Chuyển hồ sơ", Place.RECEIVING, "one_stop_officer"),
    _K.APPRAISE: ("Thẩm định", Place.COMPETENT, CASE_OFFICER),
    _K.SIGN: ("Ký duyệt", Place.COMPETENT, "leader"),
    _K.RETURN: ("Trả kết quả", Place.RECEIVING, "one_stop_officer"),
}
# The plain step of a position at which a process has none.
STANDARD_AT: Mapping[Position, StepKind] = {
    SUBMITTED: _K.INTAKE,
    SUPPLEMENT_BEFORE_ACCEPTANCE: _K.INTAKE,
    ACCEPTED: _K.HAND_OVER,
    ASSIGNED: _K.APPRAISE,
    APPRAISING: _K.APPRAISE,
    SUPPLEMENT_IN_PROCESS: _K.APPRAISE,
    PAUSED: _K.APPRAISE,
    SIGNING: _K.SIGN,
    REJECTED: _K.RETURN,
    RESULT_READY: _K.RETURN,
}
_STANDARD_KEY = "luat:"


def standard_step(kind: StepKind) -> ProcessStep:
    """The plain step of the one-stop mechanism."""
    name, place, role_key = _STANDARD[kind]
    return ProcessStep(
        key=f"{_STANDARD_KEY}{kind.value}",
        name=name,
        kind=kind,
        actor=StepActor(place=place, role_key=role_key),
        hours=Decimal(0),
    )


def step_of(process: InternalProcess, key: str) -> ProcessStep:
    """The step of a key, also of a plain one. Raises KeyError for a key that no step has."""
    if key.startswith(_STANDARD_KEY):
        return standard_step(StepKind(key.removeprefix(_STANDARD_KEY)))
    return process.step(key)
