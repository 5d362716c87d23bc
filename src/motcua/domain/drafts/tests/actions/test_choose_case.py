"""LR-138. The case of a draft: chosen, changed, taken back; one that does not exist is refused."""

import pytest

from motcua.domain.catalogue.errors import CaseUnknown
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.drafts.tests.people import BIRTH, SENT_AT, draft
from motcua.foundation import journal


def choose(people, draft_id, key, *, by=None):
    drafts.choose_case(draft_id=draft_id, case_key=key, by=by or people.citizen, at=SENT_AT)
    return draft_of(draft_id, account_id=people.citizen.account_id).case_key


def test_it_is_chosen_changed_and_taken_back(people):
    draft_id = draft(people)
    assert [choose(people, draft_id, key) for key in ("qua-han", "bi-bo-roi", "")] == [
        "qua-han",
        "bi-bo-roi",
        "",
    ]
    line = journal.latest_about(f"draft:{draft_id}")
    assert (line.word, line.facts) == ("drafts.saved", {"page": "truong-hop"})


def test_the_same_again_writes_nothing(people, written):
    draft_id = draft(people)
    choose(people, draft_id, "qua-han")
    before = written()
    choose(people, draft_id, "qua-han")
    assert written() == before


def test_an_unknown_case_and_somebody_else_s_draft_are_refused(people, written):
    draft_id = draft(people)
    before = written()
    with pytest.raises(CaseUnknown):
        choose(people, draft_id, "khong-co")
    with pytest.raises(DraftNotFound):
        choose(people, draft_id, "qua-han", by=people.neighbour)
    assert written() == before


def test_it_comes_along_from_looking_for_the_procedure(people):
    for said, kept in (("bi-bo-roi", "bi-bo-roi"), ("khong-co", "")):
        draft_id = drafts.start_draft(
            procedure_slug=BIRTH, case_key=said, by=people.citizen, at=SENT_AT
        )
        assert draft_of(draft_id, account_id=people.citizen.account_id).case_key == kept
