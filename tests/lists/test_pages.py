"""The officers' lists in a generated province: how many queries a page asks, whatever it shows.

MOTCUA_LISTS_DOSSIERS=20000 pytest tests/lists     # larger, as long as one likes
"""

import os
from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.generation.making import generate

DOSSIERS_COUNT = int(os.environ.get("MOTCUA_LISTS_DOSSIERS", "3000"))
NOW = datetime(2026, 11, 20, 10, 30, tzinfo=VIETNAM)  # A Friday.
DESK = "/ban-lam-viec/"
BOOK = f"{DESK}so-theo-doi/"
# Session, post, versions of reference data and saved views among them.
QUERIES_MAX = {
    DESK: 9,
    f"{DESK}?muc=can-lam&han=qua-han": 9,
    f"{DESK}?muc=noi-khac": 9,
    f"{DESK}?muc=cho-tra": 9,
    f"{DESK}?muc=da-xong": 9,
    BOOK: 13,
    f"{BOOK}?sau=20": 13,
    f"{BOOK}?thang=5": 14,
    f"{BOOK}?xem=chua-xong": 13,
    f"{BOOK}?xem=qua-han": 13,
    f"{BOOK}?tim=nguyen": 14,
    f"{DESK}?q=nguyen+thu": 7,
    f"{DESK}?q=0900+000+000": 9,
}


@pytest.fixture
def province(db, settings, monkeypatch):
    settings.REFERENCE_CACHE_SECONDS = 3600.0
    monkeypatch.setattr(clock, "now", lambda: NOW)
    generate(DOSSIERS_COUNT, seed=4, until=NOW, days=timedelta(days=365))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def busiest_and_idlest(role_key):
    """Clients of two officials of one role, in the fullest office and in an empty one."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT given.account_id FROM identity_grant given
            LEFT JOIN workflow_task task ON task.agency_id = given.agency_code
                AND task.ended_at IS NULL
            WHERE given.role_id = %s GROUP BY given.account_id
            ORDER BY count(task.id) DESC, given.account_id""",
            [role_key],
        )
        accounts = [account for (account,) in cursor.fetchall()]
    for account_id in (accounts[0], accounts[-1]):
        client = Client()
        client.force_login(apps.get_model("identity", "Account").objects.get(pk=account_id))
        yield client


def test_a_page_asks_as_many_queries_whatever_it_shows(province):
    for role_key in ("one_stop_officer", "case_officer", "leader"):
        for client in busiest_and_idlest(role_key):
            for address, allowed in QUERIES_MAX.items():
                assert client.get(address).status_code in {200, 302}  # The process is warm.
                with CaptureQueriesContext(
                    connection,
                ) as asked:
                    client.get(address)
                texts = [query["sql"][:160] for query in asked.captured_queries]
                assert len(texts) <= allowed, (role_key, address, texts)
