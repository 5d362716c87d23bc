"""The form of a record as somebody sent it, and what its buttons do to it."""

from collections.abc import Mapping

from django.http import HttpRequest, QueryDict

from motcua.domain.records.rules.described import Field, Group, Kind
from motcua.domain.records.rules.described_record import FIELDS, GROUPS
from motcua.domain.records.rules.draft_facts import FACTS_BYTES_MAX
from motcua.domain.records.rules.slugs import slug_from
from motcua.domain.records.rules.typed import Place, Row, TypedRecord, blank_row
from motcua.domain.records.rules.typed_values import YES
from motcua.interfaces.officer.catalogue.access import number_in
from motcua.interfaces.officer.typed import one_line, typed_line, typed_text

CHOICES_SENT_MAX = 60
# A record may hold more rows than the form adds, from a file; none is lost. A request holds fewer.
ROWS_READ_MAX = 1_000
# No text is cut: what is too long is told at its place. A request holds less.
CHARACTERS_READ_MAX = 2 * FACTS_BYTES_MAX
ROW_MARK = ":"


def cell_name(group: str, number: int, column: str) -> str:
    return f"{group}-{number}-{column}"


def typed_record(request: HttpRequest) -> TypedRecord:
    """Every text of the form, one spelling of each letter, otherwise word for word."""
    texts = {key: _text(request, each, key) for key, each in FIELDS.items()}
    rows = {key: _rows(request, group) for key, group in GROUPS.items()}
    for row in rows["cases"]:
        if row["name"] and not row["key"]:
            row["key"] = slug_from(row["name"])
    return TypedRecord(texts, rows)


def _rows(request: HttpRequest, group: Group) -> list[Row]:
    count = min(number_in(request.POST.get(f"count-{group.key}", "")), ROWS_READ_MAX)
    return [
        {
            column.key: _text(request, column, cell_name(group.key, number, column.key))
            for column in group.columns
        }
        for number in range(1, count + 1)
    ]


def _text(request: HttpRequest, each: Field, name: str) -> str:
    sent: QueryDict = request.POST
    match each.kind:
        case Kind.YES:
            return YES if name in sent else ""
        case Kind.SEVERAL | Kind.CASES:
            mark = "\n" if each.kind is Kind.SEVERAL else ", "
            return mark.join(one_line(entry) for entry in sent.getlist(name)[:CHOICES_SENT_MAX])
        case Kind.TEXT | Kind.LINES:
            text = typed_text(request, name, characters_max=CHARACTERS_READ_MAX)
            return "\n".join(" ".join(entry.split()) for entry in text.split("\n")).strip()
    return typed_line(request, name, characters_max=CHARACTERS_READ_MAX)


def change(typed: TypedRecord, wanted: str, group_key: str, number: int) -> Place | None:
    """Do what a button asks; returns the row to go to."""
    group = GROUPS.get(group_key)
    if group is None:
        return None
    rows = typed.rows[group_key]
    if wanted == "them" and len(rows) < group.rows_max:
        place = min(max(number, 0), len(rows))
        rows.insert(place, blank_row(group))
        _renumber(typed, group_key, {old: old + (old > place) for old in range(1, len(rows))})
        return Place(group_key, place + 1)
    if wanted in {"len", "xuong"} and 1 <= number <= len(rows):
        other = number + (-1 if wanted == "len" else 1)
        if 1 <= other <= len(rows):
            rows[number - 1], rows[other - 1] = rows[other - 1], rows[number - 1]
            _renumber(typed, group_key, {number: other, other: number})
            return Place(group_key, other)
        return Place(group_key, number)
    if wanted == "bo" and 1 <= number <= len(rows):
        gone = rows.pop(number - 1)
        moved: dict[int, int | None] = {old: old - 1 for old in range(number, len(rows) + 2)}
        _renumber(typed, group_key, {**moved, number: None})
        if group_key == "cases":
            _forget_case(typed, gone["key"])
        return Place(group_key, max(1, number - 1)) if rows else Place(group_key)
    return None


def _renumber(typed: TypedRecord, group_key: str, moved: Mapping[int, int | None]) -> None:
    """Data that replace a paper name it by its number: they follow it where it goes."""
    if group_key == "sequence":
        for row in typed.rows["sequence"]:
            row["order"] = ""
    if group_key != "components":
        return
    for row in typed.rows["data_sources"]:
        number = number_in(row["component"])
        if number in moved:
            row["component"] = "" if moved[number] is None else str(moved[number])


def _forget_case(typed: TypedRecord, key: str) -> None:
    for group in GROUPS.values():
        for column in group.columns:
            if column.kind is Kind.CASES:
                for row in typed.rows[group.key]:
                    kept = [each for each in row[column.key].split(", ") if each and each != key]
                    row[column.key] = ", ".join(kept)
