"""Taking a file out again."""

import pytest

from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.drafts.tests.people import SENT_AT, draft


def test_it_is_gone_and_taking_it_twice_does_nothing_more(people, written):
    draft_id = draft(people)
    values = {"draft_id": draft_id, "component_order": 2, "by": people.citizen, "at": SENT_AT}
    drafts.remove_paper(**values)
    assert draft_of(draft_id, account_id=people.citizen.account_id).papers == {}
    before = written()
    drafts.remove_paper(**values)
    assert written() == before


def test_somebody_elses_draft_is_refused(people, written):
    draft_id = draft(people)
    before = written()
    with pytest.raises(DraftNotFound):
        drafts.remove_paper(draft_id=draft_id, component_order=2, by=people.neighbour, at=SENT_AT)
    assert written() == before
