"""Who may change which days."""

from collections.abc import Iterable, Sequence

from django.conf import settings

from motcua.domain.working_time.ports import Actor
from motcua.domain.working_time.values import DayKey, DayScope
from motcua.foundation.errors import NotPermitted

COUNTRY_WIDE = "*"


def deciding_agencies(scope: DayScope, scope_code: str) -> Sequence[str]:
    """In which agencies a right over days of a scope can be held: one of them is enough.

    An agency closes itself; what holds for more is said by those whom the installation names
    (`CALENDAR_AGENCIES`, assumed: the office of the provincial committee and its service centre).
    """
    own = [scope_code] if scope is DayScope.AGENCY else []
    return (COUNTRY_WIDE, *settings.CALENDAR_AGENCIES, *own)


def require_over(by: Actor, permission: str, keys: Iterable[DayKey]) -> None:
    """Raises NotPermitted unless the right is held over every scope that the days have."""
    for scope, code in {(key.scope, key.scope_code) for key in keys}:
        agencies = deciding_agencies(scope, code)
        if not any(by.may(permission, agency_code=each) for each in agencies):
            raise NotPermitted(permission=permission, scope=scope.value, scope_code=code)
