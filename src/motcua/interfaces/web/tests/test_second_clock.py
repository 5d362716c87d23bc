"""trust.md A10: every web process hears a second clock once a minute, whatever it is busy with."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.http import HttpResponse

from motcua.foundation import clock
from motcua.interfaces.web import second_clock
from motcua.interfaces.web.second_clock import SECONDS_BETWEEN, SecondClockMiddleware


@pytest.fixture
def passed(monkeypatch):
    """Seconds since the start of the process, in our hands; the process has a clock of its own."""
    seconds = [1000.0]
    monkeypatch.setattr(second_clock.time, "monotonic", lambda: seconds[0])
    monkeypatch.setattr(clock, "_clock", clock._Clock())
    return seconds


def answer(middleware):
    return middleware(None).status_code


def test_it_asks_once_a_minute(passed, monkeypatch):
    asked = []
    monkeypatch.setattr(
        second_clock, "database_now", lambda: asked.append(1) or clock.now() + timedelta(days=1)
    )
    middleware = SecondClockMiddleware(lambda _: HttpResponse())
    for _ in range(3):
        assert answer(middleware) == 200
    assert asked == []
    passed[0] += SECONDS_BETWEEN + 1
    for _ in range(3):
        assert answer(middleware) == 200
    assert asked == [1]
    assert clock.is_in_doubt()


def test_a_database_that_is_down_does_not_matter_here(passed, monkeypatch):
    def silent():
        raise DatabaseError

    monkeypatch.setattr(second_clock, "database_now", silent)
    middleware = SecondClockMiddleware(lambda _: HttpResponse())
    passed[0] += SECONDS_BETWEEN + 1
    assert answer(middleware) == 200
    assert not clock.is_in_doubt()
