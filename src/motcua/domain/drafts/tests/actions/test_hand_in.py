"""A draft that was sent is nobody's to change any more."""

import pytest
from django.db import IntegrityError, transaction

from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.selectors import draft_of, draft_to_send, drafts_of
from motcua.domain.drafts.tests.people import SENT_AT, draft


def hand_in(draft_id, people, dossier_id=7):
    drafts.hand_in(draft_id=draft_id, dossier_id=dossier_id, by=people.citizen, at=SENT_AT)


def test_it_leaves_the_list_and_says_what_it_became(people):
    draft_id = draft(people)
    hand_in(draft_id, people)
    assert drafts_of(people.citizen.account_id) == []
    assert draft_of(draft_id, account_id=people.citizen.account_id).dossier_id == 7


def test_the_id_of_what_it_becomes_is_taken_with_the_lock(people):
    account_id = people.citizen.account_id
    with transaction.atomic():
        page, number = draft_to_send(draft(people), account_id=account_id, next_id="40 + 2")
    assert number == 42
    assert page.dossier_id is None


def test_two_drafts_are_not_one_dossier(people):
    hand_in(draft(people), people)
    with pytest.raises(IntegrityError), transaction.atomic():
        hand_in(draft(people), people)
