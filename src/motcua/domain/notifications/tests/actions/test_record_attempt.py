"""What became of a message that was carried outside. LR-015."""

from datetime import timedelta

import pytest

from motcua.domain.identity.values import SYSTEM
from motcua.domain.notifications.actions import queue_messages, record_attempt
from motcua.domain.notifications.errors import MessageNotFound
from motcua.domain.notifications.models import Message
from motcua.domain.notifications.selectors import message_to_send
from motcua.domain.notifications.tests.conftest import ACCEPTED_AT, FACT_ID
from motcua.domain.notifications.values import Outcome
from motcua.foundation import journal

LATER = ACCEPTED_AT + timedelta(minutes=1)


@pytest.fixture
def message(notice):
    queue_messages(notice=notice, fact_id=FACT_ID, by=SYSTEM, at=ACCEPTED_AT)
    return Message.objects.get(channel="sms")


def record(message, outcome, failure="", at=LATER):
    record_attempt(message_id=message.pk, outcome=outcome, failure=failure, by=SYSTEM, at=at)
    message.refresh_from_db()


def test_a_failure_is_counted_and_the_message_waits(message):
    record(message, Outcome.FAILED, "answered 500")
    record(message, Outcome.FAILED, "x" * 1000)

    assert (message.attempts_count, message.sent_at, message.refused_at) == (2, None, None)
    assert message.failure == "x" * 300
    assert message_to_send(message.pk).address == "0900000127"
    assert journal.latest_about(f"message:{message.pk}") is None


def test_a_message_that_is_out_is_not_sent_again(message):
    record(message, Outcome.FAILED, "answered 500")
    record(message, Outcome.SENT)

    assert (message.attempts_count, message.sent_at, message.failure) == (2, LATER, "")
    assert message_to_send(message.pk) is None
    assert journal.latest_about(f"message:{message.pk}").word == "notifications.message_sent"


def test_a_refusal_is_final_and_recorded(message):
    record(message, Outcome.REFUSED, "the partner refused with 422")
    assert (message.refused_at, message.sent_at) == (LATER, None)
    assert message.failure == "the partner refused with 422"
    assert message_to_send(message.pk) is None
    assert journal.latest_about(f"message:{message.pk}").word == "notifications.message_refused"


def test_the_first_word_stands(message):
    record(message, Outcome.SENT)
    record(message, Outcome.REFUSED, "too late", at=LATER + timedelta(hours=1))
    assert (message.sent_at, message.refused_at, message.attempts_count) == (LATER, None, 1)
    assert len(journal.entries_about(f"message:{message.pk}")) == 1


def test_a_message_that_is_not_there_is_refused(db):
    with pytest.raises(MessageNotFound):
        record_attempt(message_id=1, outcome=Outcome.SENT, by=SYSTEM, at=LATER)
