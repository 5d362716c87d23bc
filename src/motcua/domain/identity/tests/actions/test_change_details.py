import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import BadIdentityNumber, IdentityNumberTaken
from motcua.domain.identity.tests.people import AT, STRANGER, register, words
from motcua.domain.identity.values import SYSTEM
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

DETAILS = {
    "full_name": "Nguyễn Thị Thử",
    "identity_number": "",
    "phone_number": "0900 000 111",
    "email": "",
    "address": "Phố Hiến",
    "born_on": None,
}


def change(account_id, *, by=SYSTEM, **details):
    actions.change_details(account_id=account_id, by=by, at=AT, **(DETAILS | details))


def test_the_journal_names_the_fields_and_not_what_stands_in_them(account_id):
    change(account_id)

    line = journal.latest_about(f"account:{account_id}")
    assert line.facts == {"fields": ["address", "phone_number"]}
    assert selectors.person(account_id).address == "Phố Hiến"


def test_equal_details_write_nothing(account_id):
    change(account_id)
    before = words(account_id)

    change(account_id)

    assert words(account_id) == before


def test_refusals_change_nothing(account_id):
    register("other", identity_number="033196000011")
    before = selectors.person(account_id)

    with pytest.raises(IdentityNumberTaken):
        change(account_id, identity_number="033196000011")
    with pytest.raises(BadIdentityNumber):
        change(account_id, identity_number="1")
    with pytest.raises(NotPermitted):
        change(account_id, by=STRANGER)

    assert selectors.person(account_id) == before
