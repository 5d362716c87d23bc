"""The small frozen values that views hand to components. Plain words and days, never models."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

DueKind = Literal["early", "soon", "late", "hold", "done", "off"]
DayKind = Literal["start", "past", "now", "next", "off", "end", "late"]
StepState = Literal["done", "now", "next"]
NoteKind = Literal["info", "ok", "warn", "err"]
LineKind = Literal["counted", "off", "sum"]


@dataclass(frozen=True, slots=True)
class Due:
    """A due state: `kind` gives shape and colour, `words` say the same ("Còn 2 ngày")."""

    kind: DueKind
    words: str


@dataclass(frozen=True, slots=True)
class RulerDay:
    """One day on the ruler: `label` "19/11", `note` "Nhận". Days off are hatched.

    `tenths`: how much of the day has passed, for today and for the last day of the limit.
    `caption`: the words of a day that matters, "Hẹn trả 30/11", where there is no room for notes.
    """

    label: str
    note: str
    kind: DayKind
    caption: str = ""
    tenths: int = 0
    is_today: bool = False


@dataclass(frozen=True, slots=True)
class ReckoningLine:
    """One line of a due date unfolded: which day, why, what it counts for."""

    when: str
    why: str
    count: str
    kind: LineKind = "counted"


class Reckoning(list[ReckoningLine]):
    """The lines of a reckoning, and the version of the calendar that they were counted with."""

    def __init__(self, lines: Iterable[ReckoningLine], *, calendar_version: str = "") -> None:
        super().__init__(lines)
        self.calendar_version = calendar_version


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """One step of an application. `address` only when the person may go back there."""

    label: str
    state: StepState
    note: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """What happened or will happen. `moment_words` replaces the moment where only words are true."""

    title: str
    state: Literal["past", "now", "next"] = "past"
    detail: str = ""
    at: datetime | None = None
    moment_words: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a definition list. `is_number` sets figures one under the other."""

    term: str
    value: str
    is_number: bool = False
    verified: str = ""  # "khớp dân cư": words beside a green tick.


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: the id of the field and what to do about it."""

    field_id: str
    message: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a question with given answers."""

    value: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the path from the first page. The last has no address."""

    label: str
    address: str = ""
