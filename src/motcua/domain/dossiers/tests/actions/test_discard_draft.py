"""Throwing a draft away."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DraftNotFound
from motcua.domain.dossiers.selectors import drafts_of
from motcua.domain.dossiers.tests.people import SENT_AT, draft


def test_it_is_gone(people):
    draft_id = draft(people)
    dossiers.discard_draft(draft_id=draft_id, by=people.citizen, at=SENT_AT)
    assert drafts_of(people.citizen.account_id) == []


def test_a_sent_one_and_somebody_elses_stay(people, written):
    sent_id, open_id = draft(people), draft(people)
    dossiers.submit(draft_id=sent_id, by=people.citizen, at=SENT_AT)
    before = written()
    for draft_id, by in ((sent_id, people.citizen), (open_id, people.neighbour)):
        with pytest.raises(DraftNotFound):
            dossiers.discard_draft(draft_id=draft_id, by=by, at=SENT_AT)
    assert written() == before
