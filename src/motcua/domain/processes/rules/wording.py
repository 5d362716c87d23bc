"""The Vietnamese words of a process table: the same in the diagram, the workbook and the difference.

They are message ids; what stands in a workbook or in a model is always the Vietnamese.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from motcua.domain.processes.values import (
    END_PREFIX,
    Ending,
    InternalProcess,
    Place,
    StepActor,
    StepKind,
    StepOutcome,
)

KIND_NAMES: Final[Mapping[StepKind, str]] = {
    StepKind.INTAKE: "Tiếp nhận",
    StepKind.HAND_OVER: "Chuyển hồ sơ",
    StepKind.ASSIGN: "Phân công",
    StepKind.WORK: "Phần việc",
    StepKind.CONSULT: "Lấy ý kiến",
    StepKind.LINKED: "Liên thông",
    StepKind.APPRAISE: "Thẩm định",
    StepKind.REVIEW: "Xem xét",
    StepKind.SIGN: "Ký",
    StepKind.ISSUE: "Phát hành",
    StepKind.RETURN: "Trả kết quả",
}
OUTCOME_NAMES: Final[Mapping[StepOutcome, str]] = {
    StepOutcome.DONE: "Đạt",
    StepOutcome.SUPPLEMENT: "Cần bổ sung",
    StepOutcome.SEND_BACK: "Trả lại để làm lại",
    StepOutcome.REFUSE: "Không đủ điều kiện",
}
ENDING_NAMES: Final[Mapping[Ending, str]] = {
    Ending.RESULT: "Kết thúc: có kết quả",
    Ending.REFUSAL: "Kết thúc: từ chối",
    Ending.WITHDRAWAL: "Kết thúc: rút hồ sơ",
}
# How an ending is typed in a cell: `kết quả`.
ENDING_WORDS: Final[Mapping[Ending, str]] = {
    Ending.RESULT: "kết quả",
    Ending.REFUSAL: "từ chối",
    Ending.WITHDRAWAL: "rút",
}
PLACE_NAMES: Final[Mapping[Place, str]] = {
    Place.RECEIVING: "Nơi tiếp nhận",
    Place.COMPETENT: "Cơ quan giải quyết",
    Place.NAMED: "Cơ quan khác",
}


def ending_of(target: str) -> Ending | None:
    """The ending that a target of an exit means; None where it is the key of a step."""
    if not target.startswith(END_PREFIX):
        return None
    try:
        return Ending(target.removeprefix(END_PREFIX))
    except ValueError:
        return None


def end_target(ending: Ending) -> str:
    return f"{END_PREFIX}{ending.value}"


def hours_words(hours: Decimal) -> str:
    """`4`, `0,5`, `1.250`: a number as Vietnam writes it, without noughts at its end."""
    text = f"{hours:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) or "0"


def place_words(actor: StepActor) -> str:
    """Where a step is done; another agency by its name."""
    if actor.place is Place.NAMED:
        return actor.agency_name or PLACE_NAMES[Place.NAMED]
    return PLACE_NAMES[actor.place]


def role_words(role_key: str, role_names: Mapping[str, str]) -> str:
    return role_names.get(role_key, role_key)


def actor_words(actor: StepActor, role_names: Mapping[str, str]) -> str:
    """`Lãnh đạo phòng chuyên môn (Phòng Đăng ký kinh doanh), Cơ quan giải quyết`."""
    division = f" ({actor.division})" if actor.division else ""
    return f"{role_words(actor.role_key, role_names)}{division}, {place_words(actor)}"


def target_words(target: str, process: InternalProcess) -> str:
    """`bước 3 “Thẩm định”`; an ending in its words; what leads nowhere says so."""
    if (ending := ending_of(target)) is not None:
        return ENDING_NAMES[ending].lower()
    for order, step in enumerate(process.steps, 1):
        if step.key == target:
            return f"bước {order} “{step.name}”"
    return f"bước không có trong bảng ({target})"
