"""Who may change which days."""

from collections.abc import Iterable

from motcua.domain.working_time.ports import Actor
from motcua.domain.working_time.selectors import may_decide
from motcua.domain.working_time.values import DayKey
from motcua.foundation.errors import NotPermitted


def require_over(by: Actor, permission: str, keys: Iterable[DayKey]) -> None:
    """Raises NotPermitted unless the right is held over every scope that the days have."""
    if not may_decide(by, permission, keys):
        raise NotPermitted(permission=permission)
