"""LR-114 (63/2010/NĐ-CP art 13): who publishes, and what."""

from datetime import date, timedelta

import pytest

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.errors import (
    DecisionEmpty,
    DecisionStateRefuses,
    DecisionUnfit,
    RecordNotFound,
    RecordStateRefuses,
)
from motcua.domain.catalogue.selectors.decisions import deadlines_of, decision, decisions
from motcua.domain.catalogue.selectors.records import records_by_decision, records_of
from motcua.domain.catalogue.tests.publishing import (
    AT,
    COMMITTEE,
    FROM,
    check,
    checked,
    checker,
    drawn,
    hire,
    prepared,
    signer,
    written,
)
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


def refused(error, record_ids, *, by=None, **words):
    by = by or checker()
    before = written()
    stated = {"agency_code": COMMITTEE, "effective_from": FROM, **words}
    with pytest.raises(error):
        actions.prepare_decision(record_ids=record_ids, by=by, at=AT, **stated)
    assert written() == before


def test_checked_records_wait_for_a_signature():
    both = {checked(), checked("dang-ky-khai-tu")}
    decision_id = prepared(
        *both, instrument_number="  12/2026/NĐ-CP ", instrument_effective_on=date(2026, 12, 20)
    )
    found = decision(decision_id)
    assert (found.agency_code, found.effective_from, found.instrument_number) == (
        COMMITTEE,
        FROM,
        "12/2026/NĐ-CP",
    )
    assert found.is_waiting
    assert {each.record_id for each in records_of(decision_id)} == both
    assert [each.decision_id for each in decisions(is_published=False)] == [decision_id]
    assert {each.record_id for each in records_by_decision([decision_id])[decision_id]} == both
    line = journal.latest_about(f"publication_decision:{decision_id}")
    assert (line.word, set(line.facts["records"])) == ("catalogue.decision_prepared", both)


def test_it_is_due_before_the_instrument_takes_effect():
    """LR-116: a province publishes five days before."""
    decision_id = prepared(checked(), instrument_effective_on=date(2026, 12, 20))
    assert deadlines_of(decision(decision_id)).publish_by == date(2026, 12, 15)
    assert deadlines_of(decision(decision_id)).enter_by is None


def test_only_what_was_found_sound():
    returned = drawn("dang-ky-khai-tu")
    check(returned, is_sound=False, remarks="Sai")
    refused(RecordStateRefuses, [drawn()])
    refused(RecordStateRefuses, [returned])


def test_a_record_stands_in_one_decision():
    record_id = checked()
    prepared(record_id)
    refused(DecisionStateRefuses, [record_id])


def test_forged_and_empty():
    refused(DecisionEmpty, [])
    refused(DecisionEmpty, range(10_000))
    refused(RecordNotFound, [checked(), -1])


@pytest.mark.parametrize("agency", ["khong-co", "hy2-11953-ubnd", "hy-ubnd"])
def test_a_ward_publishes_nothing_nor_what_has_ended(agency):
    refused(DecisionUnfit, [checked()], agency_code=agency)


def test_not_before_the_instrument_holds():
    refused(DecisionUnfit, [checked()], instrument_effective_on=FROM + timedelta(days=1))
    refused(DecisionUnfit, [checked("dang-ky-khai-tu")], instrument_number="x" * 101)


def test_only_procedure_control_of_the_province_prepares():
    record_id = checked()
    for by in (signer(), hire("kstt_officer", agency="hy2-so-xay-dung")):
        refused(NotPermitted, [record_id], by=by)
