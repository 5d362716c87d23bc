"""A draft nobody came back to goes after 30 days."""

from datetime import timedelta

from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.selectors import drafts_forgotten_since
from motcua.domain.drafts.tests.people import SENT_AT, draft
from motcua.domain.identity.values import SYSTEM


def expire(draft_id, **after):
    return drafts.expire_draft(draft_id=draft_id, by=SYSTEM, at=SENT_AT + timedelta(**after))


def test_it_stays_thirty_days_and_then_goes(people):
    draft_id = draft(people)
    assert not expire(draft_id, days=30)
    assert expire(draft_id, days=30, seconds=1)
    assert not expire(draft_id, days=31)


def test_a_sent_one_never_goes(people):
    draft_id = draft(people)
    drafts.hand_in(draft_id=draft_id, dossier_id=7, by=people.citizen, at=SENT_AT)
    assert not expire(draft_id, days=400)
    assert drafts_forgotten_since(SENT_AT + timedelta(days=400)) == []
