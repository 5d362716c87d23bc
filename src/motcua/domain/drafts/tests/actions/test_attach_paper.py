"""Attaching a file to its place in the list of papers."""

import pytest

from motcua.domain.documents.actions import keep_file
from motcua.domain.documents.errors import FileNotKept
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.errors import DraftNotFound, PaperUnknown
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.drafts.tests.people import SENT_AT, draft, picture
from motcua.foundation.errors import NotPermitted


def keep(by, name="ảnh.jpg"):
    return keep_file(chunks=[picture()], original_name=name, by=by, at=SENT_AT).file_id


def attach(draft_id, order, file_id, by):
    drafts.attach_paper(
        draft_id=draft_id, component_order=order, file_id=file_id, by=by, at=SENT_AT
    )


def test_a_second_file_replaces_the_first(people):
    draft_id = draft(people)
    attach(draft_id, 2, keep(people.citizen, "trang 2.jpg"), people.citizen)
    papers = draft_of(draft_id, account_id=people.citizen.account_id).papers
    assert [paper["name"] for paper in papers.values()] == ["trang 2.jpg"]


def test_a_paper_the_published_list_does_not_name_has_no_place(people, written):
    """63/2010/NĐ-CP art 8."""
    draft_id, file_id = draft(people), keep(people.citizen)
    before = written()
    with pytest.raises(PaperUnknown):
        attach(draft_id, 9, file_id, people.citizen)
    assert written() == before


def test_somebody_elses_file_or_draft_or_no_file_is_refused(people, written):
    draft_id, file_id = draft(people), keep(people.neighbour)
    before = written()
    with pytest.raises(NotPermitted):
        attach(draft_id, 2, file_id, people.citizen)
    with pytest.raises(DraftNotFound):
        attach(draft_id, 2, file_id, people.neighbour)
    with pytest.raises(FileNotKept):
        attach(draft_id, 2, 999_999, people.citizen)
    assert written() == before
