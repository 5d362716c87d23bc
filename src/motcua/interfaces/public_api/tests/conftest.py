"""Fixtures of the read API's tests: the clock, and a reader who gives JSON back."""

from datetime import datetime, timedelta

import pytest

from motcua.domain.catalogue.selectors.public import catalogue_state
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM

NOW = datetime(2026, 11, 19, 10, 12, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def at(monkeypatch):
    """The moment at which everything of a test happens; a test may move it."""

    class Moment:
        now = NOW

    monkeypatch.setattr(clock, "now", lambda: Moment.now)
    return Moment


@pytest.fixture
def read(client, db):
    """What an address answers, as JSON; anything but 200 fails."""

    def answered(address, **headers):
        response = client.get(address, headers=headers)
        assert response.status_code == 200, (address, response.content.decode()[:400])
        return response.json()

    return answered


@pytest.fixture
def after_loading(at, db):
    """A moment after the reference data were loaded, which happened by the clock of the machine."""
    published_at = catalogue_state().published_at
    if published_at and published_at >= at.now:
        at.now = published_at.astimezone(VIETNAM) + timedelta(minutes=1)
