"""Units whose people, absences and counters wait to be carried on."""

from collections.abc import Sequence
from datetime import datetime

from motcua.domain.identity.selectors import holders_everywhere
from motcua.domain.organisations.selectors import ended_agencies_on
from motcua.domain.reception.selectors.plans import units_with_plans
from motcua.domain.workflow.selectors.absences import units_with_absences
from motcua.foundation.clock import VIETNAM


def units_to_carry(*, at: datetime) -> Sequence[str]:
    """Ended agencies with an heir in which somebody still holds a role, or of which something that
    is not over hangs. Three queries."""
    ended = set(ended_agencies_on(at.astimezone(VIETNAM).date()))
    if not ended:
        return []
    waiting = {code for code, _role in holders_everywhere(at)}
    waiting |= set(units_with_absences(at=at)) | set(units_with_plans())
    return sorted(ended & waiting)
