"""Keeping what was typed."""

import pytest

from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.drafts.tests.people import PAGES, SENT_AT, draft


def page_of(people, draft_id):
    return draft_of(draft_id, account_id=people.citizen.account_id)


def test_a_wrong_date_is_kept_as_typed_and_named(people):
    draft_id = draft(people)
    faults = drafts.save_answers(
        draft_id=draft_id,
        page_key="tre",
        typed={**PAGES["tre"], "child_birth_date-day": "31"},
        by=people.citizen,
        at=SENT_AT,
    )
    assert [fault.field_key for fault in faults] == ["child_birth_date"]
    page = page_of(people, draft_id)
    assert page.answers["child_birth_date"] == {"day": "31", "month": "11", "year": "2026"}
    assert page.answers["child_given_name"] == "An"
    assert "tre" not in page.pages_done


def test_a_page_without_faults_is_done(people):
    assert set(page_of(people, draft(people)).pages_done) == {*PAGES, "noi-nop"}


def test_saving_one_page_leaves_the_others(people):
    draft_id = draft(people)
    drafts.save_answers(
        draft_id=draft_id, page_key="cha-me", typed={}, by=people.citizen, at=SENT_AT
    )
    assert page_of(people, draft_id).answers["child_given_name"] == "An"


def test_somebody_elses_draft_an_unknown_page_and_a_sent_draft_are_refused(people, written):
    draft_id = draft(people)
    sent_id = draft(people)
    drafts.hand_in(draft_id=sent_id, dossier_id=7, by=people.citizen, at=SENT_AT)
    before = written()
    for target, page_key, by in (
        (draft_id, "tre", people.neighbour),
        (draft_id, "khong-co", people.citizen),
        (sent_id, "tre", people.citizen),
    ):
        with pytest.raises(DraftNotFound):
            drafts.save_answers(
                draft_id=target, page_key=page_key, typed=PAGES["tre"], by=by, at=SENT_AT
            )
    assert written() == before
