"""data/procedures.yaml: fields, generic names of agencies, procedures."""

from collections.abc import Iterator, Mapping
from typing import Any

from motcua.domain.catalogue.actions import publish_procedures
from motcua.domain.catalogue.rules import contradictions
from motcua.domain.catalogue.values import Level, PublicationStatus, Subject
from motcua.domain.organisations.values import NameKind
from motcua.domain.working_time.values import LimitUnit

from .checked import Checked, Context
from .faults import Fault, fault_from
from .procedure_checks import record_faults
from .procedure_rows import publication_from
from .shapes import (
    MAYBE_DAY,
    MAYBE_TEXT,
    TEXT,
    TEXTS,
    TRUTH,
    WHOLE,
    Schema,
    doubles,
    list_of,
    record,
    shape_faults,
    text_faults,
)

KIND = "thủ tục hành chính"
MARKS = ["law", "observed", "assumed"]
_CODE: Schema = {"type": ["string", "null"], "pattern": r"^\d\.\d{6}$"}
_LIMIT: dict[str, Schema] = {
    "value": {"type": "number", "exclusiveMinimum": 0},
    "unit": {"enum": [unit.value for unit in LimitUnit]},
}
_LEVEL_OR_NULL = {"enum": [*(level.value for level in Level), None]}
_MODES = {"enum": ["toan_trinh", "mot_phan", "cung_cap_thong_tin", None]}
_COMPONENT = record(
    {
        "order": WHOLE,
        "name": TEXT,
        "original": WHOLE,
        "copy": WHOLE,
        "present_only": TRUTH,
        "form": MAYBE_TEXT,
        "once_only_source": MAYBE_TEXT,
        "required": {"enum": ["always", "conditional"]},
        "condition": MAYBE_TEXT,
    }
)
_FEE = record(
    {
        "kind": {"enum": ["phi", "le_phi", "thue", "gia_dich_vu"]},
        "name": TEXT,
        "amount_vnd": {"type": ["integer", "null"], "minimum": 0},
    },
    {
        "set_by": TEXT,
        "rate_percent": {"type": "number", "minimum": 0},
        "amount_usd": {"type": "number", "minimum": 0},
        "per": TEXT,
        "condition": TEXT,
    },
)
_PROCESS = record(
    {
        "template": TEXT,
        "hours_per_day": {"const": 8},
        "total_hours": {"type": "number", "exclusiveMinimum": 0},
        "steps": list_of(
            record(
                {
                    "order": WHOLE,
                    "name": TEXT,
                    "role": TEXT,
                    "hours": {"type": "number", "exclusiveMinimum": 0},
                }
            ),
            minItems=3,
        ),
    }
)
_PROCEDURE = record(
    {
        "slug": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "code": _CODE,
        "former_codes": list_of({**_CODE, "type": "string"}),
        "name": TEXT,
        "field": TEXT,
        "level_3tier": _LEVEL_OR_NULL,
        "level_2tier": {"enum": ["ministry", "province", "commune", None]},
        "vertical": MAYBE_TEXT,
        "status": {"enum": [status.value for status in PublicationStatus]},
        "subjects": list_of(
            {"enum": [subject.value for subject in Subject]}, minItems=1, uniqueItems=True
        ),
        "online": record(
            {"level_2019": {"enum": [1, 2, 3, 4, None]}, "mode_2025": _MODES, "available": TRUTH}
        ),
        "time_limit": record(
            _LIMIT,
            {
                "same_day": {"const": True},
                "cutoff": {"type": "string", "pattern": r"^\d\d:\d\d$"},
                "cutoff_rule": TEXT,
                "variants": list_of(record({"condition": TEXT, **_LIMIT})),
            },
        ),
        "fees": list_of(_FEE),
        "components": list_of(_COMPONENT, minItems=1),
        "results": {**TEXTS, "minItems": 1},
        "legal_basis": {**TEXTS, "minItems": 1},
        "agencies": record(
            {
                "competent_3tier": TEXTS,
                "competent_2tier": TEXTS,
                "receiving_3tier": TEXTS,
                "receiving_2tier": TEXTS,
                "coordinating": TEXTS,
            }
        ),
        "conditions": TEXTS,
        "keywords": {**TEXTS, "minItems": 1},
        "post": record({"receive": TRUTH, "return_result": TRUTH}),
        "online_payment": TRUTH,
        "internal_process": _PROCESS,
        "interlinked": record({"is_interlinked": TRUTH, "with_procedures": TEXTS}),
        "confidence": {"type": "object", "additionalProperties": {"enum": MARKS}},
        "source": {**TEXTS, "minItems": 1},
    },
    {
        "note": TEXT,
        "supplement_requests_max": WHOLE,
        "legal_basis_recalled": TEXTS,
        "history": list_of(
            record(
                {"code": _CODE, "valid_from": MAYBE_DAY, "valid_to": MAYBE_DAY},
                {"time_limit": record(_LIMIT), "note": TEXT},
            )
        ),
    },
)
_NAME = record(
    {"kind": {"enum": [kind.value for kind in NameKind]}},
    {
        "three_tier": MAYBE_TEXT,
        "two_tier": MAYBE_TEXT,
        "id": TEXT,
        "unit_level": {"enum": ["district", "commune"]},
        "role": TEXT,
        "name": TEXT,
    },
)
_META = {
    "type": "object",
    "properties": {
        "fields": {"type": "object", "additionalProperties": TEXT, "minProperties": 1},
        "once_only_sources": {"type": "object", "additionalProperties": TEXT},
        "sources": {"type": "object", "additionalProperties": TEXT},
        "step_roles": TEXTS,
        "agency_names": {"type": "object", "additionalProperties": _NAME},
        "most_used": TEXTS,
    },
    "required": ["fields", "once_only_sources", "sources", "step_roles", "agency_names"],
}


def recognises(document: Mapping[str, Any]) -> bool:
    return "procedures" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape and texts of every record, sums, references, and what the domain forbids."""
    meta: Any = document.get("meta")
    rows: Any = document["procedures"]
    faults = shape_faults(file, "meta", meta, _META) + text_faults(file, "meta", meta)
    if not isinstance(rows, list):
        faults.append(Fault(file, "procedures", "", "phải là danh sách"))
    if faults:
        return Checked(tuple(faults), None)
    well_formed = []
    for place, row in enumerate(rows):
        name = str(row.get("slug", place)) if isinstance(row, dict) else str(place)
        found = shape_faults(file, name, row, _PROCEDURE) + text_faults(file, name, row)
        faults += found
        if not found:
            well_formed.append(row)
    faults += _list_faults(file, document, well_formed, context)
    if faults:
        return Checked(tuple(faults), None)
    publication = publication_from(document)
    faults += [fault_from(file, sentence) for sentence in contradictions(publication)]
    if faults:
        return Checked(tuple(faults), None)
    return Checked((), lambda by, at: publish_procedures(publication=publication, by=by, at=at))


def _list_faults(
    file: str, document: Mapping[str, Any], rows: list[Mapping[str, Any]], context: Context
) -> Iterator[Fault]:
    """What can only be seen across records."""
    meta = document["meta"]
    for key in ("slug", "code", "name"):
        yield from doubles(file, key, ((row["slug"], row[key]) for row in rows))
    slugs = {row["slug"] for row in document["procedures"] if isinstance(row, dict)}
    for row in rows:
        yield from record_faults(file, row, meta, slugs)
    for slug in meta.get("most_used", ()):
        if slug not in slugs:
            yield Fault(file, "meta", "most_used", f"không có thủ tục {slug!r}; xin sửa tên")
    if context.agency_codes is not None:
        for name, entry in meta["agency_names"].items():
            for key in ("three_tier", "two_tier", "id"):
                code = entry.get(key)
                if code is not None and code not in context.agency_codes:
                    sentence = f"không có cơ quan {code!r} trong dữ liệu cơ quan; xin sửa mã"
                    yield Fault(file, f"meta.agency_names {name}", key, sentence)
