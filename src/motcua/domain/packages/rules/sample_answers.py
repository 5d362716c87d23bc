"""Fill in what an example leaves out: samples that nobody can take for a person."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from motcua.domain.forms.rules import DATE_PARTS
from motcua.domain.forms.values import FieldKind, FormField, FormPage

APPLICANT_NAME: Final = "Người nộp chạy thử"
ADDRESS: Final = "Địa chỉ chạy thử"
IDENTITY_NUMBER: Final = "001099000000"
PHONE_NUMBER: Final = "0900000000"
_SAMPLES: Final[Mapping[FieldKind, str]] = {
    FieldKind.TEXT: "Mẫu",
    FieldKind.LONG_TEXT: "Mẫu",
    FieldKind.PERSONAL_ID: IDENTITY_NUMBER,
    FieldKind.PHONE: PHONE_NUMBER,
    FieldKind.EMAIL: "mau@vidu.vn",
}


def typed_page(page: FormPage, answers: Mapping[str, str | None], *, on: date) -> dict[str, str]:
    """What is typed on a page: the example's answers, and a sample where one must answer."""
    typed: dict[str, str] = {}
    for field in page.fields:
        answer = answers.get(field.key, _sample(field, on) if field.is_required else None)
        if answer is None:
            continue
        if field.kind is FieldKind.DATE:
            parts = answer.split("/")
            typed |= {
                f"{field.key}-{name}": part for name, part in zip(DATE_PARTS, parts, strict=False)
            }
        else:
            typed[field.key] = answer
    return typed


def _sample(field: FormField, on: date) -> str:
    if field.kind is FieldKind.CHOICE:
        return field.choices[0].key
    if field.kind is FieldKind.DATE:
        return f"{on:%d/%m/%Y}"
    return _SAMPLES[field.kind]
