"""The shape of data/procedures.yaml: which fields a record has and what they may hold.

Cases, steps, ways to file and the rows inside them are judged by the domain, as a record is.
"""

from motcua.domain.catalogue.values import (
    Level,
    NotAtOneStopReason,
    PartialReason,
    PostingDuty,
    PublicationStatus,
    Subject,
)
from motcua.domain.organisations.values import NameKind
from motcua.domain.working_time.values import LimitUnit

from .shapes import DAY, MAYBE_DAY, MAYBE_TEXT, TEXT, TEXTS, TRUTH, WHOLE, Schema, list_of, record

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
    },
    {
        "certified": WHOLE,
        "code": TEXT,
        "cases": TEXTS,
        "sample_url": TEXT,
        "url": TEXT,
    },
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
        "code": TEXT,
        "cases": TEXTS,
        "valid_from": DAY,
        "valid_to": DAY,
    },
)
_ROWS: Schema = list_of({"type": "object"}, minItems=1)
_METHOD = record(
    {"channel": TEXT},
    {"limits": list_of({"type": "object"}), "fees": list_of(_FEE), "note": TEXT},
)
_RESULT: Schema = {
    "oneOf": [
        TEXT,
        record({"name": TEXT}, {"code": TEXT, "kind": TEXT, "validity": TEXT, "electronic": TRUTH}),
    ]
}
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
PROCEDURE = record(
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
            {"level_2019": {"enum": [1, 2, 3, 4, None]}, "mode_2025": _MODES, "available": TRUTH},
            {"partial_reason": {"enum": [reason.value for reason in PartialReason]}},
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
        "results": list_of(_RESULT, minItems=1),
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
        "cases": _ROWS,
        "sequence": _ROWS,
        "methods": list_of(_METHOD, minItems=1),
        "set_count": WHOLE,
        "local_code": TEXT,
        "publishing_agency": TEXT,
        "authorised": TEXTS,
        "not_at_one_stop": {"enum": [reason.value for reason in NotAtOneStopReason]},
        "pause_grounds": TEXTS,
        "late_rule": TEXT,
        "interlinked_group": TEXT,
        "guide_video_url": TEXT,
        "sample_dossier_url": TEXT,
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
META: Schema = {
    "type": "object",
    "properties": {
        "fields": {"type": "object", "additionalProperties": TEXT, "minProperties": 1},
        "once_only_sources": {"type": "object", "additionalProperties": TEXT},
        "sources": {"type": "object", "additionalProperties": TEXT},
        "step_roles": TEXTS,
        "agency_names": {"type": "object", "additionalProperties": _NAME},
        "most_used": TEXTS,
        "publishers": {
            "type": "object",
            "additionalProperties": record({"three_tier": TEXT, "two_tier": TEXT}),
        },
        "usual_sequence": list_of(record({"name": TEXT, "text": TEXT}), minItems=1),
        "posting_duties": list_of({"enum": [duty.value for duty in PostingDuty]}, minItems=1),
    },
    "required": ["fields", "once_only_sources", "sources", "step_roles", "agency_names"],
}
