"""Where a dossier is filed and how the result comes back."""

import pytest

from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.drafts.tests.people import DELIVERY, SENT_AT, draft


def save(people, draft_id, **changes):
    return [
        fault.field_key
        for fault in drafts.save_delivery(
            draft_id=draft_id, typed={**DELIVERY, **changes}, by=people.citizen, at=SENT_AT
        )
    ]


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({}, []),
        ({"commune_code": ""}, ["commune_code"]),
        ({"commune_code": "99999"}, ["commune_code"]),
        ({"return_method": "pigeon"}, ["return_method"]),
        ({"return_method": "post"}, ["return_address"]),
        ({"return_method": "post", "return_address": "Thôn Đông, xã Tiên Lữ"}, []),
        ({"phone_number": "12"}, ["phone_number"]),
        ({"email": "không phải thư"}, ["email"]),
    ],
)
def test_answers(people, changes, faulty):
    draft_id = draft(people, delivery=None)
    assert save(people, draft_id, **changes) == faulty
    page = draft_of(draft_id, account_id=people.citizen.account_id)
    assert page.delivery == {**DELIVERY, **changes}
    assert ("noi-nop" in page.pages_done) is (faulty == [])


def test_somebody_elses_draft_is_refused(people, written):
    draft_id = draft(people)
    before = written()
    with pytest.raises(DraftNotFound):
        drafts.save_delivery(draft_id=draft_id, typed=DELIVERY, by=people.neighbour, at=SENT_AT)
    assert written() == before
