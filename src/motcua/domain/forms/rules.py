"""What a form description must be, and what an answer must be. Plain Python."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import phonenumbers

from motcua.domain.identity.rules import is_identity_number

from .errors import FormFaulty
from .values import (
    Answers,
    Choice,
    FieldFault,
    FieldKind,
    FormField,
    FormPage,
    FormSchema,
    ShownWhen,
)

DATE_PARTS = ("day", "month", "year")
YEAR_MIN = 1900
YEARS_AHEAD_MAX = 100
LONG_TEXT_CHARACTERS_MAX = 4000
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")
_DAYS_OF_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def schema_from(description: Mapping[str, Any]) -> FormSchema:
    """The form that a description from `data/forms/` means. Raises FormFaulty with every fault."""
    faults: list[str] = []
    pages = tuple(_page(page, faults) for page in description.get("pages", ()))
    keys = [field.key for page in pages for field in page.fields]
    faults.extend(
        f"field {key} occurs twice" for key in sorted({key for key in keys if keys.count(key) > 1})
    )
    asked_before: dict[str, FormField] = {}
    for page in pages:
        if page.shown_when and page.shown_when.field not in asked_before:
            faults.append(f"page {page.key} depends on {page.shown_when.field}, not asked before")
        asked_before |= {field.key: field for field in page.fields}
    if not pages:
        faults.append("no pages")
    if faults:
        raise FormFaulty(faults="; ".join(faults))
    return FormSchema(
        key=description["key"],
        version=description["version"],
        title=description["title"],
        pages=pages,
        implements=description.get("implements", ""),
    )


def form_as_data(schema: FormSchema, *, valid_from: dt.date) -> dict[str, Any]:
    """The description that `schema_from` reads back, as a file of `data/forms/` has it.

    Keys come in one order; what stands at its usual value is left out.
    """
    return {
        "key": schema.key,
        "version": schema.version,
        **({"implements": schema.implements} if schema.implements else {}),
        "title": schema.title,
        "valid_from": valid_from.isoformat(),
        "pages": [_page_as_data(page) for page in schema.pages],
    }


def pages_asked(schema: FormSchema, answers: Answers) -> Sequence[FormPage]:
    """The pages that these answers lead through."""
    return [
        page
        for page in schema.pages
        if page.shown_when is None or answers.get(page.shown_when.field) == page.shown_when.equals
    ]


def answers_typed(page: FormPage, raw: Mapping[str, str]) -> dict[str, Any]:
    """What was typed on one page, trimmed and in NFC, right or wrong: nothing typed is lost."""
    answers: dict[str, Any] = {}
    for field in page.fields:
        if field.kind is FieldKind.DATE:
            answers[field.key] = {
                part: cleaned(raw.get(f"{field.key}-{part}", ""), characters_max=4)
                for part in DATE_PARTS
            }
        else:
            typed = cleaned(raw.get(field.key, ""), characters_max=_characters_max(field))
            is_number = field.kind is FieldKind.PERSONAL_ID
            answers[field.key] = "".join(typed.split()) if is_number else typed
    return answers


def answers_carried(schema: FormSchema, said: Mapping[str, Any]) -> dict[str, str]:
    """What was said elsewhere and fits a field of the form; the rest is dropped.

    Only words and choices are carried: numbers and dates of people are asked for on the form itself.
    """
    carried: dict[str, str] = {}
    for field in schema.fields:
        text = said.get(field.key)
        if not isinstance(text, str) or not text:
            continue
        if field.kind is FieldKind.CHOICE and _has_the_form_of(field, text):
            carried[field.key] = text
        elif field.kind in {FieldKind.TEXT, FieldKind.LONG_TEXT}:
            carried[field.key] = cleaned(text, characters_max=_characters_max(field))
    return carried


def page_faults(page: FormPage, answers: Answers, *, on: dt.date) -> Sequence[FieldFault]:
    """Everything on one page that will not do, in the order of the fields. Empty if all is well."""
    return [
        FieldFault(page.key, field.key, message, values)
        for field in page.fields
        for message, values in _faults(field, answers.get(field.key), on)
    ]


def form_faults(schema: FormSchema, answers: Answers, *, on: dt.date) -> Sequence[FieldFault]:
    """Everything in the whole form that will not do, over the pages these answers lead through."""
    return [
        fault
        for page in pages_asked(schema, answers)
        for fault in page_faults(page, answers, on=on)
    ]


def date_of(answer: Any) -> dt.date | None:
    """The date that was typed, or None."""
    try:
        return dt.date(int(answer["year"]), int(answer["month"]), int(answer["day"]))
    except (KeyError, TypeError, ValueError):
        return None


def is_telephone_number(text: str) -> bool:
    """Whether the text can be a telephone number dialled in Vietnam."""
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(text, "VN"))
    except phonenumbers.NumberParseException:
        return False


def is_email(text: str) -> bool:
    """Whether the text has the form of an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def shown(field: FormField, answer: Any) -> str:
    """An answer as it is read back to people."""
    if field.kind is FieldKind.DATE:
        day = date_of(answer)
        return f"{day:%d/%m/%Y}" if day else ""
    if field.kind is FieldKind.CHOICE:
        return next((choice.label for choice in field.choices if choice.key == answer), "")
    return str(answer or "")


def _page(description: Mapping[str, Any], faults: list[str]) -> FormPage:
    condition = description.get("shown_when")
    return FormPage(
        key=description["key"],
        title=description["title"],
        hint=description.get("hint", ""),
        fields=tuple(_field(field, faults) for field in description["fields"]),
        shown_when=ShownWhen(condition["field"], condition["equals"]) if condition else None,
    )


def _field(description: Mapping[str, Any], faults: list[str]) -> FormField:
    kind = description["kind"]
    if kind not in set(FieldKind):
        faults.append(f"field {description['key']} is of an unknown kind {kind}")
        kind = FieldKind.TEXT
    choices = tuple(
        Choice(choice["key"], choice["label"]) for choice in description.get("choices", ())
    )
    if (kind == FieldKind.CHOICE) != bool(choices):
        faults.append(f"field {description['key']}: choices go with kind choice and only with it")
    return FormField(
        key=description["key"],
        label=description["label"],
        kind=FieldKind(kind),
        is_required=description.get("required", True),
        hint=description.get("hint", ""),
        group=description.get("group", ""),
        choices=choices,
        characters_max=description.get("characters_max", 200),
        is_in_past=description.get("in_past", False),
        prefill=description.get("prefill", ""),
        paper_line=description.get("paper_line", ""),
    )


def _page_as_data(page: FormPage) -> dict[str, Any]:
    shown_when = page.shown_when and {
        "field": page.shown_when.field,
        "equals": page.shown_when.equals,
    }
    return {
        "key": page.key,
        "title": page.title,
        **({"hint": page.hint} if page.hint else {}),
        **({"shown_when": shown_when} if shown_when else {}),
        "fields": [_field_as_data(field) for field in page.fields],
    }


def _field_as_data(field: FormField) -> dict[str, Any]:
    usual = FormField(key="", label="", kind=field.kind, is_required=True)
    written: dict[str, Any] = {"key": field.key, "label": field.label, "kind": field.kind.value}
    for name, key in _FIELD_KEYS.items():
        if getattr(field, name) != getattr(usual, name):
            written[key] = getattr(field, name)
    if field.choices:
        written["choices"] = [
            {"key": choice.key, "label": choice.label} for choice in field.choices
        ]
    return written


_FIELD_KEYS: Mapping[str, str] = {
    "is_required": "required",
    "hint": "hint",
    "group": "group",
    "characters_max": "characters_max",
    "is_in_past": "in_past",
    "prefill": "prefill",
    "paper_line": "paper_line",
}


def _characters_max(field: FormField) -> int:
    if field.kind is FieldKind.LONG_TEXT:
        return max(field.characters_max, LONG_TEXT_CHARACTERS_MAX)
    return field.characters_max


def cleaned(text: str, *, characters_max: int) -> str:
    """NFC, no control characters but line breaks, cut far beyond what any check accepts."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    kept = (letter for letter in text if letter == "\n" or unicodedata.category(letter) != "Cc")
    return "".join(kept).strip()[: characters_max * 2]


Fault = tuple[str, Mapping[str, object]]


def _faults(field: FormField, answer: Any, on: dt.date) -> Iterator[Fault]:
    if _is_empty(field, answer):
        if field.is_required:
            yield _missing(field)
        return
    if field.kind is FieldKind.DATE:
        yield from _date_faults(field, answer, on)
        return
    if not _has_the_form_of(field, answer):
        yield _MALFORMED[field.kind], {"label": field.label}
    if len(answer) > _characters_max(field):
        yield (
            "%(label)s dài quá %(count)s ký tự. Xin viết gọn lại.",
            {"label": field.label, "count": _characters_max(field)},
        )


_MALFORMED = {
    FieldKind.CHOICE: "%(label)s: xin chọn một trong các mục có sẵn.",
    FieldKind.PERSONAL_ID: "%(label)s gồm đúng 12 chữ số như trên thẻ căn cước. Xin xem lại.",
    FieldKind.PHONE: "%(label)s chưa đúng. Xin ghi 10 chữ số, ví dụ 0900 000 127.",
    FieldKind.EMAIL: "%(label)s chưa đúng. Ví dụ: ten@vidu.vn.",
}


def _has_the_form_of(field: FormField, answer: str) -> bool:
    match field.kind:
        case FieldKind.CHOICE:
            return answer in {choice.key for choice in field.choices}
        case FieldKind.PERSONAL_ID:
            return is_identity_number(answer)
        case FieldKind.PHONE:
            return is_telephone_number(answer)
        case FieldKind.EMAIL:
            return is_email(answer)
        case _:
            return True


def _is_empty(field: FormField, answer: Any) -> bool:
    if field.kind is FieldKind.DATE:
        return not isinstance(answer, Mapping) or not any(answer.get(p) for p in DATE_PARTS)
    return not isinstance(answer, str) or not answer


def _missing(field: FormField) -> Fault:
    if field.kind is FieldKind.CHOICE:
        return "Chưa chọn: %(label)s.", {"label": field.label}
    return "Chưa ghi: %(label)s.", {"label": field.label}


def _date_faults(field: FormField, answer: Mapping[str, str], on: dt.date) -> Iterator[Fault]:
    """Says which of day, month and year is wrong, as a clerk would (31/11: November has 30)."""
    label = {"label": field.label}
    try:
        day, month, year = (int(answer.get(part) or "") for part in DATE_PARTS)
    except ValueError:
        yield "%(label)s: xin ghi đủ ngày, tháng, năm bằng chữ số.", label
        return
    if not 1 <= month <= len(_DAYS_OF_MONTH):
        yield "%(label)s: tháng phải từ 1 đến 12.", label
        return
    if not YEAR_MIN <= year <= on.year + YEARS_AHEAD_MAX:
        yield "%(label)s: xin ghi năm đủ 4 chữ số, ví dụ %(year)s.", {**label, "year": on.year}
        return
    days = _DAYS_OF_MONTH[month - 1] + (month == 2 and _is_leap(year))  # noqa: PLR2004 — February
    if not 1 <= day <= days:
        yield (
            "%(label)s: tháng %(month)s/%(year)s chỉ có %(days)s ngày. Xin xem lại ô Ngày.",
            {**label, "month": month, "year": year, "days": days},
        )
        return
    if field.is_in_past and dt.date(year, month, day) > on:
        yield "%(label)s: ngày này chưa đến. Xin xem lại.", label


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
