"""A page of a form as questions on a screen: labels, what was typed, what will not do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from motcua.domain.forms.rules import DATE_PARTS, shown
from motcua.domain.forms.values import Answers, FieldFault, FieldKind, FormField, FormPage
from motcua.interfaces.citizen.texts import said
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Choice, Fact, Fault

ROW_QUESTIONS_MAX = 3
_KINDS = {
    FieldKind.TEXT: "text",
    FieldKind.LONG_TEXT: "textarea",
    FieldKind.DATE: "date_parts",
    FieldKind.CHOICE: "radio",
    FieldKind.PERSONAL_ID: "text",
    FieldKind.PHONE: "tel",
    FieldKind.EMAIL: "email",
}
_FITS_IN_A_ROW = frozenset({"text", "tel", "email"})
# What a browser may fill in, where the field asks for the signed-in person's own facts.
_AUTOCOMPLETE = {
    "full_name": "name",
    "address": "street-address",
    "phone_number": "tel",
    "email": "email",
}


@dataclass(frozen=True, slots=True)
class DatePart:
    """One of the three boxes of a date."""

    name: str
    element_id: str
    label: str
    value: str
    characters_max: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what was typed and what is wrong with it."""

    name: str
    element_id: str
    label: str
    kind: str
    value: Any
    hint: str
    error: str
    is_required: bool
    choices: Sequence[Choice] = ()
    parts: Sequence[DatePart] = ()
    autocomplete: str = ""
    inputmode: str = ""
    paper_line: str = ""

    @property
    def described_by(self) -> str:
        ids = [f"{self.element_id}-goi-y"] if self.hint else []
        return " ".join(ids + ([f"{self.element_id}-loi"] if self.error else []))

    @property
    def target_id(self) -> str:
        """What a link in the list of faults leads to: the first box of a date."""
        return self.parts[0].element_id if self.parts else self.element_id

    @property
    def error_at_field(self) -> str:
        """The fault without the name of the field, which stands right above it."""
        rest = self.error.removeprefix(f"{self.label}: ")
        return formats.capital(rest)


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Neighbours under one heading; short ones stand in one row."""

    legend: str
    hint: str
    questions: Sequence[Question]

    @property
    def is_row(self) -> bool:
        return len(self.questions) <= ROW_QUESTIONS_MAX and all(
            question.kind in _FITS_IN_A_ROW for question in self.questions
        )

    @property
    def has_fault(self) -> bool:
        return any(question.error for question in self.questions)


def question_groups(
    page: FormPage, answers: Answers, faults: Sequence[FieldFault]
) -> list[QuestionGroup]:
    """The page's questions in order, neighbours of one group together."""
    errors = {fault.field_key: fault_words(fault) for fault in reversed(faults)}  # the first one
    return [_group(fields, answers, errors) for fields in _neighbours(page.fields)]


def faults_listed(groups: Sequence[QuestionGroup]) -> list[Fault]:
    """Everything to mend, each leading to its field."""
    return [
        Fault(question.target_id, question.error)
        for group in groups
        for question in group.questions
        if question.error
    ]


def answered_facts(page: FormPage, answers: Answers) -> list[Fact]:
    """The answers of a page as they are read back; the parts of one name in one line."""
    facts: list[Fact] = []
    for fields in _neighbours(page.fields):
        if len(fields) > 1 and all(field.kind is FieldKind.TEXT for field in fields):
            words = [shown(field, answers.get(field.key)) for field in fields]
            facts.append(Fact(said(fields[0].group), " ".join(word for word in words if word)))
        else:
            facts += [Fact(said(field.label), _shown(field, answers)) for field in fields]
    return facts


def _shown(field: FormField, answers: Answers) -> str:
    """An answer as it is read back; a day that does not exist as it was typed."""
    answer = answers.get(field.key)
    if field.kind is FieldKind.DATE and isinstance(answer, Mapping) and not shown(field, answer):
        return "/".join(str(answer[part]) for part in DATE_PARTS if answer.get(part))
    if field.kind is FieldKind.CHOICE:
        return said(shown(field, answer))
    return shown(field, answer)


def fault_words(fault: FieldFault) -> str:
    """What is wrong and how to mend it, in the reader's language."""
    return said(fault.message, fault.values)


def field_target(field: FormField) -> str:
    """The id of the box to which a fault of this field leads."""
    suffix = f"-{DATE_PARTS[0]}" if field.kind is FieldKind.DATE else ""
    return f"o-{field.key}{suffix}"


def _neighbours(fields: Sequence[FormField]) -> list[list[FormField]]:
    """The fields in order, neighbours of one group together."""
    groups: list[list[FormField]] = []
    for field in fields:
        if groups and field.group and groups[-1][0].group == field.group:
            groups[-1].append(field)
        else:
            groups.append([field])
    return groups


def _group(
    fields: Sequence[FormField], answers: Answers, errors: Mapping[str, str]
) -> QuestionGroup:
    legend = said(fields[0].group) if len(fields) > 1 else ""
    questions = [
        _question(
            field,
            answers.get(field.key),
            errors.get(field.key, ""),
            hint="" if legend and number == 0 else said(field.hint),
        )
        for number, field in enumerate(fields)
    ]
    return QuestionGroup(legend, said(fields[0].hint) if legend else "", questions)


def _question(field: FormField, answer: Any, error: str, *, hint: str) -> Question:
    element_id = f"o-{field.key}"
    is_date = field.kind is FieldKind.DATE
    return Question(
        name=field.key,
        element_id=element_id,
        label=said(field.label),
        kind=_KINDS[field.kind],
        value="" if is_date or answer is None else answer,
        hint=hint,
        error=error,
        is_required=field.is_required,
        choices=[Choice(choice.key, said(choice.label)) for choice in field.choices],
        parts=_date_parts(field.key, answer) if is_date else (),
        autocomplete=_AUTOCOMPLETE.get(field.prefill, ""),
        inputmode="numeric" if field.kind is FieldKind.PERSONAL_ID else "",
        paper_line=said(field.paper_line),
    )


def _date_parts(key: str, answer: Any) -> list[DatePart]:
    typed: Mapping[str, Any] = answer if isinstance(answer, Mapping) else {}
    labels = {"day": _("Ngày"), "month": _("Tháng"), "year": _("Năm")}
    return [
        DatePart(
            name=f"{key}-{part}",
            element_id=f"o-{key}-{part}",
            label=labels[part],
            value=str(typed.get(part, "")),
            characters_max=4 if part == "year" else 2,
        )
        for part in DATE_PARTS
    ]
