"""Electronic forms as frozen values: pages of fields, and what people answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Answers = Mapping[str, Any]


class FieldKind(StrEnum):
    """How a field is asked for and checked."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"  # Answered as {"day": "18", "month": "11", "year": "2026"}: what was typed.
    CHOICE = "choice"
    PERSONAL_ID = "personal_id"  # Số định danh cá nhân, 12 digits.
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """One question. `group` joins neighbours under one heading and in one row."""

    key: str
    label: str
    kind: FieldKind
    is_required: bool
    hint: str = ""
    group: str = ""
    choices: tuple[Choice, ...] = ()
    characters_max: int = 200
    is_in_past: bool = False  # A date that cannot lie in the future, such as a birth.
    prefill: str = ""  # Which fact about the signed-in person fills it: `full_name`, `phone` …
    paper_line: str = ""  # Where on the paper to look, for the sketch beside the field.


@dataclass(frozen=True, slots=True)
class ShownWhen:
    """A page that is asked only when an earlier answer is this."""

    field: str
    equals: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """One group of questions, one screen."""

    key: str
    title: str
    hint: str
    fields: tuple[FormField, ...]
    shown_when: ShownWhen | None = None


@dataclass(frozen=True, slots=True)
class FormSchema:
    """One version of a form."""

    key: str
    version: int
    title: str
    pages: tuple[FormPage, ...]
    implements: str = ""  # The published form that this one replaces, by its name.

    def page(self, key: str) -> FormPage | None:
        return next((page for page in self.pages if page.key == key), None)

    @property
    def fields(self) -> Sequence[FormField]:
        return [field for page in self.pages for field in page.fields]


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One answer that will not do. `message` is Vietnamese, says what is wrong and how to mend it;
    it is a message id with `values` to fill in."""

    page_key: str
    field_key: str
    message: str
    values: Mapping[str, object]
