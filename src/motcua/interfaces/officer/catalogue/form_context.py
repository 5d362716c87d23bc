"""What the templates of the record's form show: sections, fields, rows, choices, faults beside them."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from motcua.domain.records.rules.described import Choices, Field, Group, Kind
from motcua.domain.records.rules.described_record import SECTIONS
from motcua.domain.records.rules.typed import Place, Row, TypedRecord, blank_row
from motcua.interfaces.officer.catalogue.access import field_names
from motcua.interfaces.officer.catalogue.completeness import Checked, CheckLine
from motcua.interfaces.officer.catalogue.typed_form import cell_name

# Columns that are seldom typed stand folded under their row.
FOLDED: Final[Mapping[str, frozenset[str]]] = {
    "cases": frozenset({"key"}),
    "sequence": frozenset({"order"}),
    "fees": frozenset({"valid_from", "valid_to", "set_by", "rate_percent", "amount_usd", "code"}),
    "components": frozenset({"certified", "code", "sample_url", "url", "once_only_source"}),
    "results": frozenset({"code"}),
}
# Cells that are wider or narrower than others of their kind.
_WIDTHS: Final = {
    ("cases", "name"): "half",
    ("cases", "condition"): "half",
    ("fees", "amount_vnd"): "middle",
    ("fees", "per"): "middle",
    ("fees", "condition"): "full",
    ("limit_variants", "condition"): "half",
    ("method_limits", "description"): "full",
    ("results", "kind"): "middle",
    ("results", "validity"): "middle",
    ("legal_basis", "number"): "middle",
    ("data_sources", "source"): "half",
    ("data_sources", "field"): "half",
    ("data_sources", "component"): "middle",
}
_SIZES: Final = {
    Kind.WHOLE: "small",
    Kind.NUMBER: "small",
    Kind.TIME: "small",
    Kind.DAY: "middle",
    Kind.CHOICE: "middle",
    Kind.YES: "tick",
    Kind.TEXT: "full",
    Kind.LINES: "full",
    Kind.SEVERAL: "full",
    Kind.CASES: "full",
    Kind.LINE: "wide",
}


def form_context(typed: TypedRecord, check: Checked, *, focus: Place | None) -> dict[str, Any]:
    """Sections with all that is in them."""
    shown = _Shown(typed, check, focus, {"field_id": field_names()})
    sections = [
        {
            "key": section.key,
            "label": _(section.label),
            "parts": [
                shown.group(part) if isinstance(part, Group) else shown.field(part)
                for part in section.parts
            ],
        }
        for section in SECTIONS
    ]
    return {"sections": sections, "live_ids": shown.live_ids}


class _Shown:
    """One rendering of the form."""

    def __init__(
        self,
        typed: TypedRecord,
        check: Checked,
        focus: Place | None,
        choices: Mapping[str, Choices],
    ) -> None:
        self.typed, self.check, self.focus = typed, check, focus
        self.choices = choices
        self.live_ids: list[str] = []
        self.cases = [(row["key"], row["name"]) for row in typed.rows["cases"] if row["key"]]

    def field(self, each: Field) -> dict[str, Any]:
        place = Place(each.key)
        lines = self.check.by_anchor.get(place.element_id, ())
        self.live_ids.append(f"loi-{each.key}")
        return {
            "is_group": False,
            "name": each.key,
            "live_id": f"loi-{each.key}",
            "faults": lines,
            **self._control(each, self.typed.texts.get(each.key, ""), place, each.key),
        }

    def group(self, group: Group) -> dict[str, Any]:
        rows = self.typed.rows[group.key]
        self.live_ids.append(f"loi-{group.key}")
        return {
            "is_group": True,
            "key": group.key,
            "id": Place(group.key).element_id,
            "label": _(group.label),
            "row_name": _(group.row_name),
            "help": _(group.help) if group.help else "",
            "law": _(group.law) if group.law else "",
            "live_id": f"loi-{group.key}",
            "faults": self.check.by_anchor.get(Place(group.key).element_id, ()),
            "rows": [self._row(group, number, row) for number, row in enumerate(rows, 1)],
            "count": len(rows),
            "may_add": len(rows) < group.rows_max,
        }

    def _row(self, group: Group, number: int, row: Row) -> dict[str, Any]:
        place = Place(group.key, number)
        folded = FOLDED.get(group.key, frozenset())
        usual = blank_row(group)
        cells = [
            self._control(
                column,
                row[column.key],
                Place(group.key, number, column.key),
                cell_name(group.key, number, column.key),
            )
            for column in group.columns
            if column.kind is not Kind.CASES or self.cases or row[column.key]
        ]
        faults: list[CheckLine] = [*self.check.by_anchor.get(place.element_id, ())]
        for cell in cells:
            faults += self.check.by_anchor.get(cell["id"], ())
        live_id = f"loi-{group.key}-{number}"
        self.live_ids.append(live_id)
        is_open = any(
            row[key] != usual[key]
            or Place(group.key, number, key).element_id in self.check.by_anchor
            for key in folded
        )
        return {
            "number": number,
            "id": place.element_id,
            "live_id": live_id,
            "cells": [cell for cell in cells if cell["key"] not in folded],
            "folded": [cell for cell in cells if cell["key"] in folded],
            "is_open": is_open,
            "faults": faults,
            "is_focus": self.focus == place,
        }

    def _control(self, each: Field, text: str, place: Place, name: str) -> dict[str, Any]:
        choices = self.choices.get(each.key, each.choices)
        entries = text.split("\n" if each.kind is Kind.SEVERAL else ", ") if text else []
        control = {
            "key": each.key,
            "id": place.element_id,
            "name": name,
            "label": _(each.label),
            "help": _(each.help) if each.help else "",
            "law": _(each.law) if each.law else "",
            "kind": each.kind.name.lower(),
            "size": _WIDTHS.get((place.part, each.key), _SIZES[each.kind]),
            "is_required": each.is_required,
            "text": text,
            "is_bad": bool(self.check.by_anchor.get(place.element_id)),
        }
        if each.kind is Kind.CHOICE:
            # What the system does not know stays until somebody chooses another.
            control["choices"] = [(value, _(label)) for value, label in choices.items()]
            control["unknown"] = text if text and text not in choices else ""
        elif each.kind in {Kind.SEVERAL, Kind.CASES}:
            known = dict(self.cases) if each.kind is Kind.CASES else choices
            control["ticks"] = [
                (value, _(label) if label else value, value in entries)
                for value, label in known.items()
            ]
            control["ticks"] += [(entry, entry, True) for entry in entries if entry not in known]
        elif each.kind in {Kind.TEXT, Kind.LINES}:
            control["lines"] = max(2, min(10, text.count("\n") + 1 + len(text) // 110))
        return control
