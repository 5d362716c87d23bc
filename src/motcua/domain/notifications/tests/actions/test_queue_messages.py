"""Telling an applicant, once per fact. LR-015."""

from uuid import uuid4

import pytest
from django.db import IntegrityError

from motcua.domain.identity.values import SYSTEM
from motcua.domain.notifications.actions import queue_messages
from motcua.domain.notifications.models import Message
from motcua.domain.notifications.tests.conftest import ACCEPTED_AT, FACT_ID, notice_for
from motcua.domain.notifications.values import NoticeKind
from motcua.foundation import journal
from motcua.foundation.outbox.models import FactRow


def tell(notice, fact_id=FACT_ID):
    return queue_messages(notice=notice, fact_id=fact_id, by=SYSTEM, at=ACCEPTED_AT)


def test_one_message_per_channel_and_what_goes_outside_is_published(notice, applicant, settings):
    settings.PUBLIC_ADDRESS = "https://dichvucong.example.vn"
    assert tell(notice) == 3

    rows = {row.channel: row for row in Message.objects.all()}
    assert rows.keys() == {"in_app", "email", "sms"}
    assert {row.recipient_id for row in rows.values()} == {applicant.pk}
    assert rows["in_app"].sent_at == ACCEPTED_AT
    assert (rows["email"].sent_at, rows["email"].address) == (None, "hanh@example.vn")
    assert (rows["sms"].address, rows["sms"].subject) == ("0900000127", "")
    assert rows["sms"].text == (
        "Hồ sơ H33.12-261119-0047: đã tiếp nhận. Hẹn trả kết quả 17:00 ngày 30/11/2026."
    )
    facts = FactRow.objects.order_by("published_at")
    assert {fact.payload["message_id"] for fact in facts} == {rows["email"].pk, rows["sms"].pk}
    assert {fact.order_key for fact in facts} == {"dossier:7"}
    assert journal.latest_about("dossier:7").word == "notifications.messages_queued"


def test_facts_and_journal_carry_nothing_personal(notice):
    tell(notice)
    written = f"{list(FactRow.objects.values())} {journal.latest_about('dossier:7')}"
    for personal in ("Hạnh", "0900", "hanh@", "Tiên Lữ"):
        assert personal not in written


def test_the_same_fact_tells_once_and_another_tells_again(notice, applicant):
    assert [tell(notice), tell(notice), tell(notice, uuid4())] == [3, 0, 3]
    assert Message.objects.count() == 6


def test_two_deliveries_at_once_cannot_both_write(notice):
    tell(notice)
    twin = Message.objects.filter(channel="sms").get()
    twin.pk = None
    with pytest.raises(IntegrityError, match="written_once_per_fact"):
        twin.save()


def test_a_quiet_notice_stays_on_the_account_page(applicant):
    assert tell(notice_for(applicant.pk, kind=NoticeKind.TAKEN)) == 1
    assert not FactRow.objects.exists()


def test_when_it_fails_nothing_is_written(notice, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("motcua.foundation.outbox.publish", fail)
    with pytest.raises(RuntimeError):
        tell(notice)
    assert not Message.objects.exists()
    assert journal.latest_about("dossier:7") is None
