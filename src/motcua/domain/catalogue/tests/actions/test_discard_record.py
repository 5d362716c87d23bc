"""LR-113, LR-115: what is signed or published stays."""

import pytest

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.errors import RecordNotFound, RecordStateRefuses
from motcua.domain.catalogue.selectors.records import record, records_of
from motcua.domain.catalogue.tests.publishing import (
    AT,
    checked,
    drawer,
    drawn,
    prepared,
    sign,
    signer,
    written,
)
from motcua.domain.catalogue.values import RecordState
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


def discard(record_id, by=None):
    actions.discard_record(record_id=record_id, by=by or drawer(), at=AT)


def refused(error, record_id, by=None):
    by = by or drawer()
    before = written()
    with pytest.raises(error):
        discard(record_id, by)
    assert written() == before


def test_a_discarded_record_is_over():
    record_id = drawn()
    discard(record_id)
    assert record(record_id).state is RecordState.DISCARDED
    line = journal.latest_about(f"catalogue_record:{record_id}")
    assert (line.word, line.facts["former_state"]) == ("catalogue.record_discarded", "drafted")
    refused(RecordStateRefuses, record_id)


def test_a_decision_that_is_being_prepared_loses_it():
    record_id = checked()
    decision_id = prepared(record_id)
    discard(record_id)
    assert records_of(decision_id) == ()


def test_what_is_signed_stays():
    record_id = checked(limit_value=3.0)
    sign(prepared(record_id))
    refused(RecordStateRefuses, record_id)


def test_forged_ids_and_strangers():
    refused(RecordNotFound, -1)
    refused(NotPermitted, drawn(), by=signer())
