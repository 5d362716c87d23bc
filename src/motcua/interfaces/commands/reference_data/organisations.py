"""data/agencies.yaml: divisions and agencies of three tiers and of two."""

from collections.abc import Iterator, Mapping
from typing import Any

from motcua.domain.organisations.actions import publish_organisations
from motcua.domain.organisations.rules import contradictions

from .checked import Checked, Context
from .faults import Fault, fault_from
from .organisation_rows import publication_from
from .shapes import (
    DAY,
    MAYBE_DAY,
    MAYBE_TEXT,
    TEXT,
    TEXTS,
    WHOLE,
    doubles,
    list_of,
    record,
    shape_faults,
    text_faults,
)

KIND = "cơ quan, đơn vị"
_MAYBE_TEXTS = {"anyOf": [TEXTS, {"type": "null"}]}
_LIST = {"type": "array"}
_MINISTRY = record(
    {"id": TEXT, "name": TEXT, "identifier": MAYBE_TEXT, "identifier_short": MAYBE_TEXT},
    {
        "valid_from": MAYBE_DAY,
        "valid_to": MAYBE_DAY,
        "successor": MAYBE_TEXT,
        "predecessors": _MAYBE_TEXTS,
        "identifier_confidence": TEXT,
        "note": TEXT,
    },
)
_PROVINCE = record(
    {"gso_code": TEXT, "name": TEXT, "kind": TEXT, "identifier_short": MAYBE_TEXT},
    {
        "identifier": MAYBE_TEXT,
        "valid_from": MAYBE_DAY,
        "valid_to": MAYBE_DAY,
        "successor_gso_code": TEXT,
        "merged_from_gso_codes": TEXTS,
        "commune_count": WHOLE,
        "identifier_confidence": TEXT,
    },
)
_OF_AGENCY = {
    "valid_from": MAYBE_DAY,
    "valid_to": MAYBE_DAY,
    "identifier": MAYBE_TEXT,
    "identifier_short": MAYBE_TEXT,
    "identifier_assumed": MAYBE_TEXT,
    "identifier_short_assumed": MAYBE_TEXT,
    "identifier_confidence": TEXT,
    "successor": MAYBE_TEXT,
    "predecessors": _MAYBE_TEXTS,
    "confidence": TEXT,
    "note": TEXT,
    "address": TEXT,
    "phone": TEXT,
}
_AGENCY = record(
    {"id": TEXT, "name": TEXT, "role": TEXT},
    {
        **_OF_AGENCY,
        "parent": TEXT,
        "line_ministry": TEXT,
        "functions_moved": _LIST,
        "parent_history": _LIST,
        "covers_districts": TEXTS,
    },
)
_UNIT = {
    "gso_code": TEXT,
    "name": TEXT,
    "kind": TEXT,
    "valid_from": MAYBE_DAY,
    "valid_to": MAYBE_DAY,
    "agencies": list_of(record({"id": TEXT, "name": TEXT, "role": TEXT}, _OF_AGENCY)),
}
_LINK = record({"code": TEXT, "name": TEXT, "extent": {"enum": ["whole", "partial"]}})
_MAYBE_LINKS = {"anyOf": [list_of(_LINK), {"type": "null"}]}
_PREDECESSOR = record(
    {"name": TEXT, "kind": TEXT, "valid_to": DAY}, {"valid_from": MAYBE_DAY, "legal_basis": TEXT}
)
_DISTRICT = record(
    _UNIT,
    {"commune_count_2019": WHOLE, "successor": TEXT, "source": TEXT, "predecessor": _PREDECESSOR},
)
_COMMUNE_2019 = record(
    {**_UNIT, "district_gso_code": TEXT},
    {
        "successors_2025": _MAYBE_LINKS,
        "successors_2024": _MAYBE_TEXTS,
        "successor_confidence": MAYBE_TEXT,
        "formed_from": _MAYBE_TEXTS,
        "formed_from_confidence": MAYBE_TEXT,
        "renamed_2024": {},
        "gso_code_in_july_2025_table": TEXT,
        "predecessor": _PREDECESSOR,
    },
)
_COMMUNE_2025 = record(
    {
        **_UNIT,
        "formed_from": list_of(
            record(
                {
                    "code": TEXT,
                    "name": TEXT,
                    "province": TEXT,
                    "extent": {"enum": ["whole", "partial"]},
                }
            )
        ),
    },
    {"gso_code_in_july_2025_table": TEXT},
)
_PARTS = {
    "ministries": ("id", _MINISTRY),
    "provinces_2019": ("gso_code", _PROVINCE),
    "provinces_2025": ("gso_code", _PROVINCE),
    "related_predecessors": ("id", _AGENCY),
    "hung_yen_2019.agencies": ("id", _AGENCY),
    "hung_yen_2019.districts": ("gso_code", _DISTRICT),
    "hung_yen_2019.communes": ("gso_code", _COMMUNE_2019),
    "hung_yen_2019.communes_changed_2024_12": ("gso_code", _COMMUNE_2019),
    "hung_yen_2025.agencies": ("id", _AGENCY),
    "hung_yen_2025.communes": ("gso_code", _COMMUNE_2025),
}


def recognises(document: Mapping[str, Any]) -> bool:
    return "ministries" in document or "hung_yen_2025" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape and texts of every record, links between them, periods and identifiers."""
    faults = list(_part_faults(file, document))
    if not faults:
        faults += _link_faults(file, document)
    if faults:
        return Checked(tuple(faults), None)
    publication = publication_from(document)
    faults += [fault_from(file, sentence) for sentence in contradictions(publication)]
    if faults:
        return Checked(tuple(faults), None)
    context.agency_codes = frozenset(agency.code for agency in publication.agencies)
    return Checked((), lambda by, at: publish_organisations(publication=publication, by=by, at=at))


def rows_of(document: Mapping[str, Any], part: str) -> Any:
    """The list under a dotted name, or None."""
    node: Any = document
    for step in part.split("."):
        node = node.get(step) if isinstance(node, dict) else None
    return node


def _part_faults(file: str, document: Mapping[str, Any]) -> Iterator[Fault]:
    for part, (key, schema) in _PARTS.items():
        rows = rows_of(document, part)
        if not isinstance(rows, list):
            yield Fault(file, part, "", "thiếu danh sách này; xin bổ sung")
            continue
        for place, row in enumerate(rows):
            name = f"{part} {row.get(key, place) if isinstance(row, dict) else place}"
            yield from shape_faults(file, name, row, schema)
            yield from text_faults(file, name, row)
        if not part.endswith("communes_changed_2024_12"):
            named = [row for row in rows if isinstance(row, dict)]
            yield from doubles(file, key, ((str(row.get("name")), row.get(key)) for row in named))


def _link_faults(file: str, document: Mapping[str, Any]) -> Iterator[Fault]:
    """Codes of divisions that point nowhere."""
    provinces = {row["gso_code"] for row in document["provinces_2025"]}
    for row in document["provinces_2019"]:
        if row.get("successor_gso_code") not in provinces:
            yield Fault(
                file, row["name"], "successor_gso_code", "không phải tỉnh sau sáp nhập; xin sửa mã"
            )
    districts = {row["gso_code"] for row in document["hung_yen_2019"]["districts"]}
    communes = {row["gso_code"] for row in document["hung_yen_2025"]["communes"]}
    old = document["hung_yen_2019"]
    for row in (*old["communes"], *old["communes_changed_2024_12"]):
        if row["district_gso_code"] not in districts:
            yield Fault(file, row["name"], "district_gso_code", "không có huyện này; xin sửa mã")
        for link in row.get("successors_2025") or ():
            if link["code"] not in communes:
                sentence = f"không có xã {link['code']} từ 01/7/2025; xin sửa mã"
                yield Fault(file, row["name"], "successors_2025", sentence)
