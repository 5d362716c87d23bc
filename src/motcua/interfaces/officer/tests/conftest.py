"""Fixtures of the desk's tests: invented people at their browsers, and the clock of the story."""

from datetime import datetime

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client

from motcua.domain.dossiers.tests.people import everybody
from motcua.domain.workflow.tests.following import follow_all
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

NOW = datetime(2026, 11, 19, 15, 20, tzinfo=VIETNAM)  # A Thursday, after the cut-off of 15:00.


@pytest.fixture(autouse=True)
def at(monkeypatch):
    """The moment at which everything of a test happens; a test may move it."""

    class Moment:
        now = NOW

    monkeypatch.setattr(clock, "now", lambda: Moment.now)
    return Moment


@pytest.fixture
def people(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return everybody()


class FollowingClient(Client):
    """A browser that opens pages when the worker has delivered what happened before."""

    def request(self, **request):
        follow_all(at=clock.now())
        return super().request(**request)


@pytest.fixture
def browser_of(db):
    """A browser in which one of the people is signed in; `follows=False`: tasks lag behind acts."""

    def signed_in(actor, *, follows=True, **options):
        client = FollowingClient(**options) if follows else Client(**options)
        client.force_login(get_user_model()._default_manager.get(pk=actor.account_id))
        return client

    return signed_in


@pytest.fixture
def row():
    """The row behind a code, for looking at what an act wrote."""
    model = apps.get_model("dossiers", "Dossier")
    return lambda code: model.objects.get(code=code)


@pytest.fixture
def written():
    """Every row that an act can write: equal before and after a refusal."""
    names = [
        ("dossiers", "Dossier"),
        ("dossiers", "Slip"),
        ("dossiers", "Counter"),
        ("outbox", "FactRow"),
        ("documents", "File"),
    ]
    acts = apps.get_model("journal", "Entry").objects.exclude(word__startswith="identity.")
    return lambda: {
        "acts": list(acts.order_by("id").values_list("word", "subject")),
        **{
            name: sorted(map(repr, apps.get_model(label, name).objects.values_list()))
            for label, name in names
        },
    }
