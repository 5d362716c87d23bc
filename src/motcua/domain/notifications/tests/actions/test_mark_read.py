"""Reading on the account page. LR-015."""

from datetime import timedelta

import pytest

from motcua.domain.identity.values import ANONYMOUS, SYSTEM, Actor
from motcua.domain.notifications.actions import mark_read, queue_messages
from motcua.domain.notifications.errors import MessageNotFound
from motcua.domain.notifications.models import Message
from motcua.domain.notifications.selectors import messages_for, unread_count
from motcua.domain.notifications.tests.conftest import ACCEPTED_AT, FACT_ID
from motcua.foundation import journal

LATER = ACCEPTED_AT + timedelta(hours=1)


@pytest.fixture
def message(notice):
    queue_messages(notice=notice, fact_id=FACT_ID, by=SYSTEM, at=ACCEPTED_AT)
    return Message.objects.get(channel="in_app")


def actor(account):
    return Actor(account_id=account.pk, reference=account.reference, full_name=account.full_name)


def test_the_first_reading_counts(message, applicant):
    assert unread_count(applicant.pk) == 1
    mark_read(message_id=message.pk, by=actor(applicant), at=LATER)
    mark_read(message_id=message.pk, by=actor(applicant), at=LATER + timedelta(days=1))

    message.refresh_from_db()
    assert message.read_at == LATER
    assert unread_count(applicant.pk) == 0
    [line] = journal.entries_about(f"message:{message.pk}")
    assert (line.word, line.by) == ("notifications.message_read", applicant.reference)


def test_nobody_else_can_read_it_and_nothing_changes(message, someone_else):
    for by in (actor(someone_else), ANONYMOUS, SYSTEM):
        with pytest.raises(MessageNotFound):
            mark_read(message_id=message.pk, by=by, at=LATER)
    message.refresh_from_db()
    assert message.read_at is None
    assert list(messages_for(someone_else.pk)) == []


def test_an_sms_is_not_on_the_account_page(message, applicant):
    sms = Message.objects.get(channel="sms")
    with pytest.raises(MessageNotFound):
        mark_read(message_id=sms.pk, by=actor(applicant), at=LATER)
