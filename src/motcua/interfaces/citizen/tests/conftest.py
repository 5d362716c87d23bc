"""Fixtures of the public pages' tests: invented people at their browsers, and the clock."""

from datetime import datetime

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from motcua.domain.dossiers.tests.people import everybody
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen import look_up_limit

NOW = datetime(2026, 11, 19, 10, 12, tzinfo=VIETNAM)  # A Thursday morning.


@pytest.fixture(autouse=True)
def at(monkeypatch):
    """The moment at which everything of a test happens; a test may move it."""

    class Moment:
        now = NOW

    monkeypatch.setattr(clock, "now", lambda: Moment.now)
    return Moment


@pytest.fixture(autouse=True)
def no_look_ups_yet():
    """Each test starts as a machine that has looked nothing up."""
    look_up_limit.forget()


@pytest.fixture
def people(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return everybody()


@pytest.fixture
def browser_of(db):
    """A browser in which one of the people is signed in."""

    def signed_in(actor, **options):
        client = Client(**options)
        client.force_login(get_user_model()._default_manager.get(pk=actor.account_id))
        return client

    return signed_in


@pytest.fixture
def citizen(people, browser_of):
    """The browser of the person who applies."""
    return browser_of(people.citizen)
