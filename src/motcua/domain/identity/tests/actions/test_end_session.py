import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.tests.people import AT, himself, open_session, words
from motcua.domain.identity.values import ANONYMOUS

KEY = "a" * 64


def end(by=ANONYMOUS):
    return actions.end_session(key_digest=KEY, by=by, at=AT)


def test_signing_out_ends_it_once(account_id):
    open_session(account_id, KEY)

    assert end(himself(account_id))
    assert not end(himself(account_id))

    assert selectors.open_session(KEY, at=AT) is None
    assert words(account_id).count("identity.signed_out") == 1


@pytest.mark.django_db
def test_a_visitors_session_ends_without_a_word():
    open_session(None, KEY)

    assert end()
