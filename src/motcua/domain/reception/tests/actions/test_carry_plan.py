"""Counters of a unit that carries on. Legal: LR-101, LR-127."""

from datetime import timedelta

import pytest

from motcua.domain.identity.values import SYSTEM
from motcua.domain.reception.actions import carry_plan
from motcua.domain.reception.errors import QueueNotFound
from motcua.domain.reception.selectors import plan_of
from motcua.domain.reception.selectors.plans import units_with_plans
from motcua.domain.reception.tests.halls import AT, HALL, PLAN, arrange
from motcua.foundation.errors import NotPermitted

HEIR = "hy2-pvhcc"
LATER = AT + timedelta(days=30)


def carry(by=SYSTEM):
    return carry_plan(agency_code=HALL, heir_code=HEIR, by=by, at=LATER)


def test_the_heir_opens_with_the_counters_of_the_unit_before_it(hall):
    assert carry()
    assert plan_of(HEIR, at=LATER) == plan_of(HALL, at=LATER)
    with pytest.raises(QueueNotFound):
        plan_of(HEIR, at=LATER - timedelta(seconds=1))
    assert not carry()
    assert units_with_plans() == {HALL, HEIR}


def test_an_arrangement_of_its_own_stays(hall):
    arrange({**PLAN, "priorities": []}, agency=HEIR)
    assert not carry()
    assert plan_of(HEIR, at=LATER).priorities == ()


def test_without_a_plan_there_is_nothing_to_carry_and_a_stranger_carries_none(people):
    assert not carry()
    arrange()
    with pytest.raises(NotPermitted):
        carry(by=people.one_stop)
    assert units_with_plans() == {HALL}
