from datetime import timedelta

import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import SessionEnded
from motcua.domain.identity.tests.people import AT, open_session, words
from motcua.domain.identity.values import ANONYMOUS

KEY = "a" * 64


def keep(account_id, data, at=AT):
    actions.keep_session(
        key_digest=KEY, data=data, account_id=account_id, device=None, by=ANONYMOUS, at=at
    )


def test_opening_a_persons_session_is_signing_in(account_id):
    open_session(account_id, KEY)

    kept = selectors.open_session(KEY, at=AT)
    assert kept.actor.account_id == account_id
    assert words(account_id)[-1] == "identity.signed_in"


def test_keeping_replaces_the_data_and_counts_as_use(account_id):
    open_session(account_id, KEY)
    later = AT + timedelta(minutes=20)

    keep(account_id, "x", at=later)

    kept = selectors.open_session(KEY, at=later + timedelta(minutes=29))
    assert (kept.data, kept.opened_at, kept.seen_at) == ("x", AT, later)
    assert words(account_id).count("identity.signed_in") == 1


def test_what_has_ended_is_not_opened_again(account_id):
    with pytest.raises(SessionEnded):
        keep(account_id, "x")

    assert selectors.open_session(KEY, at=AT) is None


def test_the_last_use_moves_once_a_minute(account_id):
    open_session(account_id, KEY)

    def seen(seconds):
        at = AT + timedelta(seconds=seconds)
        keep(account_id, None, at=at)
        return (selectors.open_session(KEY, at=at).seen_at - AT).total_seconds()

    assert [seen(seconds) for seconds in (59, 60, 100, 120)] == [0, 60, 60, 120]


@pytest.mark.django_db
def test_a_visitors_session_belongs_to_nobody():
    open_session(None, KEY)

    assert selectors.open_session(KEY, at=AT).actor is ANONYMOUS
