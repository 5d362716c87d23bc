import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import OwnRights
from motcua.domain.identity.permissions import GRANT
from motcua.domain.identity.tests.people import AT, STRANGER, himself, open_session, words
from motcua.domain.identity.values import ANONYMOUS, SYSTEM, Actor
from motcua.foundation.errors import NotPermitted


def close(account_id, by=SYSTEM):
    actions.close_account(account_id=account_id, by=by, at=AT)


def test_a_closed_account_is_nobody_at_once(account_id):
    open_session(account_id, "a" * 64)

    close(account_id)
    close(account_id)

    assert selectors.open_session("a" * 64, at=AT) is None
    assert selectors.actor_for(account_id, at=AT) is ANONYMOUS
    assert words(account_id).count("identity.account_closed") == 1


def test_nobody_closes_his_own_and_no_stranger_any(account_id):
    administrator = Actor(
        account_id=account_id,
        reference=himself(account_id).reference,
        full_name="",
        rights=frozenset({(GRANT, "hy2-van-phong")}),
    )
    with pytest.raises(OwnRights):
        close(account_id, by=administrator)
    with pytest.raises(NotPermitted):
        close(account_id, by=STRANGER)

    assert selectors.actor_for(account_id, at=AT).is_signed_in
