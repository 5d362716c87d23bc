"""LR-099 (91/2025/QH15 art 14). A note is for officials, can be erased, and moves nothing."""

import pytest
from django.apps import apps

from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    PHO_HIEN_COMMITTEE,
    PHO_HIEN_ONE_STOP,
    appraising,
    everybody,
    submitted,
)
from motcua.domain.workflow import actions as workflow
from motcua.domain.workflow.errors import NoteImpossible
from motcua.domain.workflow.selectors.notes import notes_of
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted


@pytest.fixture
def people(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return everybody()


@pytest.fixture
def row():
    model = apps.get_model("dossiers", "Dossier")
    return lambda code: model.objects.get(code=code)


def note(code, by, text="Đã gọi điện, gia đình sẽ mang bản chính đến."):
    return workflow.write_note(dossier_code=code, text=text, by=by, at=ACCEPTED_AT)


def test_the_newest_stands_first_and_the_dossier_stays(people, row):
    code = appraising(people)
    version = row(code).version
    note(code, people.one_stop, "  Bản chính ở ngăn 3. ")
    note(code, people.case_officer)
    newest, first = notes_of(row(code).pk)
    assert (first.text, first.written_by_name, first.agency_code) == (
        "Bản chính ở ngăn 3.",
        "Lê Thu Trang",
        PHO_HIEN_ONE_STOP,
    )
    assert newest.agency_code == PHO_HIEN_COMMITTEE
    assert row(code).version == version


def test_the_words_can_be_erased_and_the_journal_stays(people, row):
    code = submitted(people)
    note(code, people.one_stop)
    line = journal.latest_about(row(code).reference, module="workflow")
    assert line.word == "workflow.note_written"
    assert "gia đình" not in repr(line.facts)
    assert journal.private_facts_of(line)["text"].startswith("Đã gọi điện")
    journal.shred(subject=row(code).reference, by="system", at=ACCEPTED_AT)
    assert journal.private_facts_of(line) == {}


def test_who_may_not_writes_nothing(people, row):
    code = submitted(people)
    entries = apps.get_model("journal", "Entry").objects
    before = entries.count()
    with pytest.raises(NotPermitted):
        note(code, people.controller)  # Reads, and acts on nothing (61/2018/NĐ-CP art 29).
    for by in (people.citizen, people.stranger, people.administrator):
        with pytest.raises(DossierNotFound):
            note(code, by)
    for text in ("  ", "x" * 2001):
        with pytest.raises(NoteImpossible):
            note(code, people.one_stop, text)
    assert notes_of(row(code).pk) == []
    assert entries.count() == before
