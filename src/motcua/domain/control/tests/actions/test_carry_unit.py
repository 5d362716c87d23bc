"""A unit goes on with all it had. Legal: LR-127 (72/2025/QH15 art 54)."""

from datetime import timedelta

import pytest

from motcua.domain.control.actions import carry_unit
from motcua.domain.control.selectors.carrying import units_to_carry
from motcua.domain.identity.actions import grant_role
from motcua.domain.identity.selectors import positions_of
from motcua.domain.identity.values import SYSTEM
from motcua.domain.organisations.actions import publish_reorganisation, reorganise
from motcua.domain.organisations.tests.moves import AT, EFFECT, document, merged, two_communes
from motcua.domain.organisations.values import Heir, Move, MoveKind, PersonMove
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

NEW_YEAR = AT.replace(year=2027, month=1, day=1)


@pytest.fixture
def officers(people):
    two_communes()
    ids = [people.case_officer.account_id, people.other_case_officer.account_id]
    for account_id in ids:
        grant_role(
            account_id=account_id,
            role_key="case_officer",
            agency_code="t-bac",
            title="Công chức",
            by=SYSTEM,
            at=AT - timedelta(days=9),
        )
    return ids


def decided(*moves, people=()):
    moves = moves or (
        Move(
            kind=MoveKind.SPLIT,
            agency_code="t-bac",
            heirs=(Heir(agency_code="t-nam", field_keys=("dat-dai",)), Heir(agency_code="t-moi")),
            people=people,
        ),
    )
    number = reorganise(reorganisation=document(moves=moves), by=SYSTEM, at=AT)
    publish_reorganisation(reorganisation_id=number, by=SYSTEM, at=AT)


def places(account_id, at=NEW_YEAR):
    return {each.agency_code for each in positions_of(account_id, at=at)}


def test_people_go_where_the_rest_goes_and_one_elsewhere(officers):
    one, two = officers
    decided(people=(PersonMove(account_id=two, agency_code="t-nam"),))
    assert "t-bac" in units_to_carry(at=NEW_YEAR)
    assert carry_unit(agency_code="t-bac", by=SYSTEM, at=NEW_YEAR) == 2
    assert "t-moi" in places(one)
    assert "t-nam" in places(two)
    assert "t-bac" not in places(one) | places(two)
    assert units_to_carry(at=NEW_YEAR) == []
    assert carry_unit(agency_code="t-bac", by=SYSTEM, at=NEW_YEAR) == 0
    assert journal.latest_about("agency:t-bac", module="control").word == "control.unit_carried"


def test_nothing_moves_before_the_day(officers):
    decided()
    assert units_to_carry(at=AT) == []
    assert carry_unit(agency_code="t-bac", by=SYSTEM, at=AT) == 0
    assert "t-bac" in places(officers[0], AT)
    assert NEW_YEAR.date() == EFFECT


def test_only_the_clock_carries(officers, people):
    decided(merged("t-bac", "t-moi"))
    with pytest.raises(NotPermitted):
        carry_unit(agency_code="t-bac", by=people.leader, at=NEW_YEAR)
    assert "t-bac" in places(officers[0])
