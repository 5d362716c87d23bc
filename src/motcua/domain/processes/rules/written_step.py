"""Read one row of a written table: a step with its actor and its exits."""

from typing import Any, Final

from motcua.domain.processes.errors import WrittenFault
from motcua.domain.processes.values import (
    END_PREFIX,
    Ending,
    Place,
    ProcessStep,
    StepActor,
    StepExit,
    StepKind,
    StepOutcome,
)

from .written_cells import Cells

KEY_CHARACTERS_MAX: Final = 80
NAME_CHARACTERS_MAX: Final = 300
CONTENT_CHARACTERS_MAX: Final = 4_000
ITEM_CHARACTERS_MAX: Final = 500
ITEMS_MAX: Final = 30
TARGETS_MAX: Final = 20
_FIELDS = (
    "key",
    "name",
    "kind",
    "actor",
    "hours",
    "content",
    "inputs",
    "outputs",
    "slips",
    "forms",
    "exits",
    "waits_for_all",
)


def step_from(data: Any, *, number: int, faults: list[WrittenFault]) -> ProcessStep:
    """The step that a row means; what cannot be read is added to `faults`."""
    row = Cells(data, row=number, faults=faults)
    row.refuse_others(_FIELDS)

    def items(field: str) -> tuple[str, ...]:
        return row.texts(field, count_max=ITEMS_MAX, characters_max=ITEM_CHARACTERS_MAX)

    return ProcessStep(
        key=row.word("key", characters_max=KEY_CHARACTERS_MAX),
        name=row.text("name", characters_max=NAME_CHARACTERS_MAX, is_required=True),
        kind=row.choice("kind", StepKind, otherwise=StepKind.WORK),
        actor=_actor(row.cells("actor")),
        hours=row.hours("hours"),
        content=row.text("content", characters_max=CONTENT_CHARACTERS_MAX),
        inputs=items("inputs"),
        outputs=items("outputs"),
        slips=items("slips"),
        forms=items("forms"),
        exits=_exits(row, number=number, faults=faults),
        waits_for_all=row.flag("waits_for_all"),
    )


def _actor(cells: Cells) -> StepActor:
    cells.refuse_others(("place", "role", "agency", "division"))
    return StepActor(
        place=cells.choice("place", Place, otherwise=Place.COMPETENT),
        role_key=cells.text("role", characters_max=KEY_CHARACTERS_MAX),
        agency_name=cells.text("agency", characters_max=NAME_CHARACTERS_MAX),
        division=cells.text("division", characters_max=NAME_CHARACTERS_MAX),
    )


def _exits(row: Cells, *, number: int, faults: list[WrittenFault]) -> tuple[StepExit, ...]:
    read: dict[StepOutcome, StepExit] = {}
    for place, data in enumerate(row.items("exits", count_max=len(StepOutcome)), 1):
        cells = Cells(data, row=number, faults=faults, within=f"exits[{place}]")
        cells.refuse_others(("outcome", "to", "condition"))
        outcome = cells.choice("outcome", StepOutcome, otherwise=StepOutcome.DONE)
        if outcome in read and isinstance(data, dict):
            cells.fault(
                "outcome",
                "kết quả “%(outcome)s” đã có hướng đi khác",
                "Xin gộp lại: mỗi kết quả một dòng",
                outcome=outcome.value,
            )
        read[outcome] = StepExit(
            outcome=outcome,
            to=_targets(cells),
            condition=cells.text("condition", characters_max=ITEM_CHARACTERS_MAX),
        )
    return tuple(read.values())


def _targets(cells: Cells) -> tuple[str, ...]:
    targets = cells.texts("to", count_max=TARGETS_MAX, characters_max=KEY_CHARACTERS_MAX)
    if not targets:
        cells.fault("to", "chưa ghi bước tiếp theo", "Xin ghi mã bước hoặc end:result")
    if len(set(targets)) != len(targets):
        cells.fault("to", "ghi một bước hai lần", "Xin bỏ bước ghi thừa")
    for target in targets:
        if target.startswith(END_PREFIX) and target not in _ENDS:
            cells.fault(
                "to",
                "không có cách kết thúc “%(target)s”",
                "Xin chọn một trong: %(known)s",
                target=target,
                known=", ".join(_ENDS),
            )
    return tuple(dict.fromkeys(targets))


_ENDS = tuple(f"{END_PREFIX}{ending.value}" for ending in Ending)
