"""The roles and their permissions are brought to what the reference data say."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.domain.identity.models import Role, RolePermission
from motcua.domain.identity.rules import require_administrator
from motcua.domain.identity.selectors import roles
from motcua.domain.identity.values import Actor, RoleDefinition
from motcua.foundation import journal


@transaction.atomic
def publish_roles(*, definitions: Sequence[RoleDefinition], by: Actor, at: datetime) -> int:
    """Make the table of roles equal to `definitions`. Returns how many roles changed.

    Legal   Each definition names the instrument that creates the role (`legal_basis`).
    Units   `at` is timezone-aware.
    Raises  NotPermitted; ProtectedError when a role that someone holds is missing from the list.
            Nothing was written then.
    Writes  roles and permissions, journal. Equal definitions write nothing.
    """
    require_administrator(by)
    wanted = {role.key: _in_order(role) for role in definitions}
    present = {role.key: role for role in roles()}
    changed = [role for key, role in wanted.items() if present.get(key) != role]
    for key in present.keys() - wanted.keys():
        Role.objects.get(pk=key).delete()
    for role in changed:
        row, _ = Role.objects.update_or_create(
            key=role.key, defaults={"name": role.name, "legal_basis": role.legal_basis}
        )
        row.permissions.exclude(permission__in=role.permissions).delete()
        RolePermission.objects.bulk_create(
            [RolePermission(role=row, permission=each) for each in role.permissions],
            ignore_conflicts=True,
        )
    removed = sorted(present.keys() - wanted.keys())
    if changed or removed:
        journal.record(
            "identity.roles_published",
            subject="roles",
            by=by.reference,
            at=at,
            facts={
                "roles": {role.key: list(role.permissions) for role in changed},
                "removed": removed,
            },
        )
    return len(changed) + len(removed)


def _in_order(role: RoleDefinition) -> RoleDefinition:
    return RoleDefinition(
        key=role.key,
        name=role.name,
        legal_basis=role.legal_basis,
        permissions=tuple(sorted(set(role.permissions))),
    )
