import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.tests.people import AT, STRANGER, words
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.errors import NotPermitted


def test_a_closed_account_is_somebody_again(account_id):
    actions.close_account(account_id=account_id, by=SYSTEM, at=AT)

    with pytest.raises(NotPermitted):
        actions.reopen_account(account_id=account_id, by=STRANGER, at=AT)
    assert not selectors.actor_for(account_id, at=AT).is_signed_in

    actions.reopen_account(account_id=account_id, by=SYSTEM, at=AT)
    actions.reopen_account(account_id=account_id, by=SYSTEM, at=AT)
    assert selectors.actor_for(account_id, at=AT).is_signed_in
    assert words(account_id).count("identity.account_reopened") == 1
