"""LR-113 (63/2010/NĐ-CP art 13): the check by procedure control, by another person."""

import pytest

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.errors import (
    OwnRecord,
    RecordMoved,
    RecordNotFound,
    RecordStateRefuses,
    RemarksMissing,
)
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.tests.publishing import (
    AT,
    check,
    checked,
    checker,
    drawer,
    drawn,
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


def refused(error, record_id, *, revision=1, is_sound=True, remarks="", by=None):
    by = by or checker()
    before = written()
    with pytest.raises(error):
        actions.check_record(
            record_id=record_id,
            is_sound=is_sound,
            remarks=remarks,
            expected_revision=revision,
            by=by,
            at=AT,
        )
    assert written() == before


def test_sound():
    record_id = drawn()
    assert check(record_id) is RecordState.CHECKED
    found = record(record_id)
    assert (found.checked_by, found.checked_at) == (checker().account_id, AT)
    line = journal.latest_about(f"catalogue_record:{record_id}")
    assert (line.word, line.facts["is_sound"]) == ("catalogue.record_checked", True)


def test_returned_with_what_is_to_be_mended():
    record_id = drawn()
    assert (
        check(record_id, is_sound=False, remarks=" Thiếu lệ phí\r\nSai mã ") is RecordState.RETURNED
    )
    assert record(record_id).remarks == "Thiếu lệ phí\nSai mã"


def test_what_was_found_sound_may_still_be_given_back_before_it_is_signed():
    record_id = checked()
    assert check(record_id, is_sound=False, remarks="Xem lại phí") is RecordState.RETURNED


@pytest.mark.parametrize("remarks", ["", "  \n", "x" * 2001, "a\x07b"])
def test_what_goes_back_says_why(remarks):
    refused(RemarksMissing, drawn(), is_sound=False, remarks=remarks)


def test_who_drew_or_saved_it_does_not_check_it():
    record_id = drawn()
    refused(OwnRecord, record_id, by=drawer())
    actions.save_record(
        record_id=record_id,
        facts=sound_facts(limit_value=3.0),
        expected_revision=1,
        by=checker(),
        at=AT,
    )
    refused(OwnRecord, record_id, revision=2)
    assert check(record_id, by=hire("kstt_officer", number=3)) is RecordState.CHECKED


def test_what_was_not_read_is_not_checked():
    record_id = drawn()
    actions.save_record(
        record_id=record_id,
        facts=sound_facts(limit_value=3.0),
        expected_revision=1,
        by=drawer(),
        at=AT,
    )
    refused(RecordMoved, record_id, revision=1)


def test_checked_twice_signed_or_forged():
    record_id = checked(limit_value=3.0)
    refused(RecordStateRefuses, record_id)
    sign(prepared(record_id))
    refused(RecordStateRefuses, record_id, is_sound=False, remarks="Muộn rồi")
    refused(RecordNotFound, -1)


def test_only_procedure_control_of_the_province_checks():
    record_id = drawn()
    strangers = (
        signer(),
        hire("kstt_officer", agency="hy2-so-xay-dung"),
        hire("one_stop_officer", agency="hy2-pvhcc"),
    )
    for by in strangers:
        refused(NotPermitted, record_id, by=by)
