"""Throwing a draft away."""

import pytest

from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.selectors import drafts_of
from motcua.domain.drafts.tests.people import SENT_AT, draft


def test_it_is_gone(people):
    draft_id = draft(people)
    drafts.discard_draft(draft_id=draft_id, by=people.citizen, at=SENT_AT)
    assert drafts_of(people.citizen.account_id) == []


def test_a_sent_one_and_somebody_elses_stay(people, written):
    sent_id, open_id = draft(people), draft(people)
    drafts.hand_in(draft_id=sent_id, dossier_id=7, by=people.citizen, at=SENT_AT)
    before = written()
    for draft_id, by in ((sent_id, people.citizen), (open_id, people.neighbour)):
        with pytest.raises(DraftNotFound):
            drafts.discard_draft(draft_id=draft_id, by=by, at=SENT_AT)
    assert written() == before
