"""Due times with the lines that explain them, and how they are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from datetime import datetime as DateTime  # noqa: N812 — a type beside `date`
from enum import StrEnum, auto
from typing import Any, Final

DERIVATION_FORMAT: Final = 1


class LineKind(StrEnum):
    """What a line of a derivation says about its days."""

    RECEIPT = auto()  # the day of receipt
    EFFECTIVE = auto()  # counts as the day of receipt
    COUNTED = auto()
    OFF = auto()  # not worked
    PAUSED = auto()  # would count, but the limit was paused
    MOVED = auto()  # the limit ended here and is moved on
    DUE = auto()  # the sum


@dataclass(frozen=True, slots=True)
class DerivationLine:
    """One line of a reckoning that a person can read.

    `first_day..last_day` are consecutive. `message` is a Vietnamese message id and `parameters`
    fill it, so that a page can translate; `text` is the Vietnamese sentence. `mark` is what stands
    in the last column: an ordinal, `nghỉ`, `không tính`. `ordinals` are the counted days' numbers.
    """

    kind: LineKind
    first_day: date
    last_day: date
    label: str
    message: str
    mark: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    source: str = ""
    at: DateTime | None = None
    ordinals: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        return self.message.format(**self.parameters)


@dataclass(frozen=True, slots=True)
class DueTime:
    """When a limit ends, and why: shown on the dossier's page and kept with the dossier.

    `is_provisional`: the limit ends beyond the announced calendar, so a later announcement may
    move it.
    """

    due_at: DateTime
    derivation: tuple[DerivationLine, ...]
    calendar_version: str = ""
    is_provisional: bool = False


@dataclass(frozen=True, slots=True)
class RulerDay:
    """One day of the ruler that shows a limit as a row of days."""

    day: date
    kind: LineKind
    ordinal: int | None = None
    name: str = ""  # why it is off


def derivation_as_json(due: DueTime) -> dict[str, Any]:
    """A due time for a JSON column; `due_from_json` gives it back equal."""
    return {
        "format": DERIVATION_FORMAT,
        "due": due.due_at.isoformat(),
        "calendar": due.calendar_version,
        "provisional": due.is_provisional,
        "derivation": [_line_as_json(line) for line in due.derivation],
    }


def due_from_json(stored: Mapping[str, Any]) -> DueTime:
    """The due time that `derivation_as_json` wrote."""
    return DueTime(
        due_at=DateTime.fromisoformat(stored["due"]),
        derivation=tuple(_line_from_json(line) for line in stored["derivation"]),
        calendar_version=stored["calendar"],
        is_provisional=stored["provisional"],
    )


def _line_as_json(line: DerivationLine) -> dict[str, Any]:
    written: dict[str, Any] = {
        "kind": line.kind.value,
        "from": line.first_day.isoformat(),
        "to": line.last_day.isoformat(),
        "label": line.label,
        "message": line.message,
        "text": line.text,
        "mark": line.mark,
    }
    if line.parameters:
        written["parameters"] = dict(line.parameters)
    if line.source:
        written["source"] = line.source
    if line.at:
        written["at"] = line.at.isoformat()
    if line.ordinals:
        written["ordinals"] = list(line.ordinals)
    return written


def _line_from_json(stored: Mapping[str, Any]) -> DerivationLine:
    ordinals = stored.get("ordinals")
    return DerivationLine(
        kind=LineKind(stored["kind"]),
        first_day=date.fromisoformat(stored["from"]),
        last_day=date.fromisoformat(stored["to"]),
        label=stored["label"],
        message=stored["message"],
        mark=stored["mark"],
        parameters=stored.get("parameters", {}),
        source=stored.get("source", ""),
        at=DateTime.fromisoformat(stored["at"]) if "at" in stored else None,
        ordinals=(ordinals[0], ordinals[1]) if ordinals else None,
    )
