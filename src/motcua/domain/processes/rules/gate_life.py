"""What the law lets each kind of step be: how it ends, where it is done, what may follow.

Legal   LR-083 (61/2018/NĐ-CP arts 17-20): the steps of a process are the acts of the law in their
        order; positions as in the table of the dossier's life (LR-045).
"""

from collections.abc import Mapping
from typing import Final

from motcua.domain.processes.values import Ending, Place, StepKind, StepOutcome

_INTAKE, _HAND_OVER, _ASSIGN = StepKind.INTAKE, StepKind.HAND_OVER, StepKind.ASSIGN
_WORK, _CONSULT, _LINKED = StepKind.WORK, StepKind.CONSULT, StepKind.LINKED
_APPRAISE, _REVIEW, _SIGN = StepKind.APPRAISE, StepKind.REVIEW, StepKind.SIGN
_ISSUE, _RETURN = StepKind.ISSUE, StepKind.RETURN

# Parts of the settling: several of them, side by side or one after the other.
PARTS: Final = frozenset({_WORK, _CONSULT, _LINKED})
ASKS_OTHERS: Final = frozenset({_CONSULT, _LINKED})
ONE_STOP_KINDS: Final = frozenset({_INTAKE, _HAND_OVER, _RETURN})
ONE_STOP_ROLE: Final = "one_stop_officer"

FOLLOWING: Final[Mapping[StepKind, frozenset[StepKind]]] = {
    _INTAKE: frozenset({_HAND_OVER, _ASSIGN, _APPRAISE}) | PARTS,
    _HAND_OVER: frozenset({_ASSIGN, _APPRAISE}) | PARTS,
    _ASSIGN: frozenset({_APPRAISE}) | PARTS,
    _WORK: frozenset({_APPRAISE}) | PARTS,
    _CONSULT: frozenset({_APPRAISE}) | PARTS,
    _LINKED: frozenset({_APPRAISE}) | PARTS,
    _APPRAISE: frozenset({_REVIEW, _SIGN}),
    _REVIEW: frozenset({_REVIEW, _SIGN}),
    _SIGN: frozenset({_ISSUE, _RETURN}),
    _ISSUE: frozenset({_ISSUE, _RETURN}),
    _RETURN: frozenset(),
}

_DONE, _REFUSE = StepOutcome.DONE, StepOutcome.REFUSE
_SUPPLEMENT, _SEND_BACK = StepOutcome.SUPPLEMENT, StepOutcome.SEND_BACK

# Ways out that a kind must have: the law allows them whatever the table says.
OUTCOMES_NEEDED: Final[Mapping[StepKind, frozenset[StepOutcome]]] = {
    _INTAKE: frozenset({_DONE, _REFUSE}),
    _HAND_OVER: frozenset({_DONE}),
    _ASSIGN: frozenset({_DONE}),
    _WORK: frozenset({_DONE}),
    _CONSULT: frozenset({_DONE}),
    _LINKED: frozenset({_DONE}),
    _APPRAISE: frozenset({_DONE, _REFUSE}),
    _REVIEW: frozenset({_DONE, _SEND_BACK}),
    _SIGN: frozenset({_DONE, _REFUSE, _SEND_BACK}),
    _ISSUE: frozenset({_DONE}),
    _RETURN: frozenset({_DONE}),
}
OUTCOMES_ALLOWED: Final[Mapping[StepKind, frozenset[StepOutcome]]] = {
    **OUTCOMES_NEEDED,
    _INTAKE: frozenset({_DONE, _REFUSE, _SUPPLEMENT}),
    _WORK: frozenset({_DONE, _REFUSE, _SUPPLEMENT}),
    _CONSULT: frozenset({_DONE, _REFUSE}),
    _LINKED: frozenset({_DONE, _REFUSE}),
    _APPRAISE: frozenset({_DONE, _REFUSE, _SUPPLEMENT}),
}
# A refusal after intake goes through the one-stop unit (LR-060), so it ends with the return.
ENDINGS: Final[Mapping[tuple[StepKind, StepOutcome], Ending]] = {
    (_INTAKE, _REFUSE): Ending.REFUSAL,
    (_RETURN, _DONE): Ending.RESULT,
    (_INTAKE, _SUPPLEMENT): Ending.WITHDRAWAL,
    (_WORK, _SUPPLEMENT): Ending.WITHDRAWAL,
    (_APPRAISE, _SUPPLEMENT): Ending.WITHDRAWAL,
}
# Work is sent back to where it is done.
SENT_BACK_TO: Final = PARTS | {_APPRAISE}

PLACES: Final[Mapping[StepKind, frozenset[Place]]] = {
    _INTAKE: frozenset({Place.RECEIVING}),
    _HAND_OVER: frozenset({Place.RECEIVING}),
    _ASSIGN: frozenset({Place.COMPETENT}),
    _WORK: frozenset(Place),
    _CONSULT: frozenset({Place.NAMED}),
    _LINKED: frozenset({Place.NAMED}),
    _APPRAISE: frozenset({Place.COMPETENT}),
    _REVIEW: frozenset({Place.COMPETENT}),
    _SIGN: frozenset({Place.COMPETENT}),
    _ISSUE: frozenset(Place),
    _RETURN: frozenset({Place.RECEIVING}),
}
# The right with which the act that ends a step is done, as `data/roles.yaml` names it.
RIGHTS: Final[Mapping[StepKind, str]] = {
    _INTAKE: "dossiers.accept",
    _HAND_OVER: "dossiers.hand_over",
    _ASSIGN: "dossiers.assign",
    _WORK: "workflow.finish",
    _CONSULT: "dossiers.answer_consultation",
    _LINKED: "dossiers.answer_consultation",
    _APPRAISE: "dossiers.propose_result",
    _REVIEW: "dossiers.send_back",
    _SIGN: "dossiers.approve_result",
    _ISSUE: "workflow.finish",
    _RETURN: "dossiers.return_result",
}
KIND_WORDS: Final[Mapping[StepKind, str]] = {
    _INTAKE: "tiếp nhận",
    _HAND_OVER: "chuyển hồ sơ",
    _ASSIGN: "phân công",
    _WORK: "phần việc",
    _CONSULT: "lấy ý kiến",
    _LINKED: "liên thông",
    _APPRAISE: "thẩm định",
    _REVIEW: "xem xét",
    _SIGN: "ký",
    _ISSUE: "phát hành",
    _RETURN: "trả kết quả",
}
OUTCOME_WORDS: Final[Mapping[StepOutcome, str]] = {
    _DONE: "đạt",
    _SUPPLEMENT: "cần bổ sung",
    _SEND_BACK: "trả lại để làm lại",
    _REFUSE: "không đủ điều kiện",
}
PLACE_WORDS: Final[Mapping[Place, str]] = {
    Place.RECEIVING: "nơi tiếp nhận",
    Place.COMPETENT: "cơ quan giải quyết",
    Place.NAMED: "cơ quan khác",
}
