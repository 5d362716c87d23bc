"""LR-094. Who receives and decides where something is delegated (61/2018/NĐ-CP art 14)."""

from datetime import date, datetime

import pytest

from motcua.domain.catalogue.errors import NotReceivedHere
from motcua.domain.catalogue.selectors import agencies_for, competent_for, procedure_on
from motcua.domain.organisations.tests.actions.test_delegate import (
    BIRTH,
    PHO_HIEN,
    PHO_HIEN_COUNTER,
    SON_NAM,
    TODAY,
    given_to,
    leader,
)
from motcua.domain.organisations.values import DelegatedPower
from motcua.foundation.clock import VIETNAM

pytestmark = pytest.mark.django_db
PROVINCE_COUNTER = "hy2-pvhcc"
LAM_SON_COUNTER, HIEN_NAM_COUNTER = "hy-11950-motcua", "hy-11953-motcua"
HIEN_NAM = "hy-11953-ubnd"


def takers(day=TODAY):
    found = agencies_for(procedure_on(BIRTH, day), commune_code="11953", day=day)
    return found.receiving_agency_code, found.competent_agency_code


def decides(counter, day=TODAY):
    page = procedure_on(BIRTH, day)
    return competent_for(page, receiving_agency_code=counter, commune_code="11953", day=day)


def test_the_delegate_decides_and_the_counter_stays():
    given_to()
    assert takers() == (PHO_HIEN_COUNTER, SON_NAM)
    assert decides(PHO_HIEN_COUNTER) == SON_NAM


def test_another_counter_receives_and_the_own_one_sends_nobody_away():
    """Art 14: also a unit of a higher level; who decides stays."""
    given_to(PROVINCE_COUNTER, PHO_HIEN_COUNTER, power=DelegatedPower.RECEIVE, by=leader(PHO_HIEN))
    assert takers() == (PROVINCE_COUNTER, PHO_HIEN)
    assert decides(PROVINCE_COUNTER) == decides(PHO_HIEN_COUNTER) == PHO_HIEN


def test_in_2019_a_ward_receives_for_another_by_decision_though_borders_bind():
    day = date(2019, 3, 4)
    with pytest.raises(NotReceivedHere):
        decides(LAM_SON_COUNTER, day)
    given_to(
        LAM_SON_COUNTER,
        HIEN_NAM_COUNTER,
        power=DelegatedPower.RECEIVE,
        by=leader(HIEN_NAM),
        valid_from=day,
        valid_to=date(2019, 6, 30),
        at=datetime(2019, 3, 4, 8, tzinfo=VIETNAM),
    )
    assert takers(day) == (LAM_SON_COUNTER, HIEN_NAM)
    assert decides(LAM_SON_COUNTER, day) == decides(HIEN_NAM_COUNTER, day) == HIEN_NAM
