import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import OldPasswordWrong, TooManyTries, WeakPassword
from motcua.domain.identity.tests.people import AT, PASSWORD, himself, open_session, words
from motcua.domain.identity.values import ANONYMOUS
from motcua.foundation.errors import NotPermitted

HERE, THERE = "a" * 64, "b" * 64
NEW = "một mật khẩu khác"


def change(account_id, *, old=PASSWORD, new=NEW, by=None):
    actions.change_password(
        old_password=old,
        new_password=new,
        kept_session=HERE,
        by=by or himself(account_id),
        at=AT,
    )


def test_other_sessions_end_and_the_one_in_use_stays(account_id):
    open_session(account_id, HERE)
    open_session(account_id, THERE)

    change(account_id)

    assert selectors.open_session(HERE, at=AT) is not None
    assert selectors.open_session(THERE, at=AT) is None
    assert words(account_id)[-1] == "identity.password_changed"
    change(account_id, old=NEW, new=PASSWORD)


def test_refusals_change_nothing(account_id):
    with pytest.raises(OldPasswordWrong):
        change(account_id, old="sai mật khẩu")
    with pytest.raises(WeakPassword):
        change(account_id, new="ngắn")
    with pytest.raises(NotPermitted):
        change(account_id, by=ANONYMOUS)

    change(account_id)


def test_the_old_password_cannot_be_guessed(account_id):
    for _ in range(5):
        with pytest.raises(OldPasswordWrong):
            change(account_id, old="sai mật khẩu")

    with pytest.raises(TooManyTries):
        change(account_id)
