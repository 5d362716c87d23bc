"""LR-094. A delegation that ends before its last day."""

from datetime import date, timedelta

import pytest

from motcua.domain.organisations import errors
from motcua.domain.organisations.actions import end_delegation
from motcua.domain.organisations.selectors import delegations_of
from motcua.domain.organisations.tests.actions.test_delegate import (
    AT,
    LAST,
    PHO_HIEN,
    SON_NAM,
    THIRD,
    TODAY,
    given_to,
    leader,
    settles,
)
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
YESTERDAY = TODAY - timedelta(days=1)


def end(number, last_day=YESTERDAY, *, by=None, at=AT):
    end_delegation(number=number, last_day=last_day, by=by or leader(PHO_HIEN), at=at)


def test_from_the_next_day_on_the_agency_itself_decides_again():
    number = given_to()
    end(number, TODAY)
    assert settles() == SON_NAM
    assert settles(TODAY + timedelta(days=1)) is None
    assert journal.latest_about(f"agency:{PHO_HIEN}").word == "organisations.delegation_ended"


def test_ended_at_once_it_may_be_given_to_somebody_else():
    end(given_to())
    given_to(THIRD)
    assert settles() == THIRD


def test_one_that_has_not_begun_never_holds():
    end(given_to(valid_from=date(2026, 12, 1)), TODAY)
    assert settles(date(2026, 12, 2)) is None


def test_what_cannot_be_ended_so():
    number = given_to()
    for last_day in (YESTERDAY - timedelta(days=1), LAST, LAST + timedelta(days=1)):
        with pytest.raises(errors.DelegationPeriodImpossible):
            end(number, last_day)
    with pytest.raises(NotPermitted):
        end(number, by=leader(SON_NAM))
    with pytest.raises(errors.DelegationNotFound):
        end(number + 1)
    assert delegations_of([PHO_HIEN])[0].ended_on is None
    end(number)
    with pytest.raises(errors.DelegationOver):
        end(number)
