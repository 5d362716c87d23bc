import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import WeakPassword
from motcua.domain.identity.tests.people import AT, PASSWORD, STRANGER, open_session, words
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.errors import NotPermitted


def set_password(account_id, password, by=SYSTEM):
    actions.set_password(account_id=account_id, password=password, by=by, at=AT)


def test_a_new_password_ends_every_session(account_id):
    open_session(account_id, "a" * 64)

    set_password(account_id, "một mật khẩu khác")

    assert selectors.open_session("a" * 64, at=AT) is None
    assert words(account_id)[-1] == "identity.password_set"


def test_the_same_password_ends_none(account_id):
    open_session(account_id, "a" * 64)
    before = words(account_id)

    set_password(account_id, PASSWORD)

    assert selectors.open_session("a" * 64, at=AT) is not None
    assert words(account_id) == before


@pytest.mark.parametrize("password", ["", "a" * 11, "a" * 201])
def test_too_short_and_too_long_are_refused(account_id, password):
    with pytest.raises(WeakPassword):
        set_password(account_id, password)


def test_only_an_administrator_sets_it(account_id):
    with pytest.raises(NotPermitted):
        set_password(account_id, "một mật khẩu khác", by=STRANGER)
