import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import (
    BadIdentityNumber,
    IdentityNumberTaken,
    UsernameTaken,
)
from motcua.domain.identity.tests.people import ADMINISTRATOR, AT, STRANGER, register, words
from motcua.domain.identity.values import AccountKind
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db


def test_a_person_is_known_by_the_details_given():
    account_id = register(
        " CongDan ", kind=AccountKind.CITIZEN, identity_number="033196000011", address="Phố Hiến"
    )

    person = selectors.person(account_id)
    assert (person.username, person.identity_number) == ("congdan", "033196000011")
    assert person.kind is AccountKind.CITIZEN
    assert selectors.account_of("CÔNGDAN") is None
    assert selectors.account_of("ＣＯＮＧ dan") == account_id
    assert words(account_id) == ["identity.account_registered", "identity.password_set"]


def test_one_name_in_two_spellings_is_one_name():
    register("congdan")

    with pytest.raises(UsernameTaken):
        register("Cong\u200bDan")


def test_one_identity_number_has_one_account():
    register("a", identity_number="033196000011")

    with pytest.raises(IdentityNumberTaken):
        register("b", identity_number="033196000011")

    assert selectors.account_of("b") is None


@pytest.mark.parametrize("number", ["33196000011", "033196000011 ", "097196000011", "abc"])
def test_a_number_of_wrong_form_is_refused(number):
    """137/2015/ND-CP art. 13."""
    with pytest.raises(BadIdentityNumber):
        register(identity_number=number)

    assert selectors.account_of("thu") is None


def test_only_an_administrator_registers():
    def by(actor):
        return actions.register_account(
            username="moi", kind=AccountKind.CITIZEN, full_name="Mới", by=actor, at=AT
        )

    with pytest.raises(NotPermitted):
        by(STRANGER)
    assert selectors.account_of("moi") is None
    assert by(ADMINISTRATOR) == selectors.account_of("moi")
