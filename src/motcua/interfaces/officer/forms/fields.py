"""The fields a form of the desk is made of. A form is data; one view shows and reads all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise

from motcua.interfaces.design_system.components import Choice

Words = str | Promise


class FieldKind(StrEnum):
    """What is typed into a field, and so what the act is given."""

    LINE = "line"  # text of one line
    TEXT = "text"  # text of several lines
    CHOICE = "choice"  # one of a few
    LIST = "list"  # one of many
    DAY = "day"  # date
    MOMENT = "moment"  # day and hour, in Vietnam
    MONEY = "money"  # whole đồng
    AGENCY = "agency"  # an agency by its name, given as its code
    ASKED_PAPERS = "asked_papers"  # what is missing or wrong with which listed paper
    BROUGHT_PAPERS = "brought_papers"  # how many originals and copies of which paper
    FILE = "file"  # a PDF, given as the number under which it is kept


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper that may be ticked, with what the list publishes of it."""

    order: int
    name: str
    note: Words = ""
    original_count: int = 1
    copy_count: int = 0
    is_ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question. `name` is the argument of the act; `missing` is said if it stays empty, and
    without it the field may stay empty. `initial` is as it would be typed. `gives`:
    where a choice stands for several arguments, what each gives.
    """

    name: str
    label: Words
    kind: FieldKind = FieldKind.LINE
    hint: Words = ""
    missing: Words = ""
    characters_min: int = 0
    characters_max: int = 300
    choices: Sequence[Choice] = ()
    papers: Sequence[PaperRow] = ()
    initial: Any = ""
    gives: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # by choice, in its place

    @property
    def element_id(self) -> str:
        return f"o-{self.name}"

    @property
    def is_required(self) -> bool:
        return bool(self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one act asks. `facts`: what to look at before; `given`: what needs no typing."""

    fields: Sequence[Field]
    note: Words = ""
    note_kind: str = "info"
    facts: Sequence[tuple[Words, str]] = ()
    given: Mapping[str, Any] = field(default_factory=dict)

    @property
    def has_file(self) -> bool:
        return any(each.kind is FieldKind.FILE for each in self.fields)

    def field_of(self, *names: str) -> Field | None:
        """The first of these fields that the form has."""
        by_name = {each.name: each for each in self.fields}
        return next((by_name[name] for name in names if name in by_name), None)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was sent: as typed, to be shown again; as values for the act; what will not do."""

    texts: Mapping[str, str]
    values: Mapping[str, Any]
    faults: Mapping[str, str]

    def with_fault(self, name: str, message: str) -> "Typed":
        return Typed(self.texts, self.values, {**self.faults, name: message})


REASON_CHARACTERS_MIN, REASON_CHARACTERS_MAX = 10, 2000
