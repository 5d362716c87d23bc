"""LR-113. A file becomes drafts of all its procedures, or of none."""

import pytest

from motcua.domain.catalogue.actions import import_records
from motcua.domain.catalogue.errors import RecordMoved, RecordUnderWork
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.tests import publishing
from motcua.domain.catalogue.tests.publishing import AT
from motcua.domain.catalogue.values import ChangeKind
from motcua.domain.catalogue.values.imports import RecordToImport
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
OTHER = "chung-thuc-ban-sao"


def wanted(slug=publishing.SLUG, **words):
    facts = publishing.sound_facts(slug, name=f"Tên mới của {slug}")
    return RecordToImport(slug=slug, change_kind=ChangeKind.AMENDED, facts=facts, **words)


def test_every_procedure_of_a_file_becomes_a_draft():
    first, second = import_records(records=[wanted(), wanted(OTHER)], by=publishing.drawer(), at=AT)
    assert record(first).facts["name"] == f"Tên mới của {publishing.SLUG}"
    assert record(second).slug == OTHER
    assert record(second).base_version_id is not None
    [line] = journal.entries_about("catalogue_import")
    assert line.facts["slugs"] == [publishing.SLUG, OTHER]


def test_a_draft_that_there_is_goes_on_with_what_the_file_says():
    record_id = publishing.drawn()
    [kept] = import_records(
        records=[wanted(record_id=record_id, revision=1)], by=publishing.drawer(), at=AT
    )
    assert kept == record_id
    assert record(record_id).revision == 2
    assert record(record_id).facts["name"].startswith("Tên mới")


@pytest.mark.parametrize(
    ("second", "refusal"),
    [
        (lambda _record_id: wanted(), RecordUnderWork),
        (lambda record_id: wanted(record_id=record_id, revision=7), RecordMoved),
    ],
)
def test_one_that_is_refused_keeps_all_out(second, refusal):
    record_id = publishing.drawn()
    before = publishing.written()
    with pytest.raises(refusal):
        import_records(records=[wanted(OTHER), second(record_id)], by=publishing.drawer(), at=AT)
    assert publishing.written() == before


def test_only_who_draws_may():
    signer = publishing.signer()
    before = publishing.written()
    with pytest.raises(NotPermitted):
        import_records(records=[], by=signer, at=AT)
    assert publishing.written() == before
