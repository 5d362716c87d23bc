"""Who may stand in for whom while somebody is away.

Legal   LR-097 (61/2018/NĐ-CP arts 8, 19.1): every step has a named official, also while the usual
        one is away [assumed: that a colleague with the same roles in the same agency stands in].
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

DAYS_MAX = 366  # Longer is no leave any more: then the work is given to somebody else.


class AbsenceObstacle(StrEnum):
    """Why an absence cannot be registered as asked."""

    NO_TIME = "no_time"  # it ends before it begins, is over already, or never ends
    ONESELF = "oneself"
    NO_ROLE = "no_role"  # who is to be away has no work in the agency
    WRONG_ROLE = "wrong_role"  # the substitute lacks a role of the one who is away
    AWAY_ALREADY = "away_already"  # another absence of the same person overlaps
    SUBSTITUTE_AWAY = "substitute_away"
    STANDS_IN = "stands_in"  # who is to be away has promised to stand in for somebody


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """One absence: who, for whom a substitute stands in, from `since` until before `until`."""

    account_id: int
    substitute_account_id: int
    agency_code: str
    since: datetime
    until: datetime

    def overlaps(self, other: "Away") -> bool:
        return self.since < other.until and other.since < self.until


def obstacle_to_absence(
    asked: Away,
    *,
    known: Iterable[Away],
    roles: frozenset[str],
    roles_of_substitute: frozenset[str],
    at: datetime,
) -> AbsenceObstacle | None:
    """What forbids it, or None. `known`: the absences that were registered and not cancelled.

    Nobody who is away stands in, and nobody who stands in goes away before another is found. So
    nobody's work is passed on twice, and it never comes back to who is away.

    `roles`: what they hold in the agency during the whole absence.
    """
    is_possible = at < asked.until <= asked.since + timedelta(days=DAYS_MAX)
    if not (is_possible and asked.since < asked.until):
        return AbsenceObstacle.NO_TIME
    if asked.account_id == asked.substitute_account_id:
        return AbsenceObstacle.ONESELF
    if not roles:
        return AbsenceObstacle.NO_ROLE
    if not roles <= roles_of_substitute:
        return AbsenceObstacle.WRONG_ROLE
    clashes = (_clash(asked, other) for other in known if asked.overlaps(other))
    return next(filter(None, clashes), None)


def _clash(asked: Away, other: Away) -> AbsenceObstacle | None:
    """What another absence of the same days forbids."""
    if (other.account_id, other.agency_code) == (asked.account_id, asked.agency_code):
        return AbsenceObstacle.AWAY_ALREADY
    if other.account_id == asked.substitute_account_id:
        return AbsenceObstacle.SUBSTITUTE_AWAY
    if other.substitute_account_id == asked.account_id:
        return AbsenceObstacle.STANDS_IN
    return None


def stands_in_for(account_id: int, known: Iterable[Away], *, at: datetime) -> frozenset[int]:
    """The people for whom somebody stands in at a moment."""
    return frozenset(
        each.account_id
        for each in known
        if each.substitute_account_id == account_id and each.since <= at < each.until
    )
