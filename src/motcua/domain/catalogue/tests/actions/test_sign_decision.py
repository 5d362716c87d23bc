"""LR-114 (63/2010/NĐ-CP art 8, 13): number, day, signer; only what is complete."""

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.errors import (
    DecisionEmpty,
    DecisionNotFound,
    DecisionStateRefuses,
    DecisionUnfit,
    NumberTaken,
    OwnRecord,
    RecordsNotReady,
    RecordStateRefuses,
)
from motcua.domain.catalogue.selectors.decisions import decision
from motcua.domain.catalogue.selectors.records import records_of
from motcua.domain.catalogue.tests.publishing import (
    AT,
    FROM,
    SLUG,
    TODAY,
    checked,
    checker,
    drawer,
    hire,
    prepared,
    sign,
    signer,
    sound_facts,
    written,
)
from motcua.domain.catalogue.values import RecordState
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


def refused(error, decision_id, **words):
    signer()
    before = written()
    with pytest.raises(error) as raised:
        sign(decision_id, **words)
    assert written() == before
    return raised.value


def test_signed():
    decision_id = prepared(checked(limit_value=3.0))
    sign(decision_id, number=" 12/QĐ-UBND  (mẫu) ")
    found = decision(decision_id)
    assert (found.number, found.signed_on, found.signer_title, found.signed_at) == (
        "12/QĐ-UBND (mẫu)",
        TODAY,
        "Chủ tịch",
        AT,
    )
    assert [each.state for each in records_of(decision_id)] == [RecordState.SIGNED]
    line = journal.latest_about(f"publication_decision:{decision_id}")
    assert (line.word, line.facts["number"]) == ("catalogue.decision_signed", "12/QĐ-UBND (mẫu)")


def test_what_does_not_pass_the_gate_is_refused_with_every_fault():
    poor = sound_facts(sequence=[], components=[])
    other = sound_facts("dang-ky-khai-tu", legal_basis=[])
    decision_id = prepared(checked(facts=poor), checked("dang-ky-khai-tu", facts=other))
    refusal = refused(RecordsNotReady, decision_id)

    assert set(refusal.faults) == {SLUG, "dang-ky-khai-tu"}
    paths = {slug: {fault.path for fault in faults} for slug, faults in refusal.faults.items()}
    assert {"sequence", "components"} <= paths[SLUG]
    assert "legal_basis" in paths["dang-ky-khai-tu"]
    told = refusal.message % refusal.details
    assert SLUG in told
    assert refusal.details["count"] == sum(map(len, refusal.faults.values()))


def test_what_cannot_even_be_read_is_refused_with_its_place():
    decision_id = prepared(checked(facts={"name": "Chỉ có tên", "la": 1}))
    refusal = refused(RecordsNotReady, decision_id)
    assert "la" in {fault.path for fault in refusal.faults[SLUG]}


def test_a_record_that_was_saved_after_the_check_is_not_signed():
    record_id = checked()
    decision_id = prepared(record_id)
    actions.save_record(
        record_id=record_id,
        facts=sound_facts(limit_value=3.0),
        expected_revision=1,
        by=drawer(),
        at=AT,
    )
    refused(RecordStateRefuses, decision_id)


@pytest.mark.parametrize(
    "words",
    [
        {"number": "  "},
        {"number": "x" * 101},
        {"number": "12\x00"},
        {"signer_name": ""},
        {"signer_title": "\n"},
        {"signed_on": TODAY + timedelta(days=1)},
    ],
)
def test_a_decision_says_who_when_and_which(words):
    refused(DecisionUnfit, prepared(checked()), **words)


def test_it_does_not_hold_before_it_was_signed_but_under_the_shortened_procedure():
    day = TODAY - timedelta(days=2)
    refused(DecisionUnfit, prepared(checked(), day=day))
    shortened = prepared(checked("dang-ky-khai-tu"), day=day, is_shortened=True)
    sign(shortened)
    assert decision(shortened).signed_on == TODAY


def test_one_agency_gives_a_number_once():
    sign(prepared(checked(limit_value=3.0)))
    refused(NumberTaken, prepared(checked("dang-ky-khai-tu")), number="12/QĐ-UBND (mẫu)")


def test_twice_out_of_order_empty_and_forged():
    record_id = checked(limit_value=3.0)
    decision_id = prepared(record_id)
    sign(decision_id)
    refused(DecisionStateRefuses, decision_id, number="13/QĐ")
    actions.withdraw_decision(decision_id=decision_id, by=signer(), at=AT)
    refused(DecisionStateRefuses, decision_id, number="14/QĐ")
    empty = prepared(record_id)
    actions.discard_record(record_id=record_id, by=drawer(), at=AT)
    refused(DecisionEmpty, empty)
    refused(DecisionNotFound, -1)


def test_who_drew_a_record_does_not_sign_it():
    both = replace(signer(), rights=signer().rights | drawer().rights)
    record_id = actions.begin_record(
        slug=SLUG, change_kind="amended", facts=sound_facts(limit_value=3.0), by=both, at=AT
    )
    actions.check_record(
        record_id=record_id, is_sound=True, remarks="", expected_revision=1, by=checker(), at=AT
    )
    refused(OwnRecord, prepared(record_id), by=both)


def test_only_those_whom_the_installation_names_sign():
    decision_id = prepared(checked(limit_value=3.0))
    strangers = (drawer(), checker(), hire("leader", agency="hy2-11953-ubnd"))
    for by in strangers:
        refused(NotPermitted, decision_id, by=by)
    assert decision(decision_id).effective_from == FROM
