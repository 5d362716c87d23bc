"""data/procedure_groups.yaml: procedures that a decision links (liên thông)."""

from collections.abc import Mapping
from typing import Any

from motcua.domain.catalogue.actions import publish_procedure_groups
from motcua.domain.catalogue.values.history import GroupMember, ProcedureGroup

from .checked import Checked, Context, day
from .shapes import MAYBE_DAY, TEXT, TRUTH, Schema, list_of, record, shape_faults, text_faults

KIND = "nhóm thủ tục liên thông"
_KEY: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_MEMBER = record({"slug": _KEY, "order": {"type": "integer", "minimum": 1}, "is_parallel": TRUTH})
_GROUP = record(
    {
        "code": _KEY,
        "name": TEXT,
        "lead_agency": TEXT,
        "members": list_of(_MEMBER, minItems=2),
        "mark": {"enum": ["law", "observed", "assumed"]},
        "valid_from": MAYBE_DAY,
        "valid_to": MAYBE_DAY,
    },
    {"decision": TEXT},
)
_FILE = record({"procedure_groups": list_of(_GROUP, minItems=1)})


def recognises(document: Mapping[str, Any]) -> bool:
    return "procedure_groups" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape and texts here; procedures, agencies and days by the act, which knows them."""
    faults = shape_faults(file, "", document, _FILE) + text_faults(file, "", document)
    if faults:
        return Checked(tuple(faults), None)
    groups = tuple(map(_group, document["procedure_groups"]))
    return Checked((), lambda by, at: publish_procedure_groups(groups=groups, by=by, at=at))


def _group(row: Mapping[str, Any]) -> ProcedureGroup:
    return ProcedureGroup(
        code=row["code"],
        name=row["name"],
        lead_agency_name=row["lead_agency"],
        decision_number=row.get("decision", ""),
        members=tuple(GroupMember(**member) for member in row["members"]),
        mark=row["mark"],
        valid_from=day(row["valid_from"]),
        valid_to=day(row["valid_to"]),
    )
