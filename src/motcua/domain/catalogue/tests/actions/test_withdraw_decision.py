"""LR-115: what was published is changed by another decision only."""

import pytest

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.errors import DecisionNotFound, DecisionStateRefuses
from motcua.domain.catalogue.selectors.decisions import decision, decisions
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.tests.publishing import (
    AT,
    checked,
    checker,
    drawer,
    hire,
    prepared,
    publish,
    published,
    sign,
    signer,
    written,
)
from motcua.domain.catalogue.values import RecordState
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


def withdraw(decision_id, by=None):
    actions.withdraw_decision(decision_id=decision_id, by=by or signer(), at=AT)


def refused(error, decision_id, by=None):
    by = by or signer()
    before = written()
    with pytest.raises(error):
        withdraw(decision_id, by)
    assert written() == before


def test_the_records_wait_for_another_decision_and_the_number_is_free():
    record_id = checked(limit_value=3.0)
    first = prepared(record_id)
    sign(first, number="1/QĐ")
    withdraw(first)

    assert (record(record_id).state, record(record_id).decision_id) == (RecordState.CHECKED, None)
    assert decision(first).withdrawn_at == AT
    assert first not in {each.decision_id for each in decisions()}
    line = journal.latest_about(f"publication_decision:{first}")
    assert (line.word, line.facts["number"]) == ("catalogue.decision_withdrawn", "1/QĐ")
    second = prepared(record_id)
    sign(second, number="1/QĐ")
    publish(second)


def test_published_or_withdrawn_already_or_forged():
    refused(DecisionStateRefuses, published(checked(limit_value=3.0)))
    decision_id = prepared(checked("dang-ky-khai-tu"))
    withdraw(decision_id, checker())
    refused(DecisionStateRefuses, decision_id, checker())
    refused(DecisionNotFound, -1)


def test_who_prepares_takes_back_what_is_not_signed_who_signs_the_rest():
    decision_id = prepared(checked(limit_value=3.0))
    stranger = hire("leader", agency="hy2-11953-ubnd")
    refused(NotPermitted, decision_id, stranger)
    refused(NotPermitted, decision_id, signer())
    sign(decision_id)
    for by in (stranger, checker(), drawer()):
        refused(NotPermitted, decision_id, by)
    withdraw(decision_id)
