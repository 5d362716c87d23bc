"""Our messages at the gateway: against the simulated phone and mailbox, over the wire."""

import subprocess
import sys
from uuid import UUID

import httpx
import pytest
from django.apps import apps
from django.db import connection

from motcua.domain.identity.actions import register_account
from motcua.domain.identity.values import SYSTEM, AccountKind
from motcua.domain.notifications.actions import queue_messages
from motcua.domain.notifications.events import MessageQueued
from motcua.domain.notifications.tests.conftest import notice_for
from motcua.foundation import clock
from motcua.foundation.outbox import Undeliverable
from motcua.integrations.messaging.subscribers import carry_message
from motcua.integrations.transport import PartnerUnavailable

FACT_ID = UUID("00000000-0000-4000-8000-000000000002")


class Gateway:
    def __init__(self, *flags):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "motcua_simulators.mailbox", "--port", "0", *flags],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self.process.stdout.readline().strip().rstrip("/")

    @property
    def messages(self):
        answer = httpx.get(f"{self.address}/messages.json", trust_env=False)
        return answer.json()["messages"]


@pytest.fixture
def gateway(settings):
    running = []

    def start(*flags):
        one = Gateway(*flags)
        running.append(one.process)
        settings.MESSAGING_GATEWAY_URL = one.address
        settings.OUTGOING_ORIGINS_ALLOWED = [one.address]
        settings.OUTGOING_SECONDS_MAX = 1
        return one

    yield start
    for process in running:
        process.kill()
        process.wait()


@pytest.fixture
def message(db):
    account_id = register_account(
        username="hanh",
        kind=AccountKind.CITIZEN,
        full_name="Phạm Thị Hạnh",
        by=SYSTEM,
        at=clock.now(),
    )
    notice = notice_for(account_id, phone_number="")
    queue_messages(notice=notice, fact_id=UUID(int=1), by=SYSTEM, at=clock.now())
    return apps.get_model("notifications", "Message").objects.get(channel="email")


def carry(message):
    fact = MessageQueued(message_id=message.pk, dossier_id=7, at=clock.now())
    carry_message(fact, fact_id=FACT_ID)
    message.refresh_from_db()


def test_a_message_arrives_with_the_fact_as_its_key(gateway, message):
    running = gateway()
    carry(message)

    [arrived] = running.messages
    assert arrived["key"] == str(FACT_ID)
    assert (arrived["channel"], arrived["to"]) == ("email", "hanh@example.vn")
    assert (arrived["subject"], arrived["text"]) == (message.subject, message.text)
    assert message.sent_at is not None
    assert message.attempts_count == 1


def test_after_it_is_out_the_gateway_is_not_asked_again(gateway, message):
    running = gateway()
    carry(message)
    running.process.kill()
    carry(message)
    assert message.attempts_count == 1


def test_what_was_done_without_an_answer_is_repeated_and_has_one_effect(gateway, message):
    running = gateway("--faults", "timeout=1,hold_seconds=5")
    for attempts_count in (1, 2):
        with pytest.raises(PartnerUnavailable):
            carry(message)
        message.refresh_from_db()
        assert (message.attempts_count, message.sent_at) == (attempts_count, None)
    assert len(running.messages) == 1
    assert "ReadTimeout" in message.failure


def test_a_refusal_ends_as_undeliverable(gateway, message):
    gateway()
    message.address = "không có a còng"
    message.save()
    with pytest.raises(Undeliverable, match="422"):
        carry(message)
    message.refresh_from_db()
    assert message.refused_at is not None
    assert message.failure == "the partner refused with 422"


def test_a_gateway_that_is_down_is_tried_again(gateway, message):
    running = gateway()
    running.process.kill()
    running.process.wait()
    with pytest.raises(PartnerUnavailable):
        carry(message)
    message.refresh_from_db()
    assert message.failure.endswith("ConnectError")


def test_no_transaction_is_open_while_the_gateway_thinks(gateway, message, monkeypatch):
    gateway()
    depth = len(connection.savepoint_ids)
    seen = []

    def look(*_, **__):
        seen.append(len(connection.savepoint_ids))

    monkeypatch.setattr("motcua.integrations.messaging.subscribers.send", look)
    carry(message)
    assert seen == [depth]
