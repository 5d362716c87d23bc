"""Who somebody is for the tasks: the roles held now, and the colleagues one stands in for."""

from datetime import datetime

from motcua.domain.identity.values import Actor
from motcua.domain.workflow.models import Absence
from motcua.domain.workflow.permissions import as_role
from motcua.domain.workflow.rules.guard import Who

_AS = as_role("")


def who_is(by: Actor, *, at: datetime) -> Who:
    """The actor as the guard knows people. One query."""
    roles = frozenset(
        (permission.removeprefix(_AS), agency_code)
        for permission, agency_code in by.rights
        if permission.startswith(_AS)
    )
    if by.account_id is None:
        return Who(account_id=None, roles=roles)
    absences = Absence.objects.filter(
        substitute_id=by.account_id, cancelled_at__isnull=True, since__lte=at, until__gt=at
    )
    return Who(
        account_id=by.account_id,
        roles=roles,
        stands_in_for=frozenset(absences.values_list("account_id", "agency_code")),
    )
