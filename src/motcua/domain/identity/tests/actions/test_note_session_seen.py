from datetime import timedelta

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.tests.people import AT, open_session
from motcua.domain.identity.values import ANONYMOUS

KEY = "a" * 64


def test_the_last_use_moves_once_a_minute(account_id):
    open_session(account_id, KEY)

    def seen(seconds):
        at = AT + timedelta(seconds=seconds)
        actions.note_session_seen(key_digest=KEY, by=ANONYMOUS, at=at)
        return (selectors.open_session(KEY, at=at).seen_at - AT).total_seconds()

    assert [seen(seconds) for seconds in (59, 60, 100, 120)] == [0, 60, 60, 120]
