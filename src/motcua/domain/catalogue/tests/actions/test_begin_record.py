"""LR-113, LR-114 (63/2010/NĐ-CP art 14): new, amended, replaced, abolished."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from motcua.domain.catalogue import actions
from motcua.domain.catalogue.errors import BaseUnfit, RecordUnderWork, SlugUnfit
from motcua.domain.catalogue.selectors import procedure_on, record_of
from motcua.domain.catalogue.selectors.records import record, records
from motcua.domain.catalogue.tests.publishing import (
    AT,
    FROM,
    SLUG,
    TODAY,
    checked,
    drawer,
    drawn,
    hire,
    published,
    signer,
    sound_facts,
    written,
)
from motcua.domain.catalogue.values import ChangeKind, RecordState
from motcua.domain.identity.values import ANONYMOUS
from motcua.domain.records.errors import FactsUnfit
from motcua.domain.records.rules.record import record_as_data
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


def begin(slug=SLUG, kind=ChangeKind.AMENDED, by=None, at=AT, **words):
    return actions.begin_record(slug=slug, change_kind=kind, by=by or drawer(), at=at, **words)


def refused(error, *args, **words):
    drawer()
    before = written()
    with pytest.raises(error):
        begin(*args, **words)
    assert written() == before


def test_a_change_starts_from_what_is_in_force():
    record_id = begin()
    found, page = record(record_id), procedure_on(SLUG, TODAY)
    assert (found.state, found.revision, found.base_version_id) == (
        RecordState.DRAFTED,
        1,
        page.version_id,
    )
    assert found.facts == record_as_data(record_of(page.version_id))
    assert found.drawn_by == drawer().account_id
    assert journal.latest_about(f"catalogue_record:{record_id}").word == "catalogue.record_begun"
    assert [each.record_id for each in records(slug=SLUG)] == [record_id]


def test_a_new_procedure_starts_from_nothing():
    found = record(begin("thu-tuc-chua-co", ChangeKind.NEW))
    assert (found.base_version_id, found.facts["name"], found.facts["components"]) == (None, "", [])


@pytest.mark.parametrize("slug", ["", "Thủ tục", "a b", "-a", "a-", "a--b", "x" * 101, "a/b"])
def test_the_short_name_is_part_of_the_address(slug):
    refused(SlugUnfit, slug, ChangeKind.NEW)


def test_a_name_that_is_taken_is_not_new():
    refused(SlugUnfit, SLUG, ChangeKind.NEW)
    other = procedure_on("dang-ky-khai-sinh", TODAY).version_id
    refused(SlugUnfit, SLUG, ChangeKind.REPLACED, base_version_id=other)


def test_a_change_needs_a_base_of_its_own_procedure():
    other = procedure_on("dang-ky-khai-sinh", TODAY).version_id
    refused(BaseUnfit, "thu-tuc-chua-co")
    refused(BaseUnfit, SLUG, base_version_id=other)
    refused(BaseUnfit, SLUG, base_version_id=-1)
    refused(BaseUnfit, "thay-the", ChangeKind.REPLACED)
    refused(BaseUnfit, "moi", ChangeKind.NEW, base_version_id=other)


def test_a_superseded_version_is_no_base():
    former = procedure_on(SLUG, TODAY).version_id
    published(checked(limit_value=3.0))
    refused(BaseUnfit, SLUG, base_version_id=former)
    to_come = procedure_on(SLUG, FROM).version_id
    assert record(begin(base_version_id=to_come)).facts["limit_value"] == 3.0


def test_one_procedure_is_drawn_once_at_a_time():
    record_id = begin()
    refused(RecordUnderWork)
    refused(RecordUnderWork, kind=ChangeKind.ABOLISHED)
    actions.discard_record(record_id=record_id, by=drawer(), at=AT)
    assert begin() != record_id


def test_facts_that_are_no_record_are_refused():
    refused(FactsUnfit, facts={"name": "a\x00"})


def test_only_who_draws_begins():
    for by in (ANONYMOUS, signer(), hire("one_stop_officer", agency="hy2-pvhcc")):
        refused(NotPermitted, by=by)


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_at_once_have_one_record():
    by, facts = drawer(), sound_facts()

    def run():
        try:
            begin(by=by, facts=facts)
        except RecordUnderWork:
            return "refused"
        else:
            return "begun"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        outcomes = [job.result() for job in [pool.submit(run) for _ in range(4)]]
    assert sorted(outcomes) == ["begun", "refused", "refused", "refused"]
    assert len(records(slug=SLUG)) == 1


def test_a_record_may_be_drawn_and_stand_beside_another_procedures():
    assert len({drawn(), drawn("dang-ky-khai-sinh")}) == 2
