"""A record as lines to read: every part of it with its label, and two records side by side."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from motcua.domain.records.rules.described import Choices, Field, Group, Kind
from motcua.domain.records.rules.described_record import SECTIONS
from motcua.domain.records.rules.typed import Row, TypedRecord, typed_of
from motcua.interfaces.officer.catalogue.access import field_names


def sections_of(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Sections with the parts in which something is said."""
    typed, choices = typed_of(data), _choices()
    sections = [
        {
            "key": section.key,
            "label": _(section.label),
            "parts": [
                {"key": part.key, "label": _(part.label), "lines": lines}
                for part in section.parts
                if (lines := _lines(part, typed, choices))
            ],
        }
        for section in SECTIONS
    ]
    return [section for section in sections if section["parts"]]


def side_by_side(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Parts in which either says something; lines that only one side has are marked."""
    typed, choices = (typed_of(old), typed_of(new)), _choices()
    found = []
    for section in SECTIONS:
        rows = []
        for part in section.parts:
            before, after = (_lines(part, each, choices) for each in typed)
            if before or after:
                rows.append(
                    {
                        "key": part.key,
                        "label": _(part.label),
                        "old": [(line, line not in after) for line in before],
                        "new": [(line, line not in before) for line in after],
                        "is_changed": before != after,
                    }
                )
        if rows:
            found.append({"label": _(section.label), "rows": rows})
    return found


def _lines(part: Field | Group, typed: TypedRecord, choices: Mapping[str, Choices]) -> list[str]:
    if isinstance(part, Group):
        cases = {row["key"]: row["name"] for row in typed.rows["cases"]}
        return ["; ".join(_cells(part, row, cases)) for row in typed.rows[part.key]]
    return (
        _words(part, typed.texts[part.key], choices.get(part.key, part.choices)).split("\n")
        if (typed.texts[part.key] or part.kind is Kind.YES)
        else []
    )


def _cells(group: Group, row: Row, cases: Mapping[str, str]) -> Iterator[str]:
    """`Tờ khai; bản chính: 1; bắt buộc: luôn phải có`: the name bare and first, the rest with its
    label."""
    for column in sorted(group.columns, key=lambda each: not _is_name(each)):
        text = row[column.key]
        if not text or (column.kind is Kind.WHOLE and text == "0" and column.key != "amount_vnd"):
            continue
        label = _(column.label)
        if column.kind is Kind.YES:
            yield label.lower()
        elif column.kind is Kind.CASES:
            yield ", ".join(cases.get(key, key) for key in text.split(", "))
        elif _is_name(column):
            yield _words(column, text, column.choices)
        else:
            yield f"{label.lower()}: {_words(column, text, column.choices)}"


def _is_name(column: Field) -> bool:
    return column.is_required and column.key in {"name", "channel", "number", "condition"}


def _words(each: Field, text: str, choices: Choices) -> str:
    match each.kind:
        case Kind.YES:
            return _("Có") if text else _("Không")
        case Kind.CHOICE:
            return _(choices[text]) if text in choices else text
        case Kind.SEVERAL:
            return "\n".join(
                _(choices[entry]) if entry in choices else entry for entry in text.split("\n")
            )
    return text


def _choices() -> dict[str, Choices]:
    return {"field_id": field_names()}
