"""trust.md A6: one key fifty times at once has one effect, and all fifty get the same answer.

Over HTTP, as an impatient browser or a proxy that repeats would send it: to begin a draft, to hand
in a paper, to send the dossier, to accept it.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from motcua.domain.dossiers.tests import people as walk
from motcua.foundation import clock
from motcua.interfaces.citizen.application_papers import FIELD_PREFIX

pytestmark = pytest.mark.faults

CALLERS_COUNT = 50
KEY = "the-same-key-every-time"
APPLICATION = f"/nop-ho-so/{walk.BIRTH}/"


@pytest.fixture
def people(transactional_db, settings, tmp_path, monkeypatch):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    monkeypatch.setattr(clock, "now", lambda: walk.SENT_AT)
    return walk.everybody()


def signed_in(actor):
    client = Client()
    client.force_login(get_user_model()._default_manager.get(pk=actor.account_id))
    return client


def fifty_times(actor, path, fields):
    """The same form from fifty tabs of one browser at the same moment."""
    cookies = signed_in(actor).cookies
    barrier = Barrier(CALLERS_COUNT)

    def send(_):
        client = Client()
        client.cookies = cookies.copy()
        try:
            barrier.wait()
            answer = client.post(path, {**fields(), "idempotency_key": KEY})
            return answer.status_code, answer.headers.get("Location"), answer.content
        finally:
            connection.close()

    connection.close()
    with ThreadPoolExecutor(CALLERS_COUNT) as pool:
        return list(pool.map(send, range(CALLERS_COUNT)))


def count(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def assert_one_effect(answers, *, before, after):
    assert len(set(answers)) == 1, set(answers)
    assert answers[0][0] in {302, 303}, answers[0]
    assert after == {table: rows + 1 for table, rows in before.items()}


def test_beginning(people):
    tables = ["drafts_draft", "journal_entry", "idempotency_answer"]
    before = {table: count(table) for table in tables}
    signed_in(people.citizen)
    before["journal_entry"] = count("journal_entry") + 1  # Signing in is in the journal.
    answers = fifty_times(people.citizen, APPLICATION, dict)
    assert_one_effect(answers, before=before, after={table: count(table) for table in tables})


def test_handing_in_a_paper(people):
    draft_id = walk.draft(people)
    tables = ["documents_file", "idempotency_answer"]
    before = {table: count(table) for table in tables}

    def paper():
        file = SimpleUploadedFile("giay-chung-sinh.jpg", walk.picture(), "image/jpeg")
        return {f"{FIELD_PREFIX}4": file}

    answers = fifty_times(people.citizen, f"{APPLICATION}{draft_id}/giay-to/", paper)
    assert_one_effect(answers, before=before, after={table: count(table) for table in tables})


def test_sending(people):
    draft_id = walk.draft(people)
    tables = ["dossiers_dossier", "outbox_fact", "idempotency_answer"]
    before = {table: count(table) for table in tables}
    path = f"{APPLICATION}{draft_id}/xem-lai/"
    answers = fifty_times(people.citizen, path, lambda: {"declared": "on"})
    assert_one_effect(answers, before=before, after={table: count(table) for table in tables})


def test_accepting(people):
    code = walk.submitted(people)
    tables = ["dossiers_slip", "outbox_fact", "idempotency_answer"]
    before = {table: count(table) for table in tables}
    answers = fifty_times(
        people.one_stop, f"/ban-lam-viec/{code}/tiep-nhan/", lambda: {"expected_version": "1"}
    )
    assert_one_effect(answers, before=before, after={table: count(table) for table in tables})


def test_the_same_key_with_another_content_is_refused_and_does_nothing(people):
    first, second = walk.submitted(people), walk.submitted(people)
    client = signed_in(people.one_stop)
    path = f"/ban-lam-viec/{first}/tiep-nhan/"
    assert client.post(path, {"expected_version": "1", "idempotency_key": KEY}).status_code == 302
    slips = count("dossiers_slip")

    other = client.post(path, {"expected_version": "2", "idempotency_key": KEY})

    assert other.status_code == 422
    assert count("dossiers_slip") == slips
    # The key belongs to the address it was sent to: elsewhere it is another request.
    elsewhere = client.post(
        f"/ban-lam-viec/{second}/tiep-nhan/", {"expected_version": "1", "idempotency_key": KEY}
    )
    assert elsewhere.status_code == 302
    assert count("dossiers_slip") == slips + 1
