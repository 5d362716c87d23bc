"""LR-001, LR-002. Sending a dossier."""

from datetime import datetime

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DraftIncomplete
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    PAGES,
    PHO_HIEN_COMMITTEE,
    PHO_HIEN_ONE_STOP,
    SENT_AT,
    draft,
    submitted,
)
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.errors import DraftNotFound
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

ROUND_TRIPS_MAX = 11


def submit(draft_id, by, at=SENT_AT):
    return dossiers.submit(draft_id=draft_id, by=by, at=at)


def test_the_code_is_that_of_the_agency_and_day_and_counts_on(people, row, facts):
    """TT 03/2025/TT-VPCP art 13: identifier of 20/2020/QĐ-TTg, day, serial of the day."""
    first = submit(draft(people), people.citizen)
    second = submit(draft(people), people.citizen)

    assert first.dossier_code == "H31.101.00-261119-0001"
    assert second.dossier_code == "H31.101.00-261119-0002"
    dossier = row(first.dossier_code)
    assert (dossier.state, dossier.version) == ("submitted", 1)
    assert dossier.receiving_agency_id == PHO_HIEN_ONE_STOP
    assert dossier.competent_agency_id == PHO_HIEN_COMMITTEE
    assert dossier.submitter_name == "Phạm Thị Hạnh"
    assert dossier.due_at is None
    assert facts() == ["dossiers.submitted.1"] * 2
    assert [line.word for line in journal.entries_about(dossier.reference)] == [
        "dossiers.submitted"
    ]


def test_the_serial_starts_anew_each_day(people):
    submit(draft(people), people.citizen)
    next_day = datetime(2026, 11, 20, 8, 0, tzinfo=VIETNAM)
    sent = submit(draft(people, at=next_day), people.citizen, at=next_day)
    assert sent.dossier_code == "H31.101.00-261120-0001"


def test_the_papers_stand_as_the_published_list_has_them(people, row):
    components = row(submitted(people)).components.order_by("order")
    assert [(paper.order, paper.source) for paper in components] == [
        (1, "form"),
        (2, "upload"),
        (3, "database"),
    ]


def test_sending_twice_sends_once(people, facts, written):
    draft_id = draft(people)
    first = submit(draft_id, people.citizen)
    before = written()
    again = submit(draft_id, people.citizen, at=ACCEPTED_AT)
    assert again.dossier_code == first.dossier_code
    assert again.is_repeat
    assert written() == before
    assert facts() == ["dossiers.submitted.1"]


def test_what_is_missing_is_named_page_by_page_and_nothing_is_sent(people, written):
    pages = {**PAGES, "tre": {**PAGES["tre"], "child_given_name": ""}}
    draft_id = draft(people, pages=pages, delivery=None)
    before = written()
    with pytest.raises(DraftIncomplete) as refusal:
        submit(draft_id, people.citizen)
    faults = refusal.value.details["faults"]
    assert ("tre", "child_given_name", "Chưa ghi: Tên.") in faults
    assert {page for page, _, _ in faults} == {"tre", "noi-nop"}
    assert written() == before


def test_a_paper_that_must_be_attached_is_missed(people, written):
    """The general form fills in nothing of the published list."""
    draft_id = drafts.start_draft(
        procedure_slug="dang-ky-lai-khai-sinh", by=people.citizen, at=SENT_AT
    )
    before = written()
    with pytest.raises(DraftIncomplete) as refusal:
        submit(draft_id, people.citizen)
    assert "giay-to" in {page for page, _, _ in refusal.value.details["faults"]}
    assert written() == before


def test_somebody_elses_draft_is_not_sent(people, written):
    draft_id = draft(people)
    before = written()
    with pytest.raises(DraftNotFound):
        submit(draft_id, people.neighbour)
    assert written() == before


def test_round_trips_are_few_and_the_serial_is_taken_last(people, reference_data_at_hand):
    """The bench counts on it (docs/howto/measure.md): a busy agency's applicants wait for the
    serial's row only while the dossier itself is written."""
    draft_id = draft(people)
    submit(draft(people), people.citizen)  # Warms what is kept in the process.
    with CaptureQueriesContext(connection) as queries:
        submit(draft_id, people.citizen)
    statements = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) <= ROUND_TRIPS_MAX, statements
    assert "dossiers_counter" in statements[-2]
    assert statements[-1].startswith('INSERT INTO "dossiers_dossier"')
    assert apps.get_model("dossiers", "Counter").objects.get(kind="dossier").last_number == 2
