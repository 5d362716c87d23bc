"""LR-097 (61/2018/NĐ-CP arts 8, 19.1). Whoever is away has one substitute, who is there."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from motcua.domain.workflow.rules.absence import (
    AbsenceObstacle,
    Away,
    obstacle_to_absence,
    stands_in_for,
)
from motcua.foundation.clock import VIETNAM

MONDAY = datetime(2026, 11, 23, 7, 30, tzinfo=VIETNAM)
DAY = timedelta(days=1)
HA, TU, MAI = 1, 2, 3
CASE = frozenset({"case_officer"})


def away(account_id, substitute_account_id, *, first=0, days=2, agency="ubnd"):
    since = MONDAY + first * DAY
    return Away(
        account_id=account_id,
        substitute_account_id=substitute_account_id,
        agency_code=agency,
        since=since,
        until=since + days * DAY,
    )


def obstacle(asked, *known, roles=CASE, roles_of_substitute=CASE, at=MONDAY):
    return obstacle_to_absence(
        asked, known=known, roles=roles, roles_of_substitute=roles_of_substitute, at=at
    )


def test_a_colleague_with_the_same_role_stands_in():
    assert obstacle(away(HA, TU)) is None
    assert obstacle(away(HA, TU), away(HA, TU, first=2), away(TU, MAI, first=-2)) is None


@pytest.mark.parametrize(
    ("asked", "known", "expected"),
    [
        (away(HA, TU, days=0), [], AbsenceObstacle.NO_TIME),
        (away(HA, TU, first=-3), [], AbsenceObstacle.NO_TIME),
        (away(HA, TU, days=367), [], AbsenceObstacle.NO_TIME),
        (away(HA, HA), [], AbsenceObstacle.ONESELF),
        (away(HA, TU), [away(HA, MAI, first=1)], AbsenceObstacle.AWAY_ALREADY),
        (away(HA, TU), [away(TU, MAI, first=1)], AbsenceObstacle.SUBSTITUTE_AWAY),
        (away(HA, TU), [away(TU, MAI, first=1, agency="so")], AbsenceObstacle.SUBSTITUTE_AWAY),
        (away(HA, TU), [away(MAI, HA, first=1)], AbsenceObstacle.STANDS_IN),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(asked, known, expected):
    assert obstacle(asked, *known) is expected


def test_the_substitute_holds_every_role_of_who_is_away():
    both = CASE | {"leader"}
    assert obstacle(away(HA, TU), roles=both) is AbsenceObstacle.WRONG_ROLE
    assert obstacle(away(HA, TU), roles=both, roles_of_substitute=both) is None
    assert obstacle(away(HA, TU), roles=frozenset()) is AbsenceObstacle.NO_ROLE


@given(
    asked=some.lists(
        some.tuples(
            some.integers(1, 6), some.integers(1, 6), some.integers(0, 8), some.integers(1, 5)
        ),
        max_size=25,
    )
)
def test_nobody_who_is_away_ever_stands_in(asked):
    """So following substitutes ends after one step: there is no chain, hence no cycle."""
    known = []
    for account_id, substitute_account_id, first, days in asked:
        wish = away(account_id, substitute_account_id, first=first, days=days)
        if obstacle(wish, *known) is None:
            known.append(wish)
    for hour in range(0, 15 * 24, 6):
        at = MONDAY + timedelta(hours=hour)
        now = [each for each in known if each.since <= at < each.until]
        gone = {each.account_id for each in now}
        assert not gone & {each.substitute_account_id for each in now}
        assert len(gone) == len(now)
        for each in now:
            assert each.account_id in stands_in_for(each.substitute_account_id, known, at=at)
