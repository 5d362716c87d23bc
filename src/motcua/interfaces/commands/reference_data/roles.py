"""data/roles.yaml: roles and the permissions they carry."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.domain.catalogue import permissions as catalogue
from motcua.domain.control import permissions as control
from motcua.domain.dossiers import permissions as dossiers
from motcua.domain.guidance import permissions as guidance
from motcua.domain.identity import permissions as identity
from motcua.domain.identity.actions import publish_roles
from motcua.domain.identity.values import Actor, RoleDefinition
from motcua.domain.organisations import permissions as organisations
from motcua.domain.packages import permissions as packages
from motcua.domain.processes import permissions as processes
from motcua.domain.reception import permissions as reception
from motcua.domain.regimes import permissions as regimes
from motcua.domain.reporting import permissions as reporting
from motcua.domain.workflow import permissions as workflow
from motcua.domain.working_time import permissions as working_time
from motcua.foundation.db.publication import PublishedCounts

from .checked import Checked, Context
from .faults import Fault
from .shapes import TEXT, TEXTS, doubles, record, shape_faults, text_faults

KIND = "vai trò"
KNOWN_PERMISSIONS = frozenset(
    value
    for module in (
        *(catalogue, control, dossiers, guidance, identity, organisations),
        *(packages, processes, reception, regimes, reporting, workflow, working_time),
    )
    for name, value in vars(module).items()
    if name.isupper() and isinstance(value, str)
)
_ROLE = record({"key": TEXT, "name": TEXT, "legal_basis": TEXT, "permissions": TEXTS})


def recognises(document: Mapping[str, Any]) -> bool:
    return "roles" in document


def check(file: str, document: Mapping[str, Any], context: Context) -> Checked:
    """Shape, texts, keys that occur twice, and permissions that no act asks for."""
    rows = document["roles"]
    if not isinstance(rows, list):
        return Checked((Fault(file, "roles", "", "phải là danh sách"),), None)
    faults: list[Fault] = []
    for place, row in enumerate(rows):
        name = str(row.get("key", place)) if isinstance(row, dict) else str(place)
        faults += shape_faults(file, name, row, _ROLE)
        faults += text_faults(file, name, row)
    if not faults:
        faults += doubles(file, "key", ((row["key"], row["key"]) for row in rows))
        known = KNOWN_PERMISSIONS | {workflow.as_role(row["key"]) for row in rows}
        faults += [
            Fault(file, row["key"], "permissions", f"quyền lạ {permission!r}; xin sửa tên quyền")
            for row in rows
            for permission in row["permissions"]
            if permission not in known
        ]
    if faults:
        return Checked(tuple(faults), None)
    definitions = [
        RoleDefinition(
            key=row["key"],
            name=row["name"],
            legal_basis=row["legal_basis"],
            permissions=tuple(row["permissions"]),
        )
        for row in rows
    ]

    def publish(by: Actor, at: datetime) -> PublishedCounts:
        changed = publish_roles(definitions=definitions, by=by, at=at)
        return PublishedCounts(changed=changed, unchanged=max(len(definitions) - changed, 0))

    return Checked((), publish)
