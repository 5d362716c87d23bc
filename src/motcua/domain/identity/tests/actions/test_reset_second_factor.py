import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import OwnRights
from motcua.domain.identity.permissions import GRANT
from motcua.domain.identity.rules import code_of_step, new_secret, step_at
from motcua.domain.identity.tests.people import AT, STRANGER, open_session, words
from motcua.domain.identity.values import SYSTEM, Actor
from motcua.foundation.errors import NotPermitted


@pytest.fixture
def enrolled(account_id):
    secret = new_secret()
    code = code_of_step(secret, step_at(AT))
    actions.enrol_second_factor(account_id=account_id, secret=secret, code=code, by=SYSTEM, at=AT)
    return account_id


def test_a_lost_telephone_opens_nothing_any_more(enrolled):
    open_session(enrolled, "a" * 64)

    actions.reset_second_factor(account_id=enrolled, by=SYSTEM, at=AT)

    assert not selectors.has_second_factor(enrolled)
    assert selectors.open_session("a" * 64, at=AT) is None
    assert words(enrolled)[-1] == "identity.second_factor_reset"


def test_nobody_takes_off_his_own(enrolled):
    administrator = Actor(
        account_id=enrolled,
        reference="account:1",
        full_name="",
        rights=frozenset({(GRANT, "hy2-van-phong")}),
    )
    with pytest.raises(OwnRights):
        actions.reset_second_factor(account_id=enrolled, by=administrator, at=AT)
    with pytest.raises(NotPermitted):
        actions.reset_second_factor(account_id=enrolled, by=STRANGER, at=AT)

    assert selectors.has_second_factor(enrolled)
