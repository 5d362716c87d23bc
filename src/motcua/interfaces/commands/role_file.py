"""`data/roles.yaml`: which permissions a role carries, and by what law."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from motcua.domain.identity.values import RoleDefinition


def role_definitions() -> list[RoleDefinition]:
    """The file's roles. Raises KeyError for a record without one of its fields."""
    file = Path(settings.REFERENCE_DATA_FOLDER) / "roles.yaml"
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        RoleDefinition(
            key=row["key"],
            name=row["name"],
            legal_basis=row["legal_basis"],
            permissions=tuple(row["permissions"]),
        )
        for row in content["roles"]
    ]
