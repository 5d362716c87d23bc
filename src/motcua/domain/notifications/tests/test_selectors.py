"""What the account page and the carrier ask."""

from uuid import uuid4

import pytest

from motcua.domain.identity.values import SYSTEM
from motcua.domain.notifications.actions import queue_messages
from motcua.domain.notifications.errors import MessageNotFound
from motcua.domain.notifications.models import Message
from motcua.domain.notifications.selectors import message_to_send, messages_for
from motcua.domain.notifications.values import NoticeKind

from .conftest import ACCEPTED_AT, notice_for


def test_the_account_page_shows_ones_own_newest_first_in_one_query(
    applicant, someone_else, django_assert_num_queries
):
    for account in (applicant, someone_else):
        for kind in (NoticeKind.SUBMITTED, NoticeKind.ACCEPTED):
            notice = notice_for(account.pk, kind=kind)
            queue_messages(notice=notice, fact_id=uuid4(), by=SYSTEM, at=ACCEPTED_AT)

    with django_assert_num_queries(1):
        rows = list(messages_for(applicant.pk)[:20])
    assert [row.kind for row in rows] == ["accepted", "submitted"]
    assert {row.recipient_id for row in rows} == {applicant.pk}
    assert {row.channel for row in rows} == {"in_app"}


def test_the_carrier_never_gets_what_stays_inside(notice):
    queue_messages(notice=notice, fact_id=uuid4(), by=SYSTEM, at=ACCEPTED_AT)
    with pytest.raises(MessageNotFound):
        message_to_send(Message.objects.get(channel="in_app").pk)
    outgoing = message_to_send(Message.objects.get(channel="email").pk)
    assert (outgoing.channel, outgoing.address) == ("email", "hanh@example.vn")
    assert "Kính gửi" in outgoing.text
