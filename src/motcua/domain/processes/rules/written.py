"""A process as it is written down (JSON, YAML), read with every fault located, and its digest.

A half-drawn table can be kept: what is asked here is that it can be understood, not that it may be
published (`gate`).
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from motcua.domain.processes.errors import ProcessUnreadable, WrittenFault
from motcua.domain.processes.values import InternalProcess, ProcessStep, StepExit

from .written_cells import Cells
from .written_step import step_from

STEPS_MAX: Final = 100
NAME_CHARACTERS_MAX: Final = 500
SYMBOL_CHARACTERS_MAX: Final = 60
SLUG_CHARACTERS_MAX: Final = 120
_FIELDS = ("procedure_slug", "symbol", "name", "steps")


def process_from(data: Any) -> InternalProcess:
    """The process that plain data mean. Raises ProcessUnreadable with every faulty cell.

    Texts are read in NFC without spaces around them; hours may be numbers or texts ("1.5", "1,5").
    """
    faults: list[WrittenFault] = []
    if not isinstance(data, Mapping):
        raise ProcessUnreadable([_not_a_table()])
    head = Cells(data, row=0, faults=faults)
    head.refuse_others(_FIELDS)
    slug = head.word("procedure_slug", characters_max=SLUG_CHARACTERS_MAX)
    symbol = head.text("symbol", characters_max=SYMBOL_CHARACTERS_MAX)
    name = head.text("name", characters_max=NAME_CHARACTERS_MAX, is_required=True)
    rows = head.items("steps", count_max=STEPS_MAX)
    steps = tuple(
        step_from(row, number=number, faults=faults) for number, row in enumerate(rows, 1)
    )
    if not rows and not faults:
        head.fault("steps", "bảng chưa có bước nào", "Xin thêm ít nhất một bước")
    faults += _doubles(steps)
    if faults:
        raise ProcessUnreadable(faults)
    return InternalProcess(procedure_slug=slug, symbol=symbol, name=name, steps=steps)


def process_as_data(process: InternalProcess) -> dict[str, Any]:
    """Plain data that `process_from` reads back. Empty cells are left out."""
    return {
        "procedure_slug": process.procedure_slug,
        "symbol": process.symbol,
        "name": process.name,
        "steps": [_step_as_data(step) for step in process.steps],
    }


def digest_of(process: InternalProcess) -> str:
    """SHA-256 of what the process says, whatever way it was written."""
    written = json.dumps(
        process_as_data(process), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(unicodedata.normalize("NFC", written).encode()).hexdigest()


def hours_as_text(hours: Decimal) -> str:
    """`4`, `0.5`: no noughts at the end, no exponent."""
    text = f"{hours:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _step_as_data(step: ProcessStep) -> dict[str, Any]:
    written: dict[str, Any] = {
        "key": step.key,
        "name": step.name,
        "kind": step.kind.value,
        "actor": _filled(
            place=step.actor.place.value,
            role=step.actor.role_key,
            agency=step.actor.agency_name,
            division=step.actor.division,
        ),
        "hours": hours_as_text(step.hours),
    }
    written |= _filled(
        content=step.content,
        inputs=list(step.inputs),
        outputs=list(step.outputs),
        slips=list(step.slips),
        forms=list(step.forms),
        exits=[_exit_as_data(each) for each in step.exits],
        waits_for_all=step.waits_for_all,
    )
    return written


def _exit_as_data(found: StepExit) -> dict[str, Any]:
    return {
        "outcome": found.outcome.value,
        "to": list(found.to),
        **_filled(condition=found.condition),
    }


def _filled(**cells: Any) -> dict[str, Any]:
    return {name: cell for name, cell in cells.items() if cell}


def _doubles(steps: Sequence[ProcessStep]) -> list[WrittenFault]:
    first: dict[str, int] = {}
    found = []
    for row, step in enumerate(steps, 1):
        if step.key and step.key in first:
            found.append(
                WrittenFault(
                    row=row,
                    field="key",
                    message="mã bước “%(key)s” đã dùng ở bước %(first)s",
                    cure="Xin đặt mã khác",
                    values={"key": step.key, "first": first[step.key]},
                )
            )
        first.setdefault(step.key, row)
    return found


def _not_a_table() -> WrittenFault:
    return WrittenFault(
        row=0,
        field="steps",
        message="nội dung không phải một bảng quy trình",
        cure="Xin gửi đúng tệp quy trình nội bộ",
    )
