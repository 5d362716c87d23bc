"""LR-117 (63/2010/NĐ-CP art 24): 5 working days after a province has published."""

from datetime import date, timedelta

import pytest

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.errors import DecisionNotFound, DecisionStateRefuses
from motcua.domain.catalogue.selectors.decisions import (
    deadlines_of,
    decision,
    decisions_to_enter,
)
from motcua.domain.catalogue.tests.publishing import (
    AT,
    checked,
    checker,
    hire,
    prepared,
    published,
    sign,
    signer,
    written,
)
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


def enter(decision_id, *, at=AT, by=None):
    actions.enter_in_database(decision_id=decision_id, by=by or checker(), at=at)


def refused(error, decision_id, **words):
    checker()
    before = written()
    with pytest.raises(error):
        enter(decision_id, **words)
    assert written() == before


@pytest.mark.parametrize(("days", "is_late"), [(7, False), (8, True)])
def test_entered_in_time_or_late(days, is_late):
    """Wednesday 25 November, five working days: until Wednesday 2 December."""
    decision_id = published(checked(limit_value=3.0))
    assert [each.decision_id for each in decisions_to_enter()] == [decision_id]
    enter(decision_id, at=AT + timedelta(days=days))
    found = deadlines_of(decision(decision_id))
    assert (found.enter_by, found.was_entered_late) == (date(2026, 12, 2), is_late)
    assert decisions_to_enter() == ()
    line = journal.latest_about(f"publication_decision:{decision_id}")
    assert line.word == "catalogue.decision_entered"


def test_out_of_order_twice_and_forged():
    decision_id = prepared(checked(limit_value=3.0))
    refused(DecisionStateRefuses, decision_id)
    sign(decision_id)
    refused(DecisionStateRefuses, decision_id)
    actions.publish_decision(decision_id=decision_id, by=signer(), at=AT)
    enter(decision_id)
    refused(DecisionStateRefuses, decision_id)
    refused(DecisionNotFound, -1)


def test_only_procedure_control_of_the_province_enters():
    decision_id = published(checked(limit_value=3.0))
    for by in (signer(), hire("kstt_officer", agency="hy2-so-xay-dung")):
        refused(NotPermitted, decision_id, by=by)
