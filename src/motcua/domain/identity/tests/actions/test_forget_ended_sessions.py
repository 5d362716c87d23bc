from datetime import timedelta

from motcua.domain.identity import actions
from motcua.domain.identity.models import Session
from motcua.domain.identity.tests.people import AT, open_session
from motcua.domain.identity.values import SYSTEM
from motcua.foundation import journal


def test_only_what_time_has_ended_is_removed(account_id):
    """trust.md C5: twelve hours in all."""
    open_session(account_id, "a" * 64)

    def forget(**time):
        return actions.forget_ended_sessions(by=SYSTEM, at=AT + timedelta(**time))

    assert forget(hours=11, minutes=59) == 0
    assert forget(hours=12) == 1
    assert Session.objects.count() == 0
    assert forget(hours=12) == 0
    lines = journal.entries_about("sessions")
    assert [line.facts for line in lines] == [{"count": 1}]
