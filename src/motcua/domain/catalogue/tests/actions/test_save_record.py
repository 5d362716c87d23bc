"""LR-113: what changes after the check is checked again."""

import pytest

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.errors import RecordMoved, RecordNotFound, RecordStateRefuses
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.tests.publishing import (
    AT,
    check,
    checked,
    drawer,
    drawn,
    hire,
    prepared,
    published,
    sign,
    signer,
    sound_facts,
    written,
)
from motcua.domain.catalogue.values import RecordState
from motcua.domain.identity.values import ANONYMOUS
from motcua.domain.records.errors import FactsUnfit
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


def save(record_id, *, revision=1, by=None, facts=None, **changes):
    return actions.save_record(
        record_id=record_id,
        facts=facts if facts is not None else sound_facts(**changes),
        expected_revision=revision,
        by=by or drawer(),
        at=AT,
    )


def refused(error, record_id, **words):
    by = words.pop("by", None) or drawer()
    before = written()
    with pytest.raises(error):
        save(record_id, by=by, **words)
    assert written() == before


def test_each_change_has_its_revision():
    record_id = drawn()
    assert save(record_id, limit_value=3.0) == 2
    assert save(record_id, limit_value=2.0, revision=2) == 3
    assert record(record_id).facts["limit_value"] == 2.0
    words = [line.word for line in journal.entries_about(f"catalogue_record:{record_id}")]
    assert words == ["catalogue.record_begun"] + ["catalogue.record_saved"] * 2


def test_the_same_again_changes_nothing():
    record_id = drawn()
    before = written()
    assert save(record_id) == 1
    assert written() == before


def test_a_record_need_not_be_complete():
    assert save(drawn(), facts={"name": "Mới có tên"}) == 2


def test_a_checked_record_that_is_changed_is_drafted_again():
    record_id = checked()
    save(record_id, limit_value=3.0)
    found = record(record_id)
    assert (found.state, found.checked_by, found.checked_at) == (RecordState.DRAFTED, None, None)


def test_a_checked_record_that_is_saved_as_it_is_stays_checked():
    record_id = checked()
    assert save(record_id) == 1
    assert record(record_id).state is RecordState.CHECKED


def test_a_returned_record_is_handed_in_again():
    record_id = drawn()
    check(record_id, is_sound=False, remarks="Thiếu căn cứ pháp lý")
    assert save(record_id) == 2
    found = record(record_id)
    assert (found.state, found.remarks) == (RecordState.DRAFTED, "Thiếu căn cứ pháp lý")


def test_two_people_do_not_overwrite_each_other():
    record_id = drawn()
    save(record_id, limit_value=3.0)
    refused(RecordMoved, record_id, limit_value=2.0)


def test_what_is_signed_published_or_discarded_is_not_changed():
    record_id = checked(limit_value=3.0)
    sign(prepared(record_id))
    refused(RecordStateRefuses, record_id, limit_value=2.0)
    other = checked("dang-ky-khai-tu", limit_value=2.0)
    published(other, number="2/QĐ")
    refused(RecordStateRefuses, other, limit_value=3.0)
    gone = drawn("trich-luc-ho-tich")
    actions.discard_record(record_id=gone, by=drawer(), at=AT)
    refused(RecordStateRefuses, gone)


def test_forged_ids_strangers_and_facts():
    record_id = drawn()
    refused(RecordNotFound, -1)
    refused(FactsUnfit, record_id, facts=["không phải bản ghi"])
    for by in (ANONYMOUS, signer(), hire("case_officer", agency="hy2-so-xay-dung")):
        refused(NotPermitted, record_id, by=by)
