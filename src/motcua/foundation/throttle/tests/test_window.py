"""trust.md C5 and "Consequences for the house" 2: one shared store, counted before the check."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.foundation import throttle
from motcua.foundation.clock import VIETNAM

AT = datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM)


def hit(seconds_later=0.0, key="a", limit=5, seconds=300, scope="test"):
    at = AT + timedelta(seconds=seconds_later)
    return throttle.hit(scope, key=key, limit=limit, seconds=seconds, at=at)


@pytest.mark.django_db
def test_five_are_admitted_and_the_sixth_is_told_how_long_to_wait():
    assert [hit(second).is_allowed for second in range(5)] == [True] * 5

    refusal = hit(10)

    assert not refusal.is_allowed
    assert refusal.retry_after_seconds == 290  # The first try was at second 0.


@pytest.mark.django_db
def test_the_window_slides_so_no_five_minutes_ever_hold_more_than_five():
    """Fixed windows would admit ten around their border."""
    admitted = [second for second in range(0, 900, 10) if hit(second).is_allowed]

    assert admitted == [0, 10, 20, 30, 40, 300, 310, 320, 330, 340, 600, 610, 620, 630, 640]


@pytest.mark.django_db
def test_refused_tries_do_not_lengthen_the_wait():
    for second in range(5):
        hit(second)
    for second in range(5, 300):
        assert not hit(second).is_allowed

    assert hit(300).is_allowed


@pytest.mark.django_db
def test_keys_and_scopes_are_counted_apart_and_are_not_readable_in_the_table():
    for _ in range(5):
        hit(key="nguyen.thi.thu")

    assert hit(key="tran.van.thu").is_allowed
    assert hit(key="nguyen.thi.thu", scope="other").is_allowed
    assert not hit(key="nguyen.thi.thu").is_allowed
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(w::text, ' ') FROM throttle_window w")
        assert "thu" not in cursor.fetchone()[0]


@pytest.mark.django_db
def test_a_try_given_back_is_free_again_and_only_that_one():
    for second in range(5):
        hit(second)

    throttle.give_back("test", key="a", at=AT + timedelta(seconds=2))

    assert hit(6).is_allowed
    assert not hit(7).is_allowed
    throttle.give_back("test", key="a", at=AT + timedelta(seconds=2))  # It is no longer there.
    assert not hit(8).is_allowed


@pytest.mark.django_db
def test_a_clock_that_was_a_year_ahead_does_not_lock_for_a_year():
    for second in range(5):
        hit(400 * 86_400 + second)

    assert hit(0).is_allowed


@pytest.mark.django_db
def test_one_statement_per_try():
    with CaptureQueriesContext(connection) as queries:
        hit()

    assert len(queries) == 1


@pytest.mark.django_db
def test_old_windows_are_forgotten_and_young_ones_are_not():
    hit(0, key="old")
    hit(200, key="young")

    assert throttle.forget_old_tries(at=AT + timedelta(seconds=300)) == 1
    assert throttle.forget_old_tries(at=AT + timedelta(seconds=500)) == 1


@pytest.mark.django_db
def test_the_table_costs_no_write_ahead_log():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'throttle_window'")
        assert cursor.fetchone()[0] == "u"


@pytest.mark.django_db(transaction=True, available_apps=["motcua.foundation.throttle"])
def test_24_at_once_admit_exactly_five():
    """trust.md C5: the race. Each thread has a connection of its own."""
    together = Barrier(24)

    def one(number):
        together.wait(timeout=30)
        try:
            return hit(number / 1_000).is_allowed
        finally:
            connection.close()

    # The pool lends few connections at once; the threads that wait for one still race.
    with ThreadPoolExecutor(24) as threads:
        verdicts = list(threads.map(one, range(24)))

    assert sum(verdicts) == 5


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(
    steps=st.lists(st.integers(0, 40_000), min_size=1, max_size=40),
    limit=st.integers(1, 6),
    seconds=st.integers(1, 60),
)
def test_it_agrees_with_a_naive_list_of_moments(steps, limit, seconds):
    key, now, admitted = str(uuid4()), 0, []  # In thousandths of a second.

    def in_window(moment):
        return sum(moment - seconds * 1_000 < each for each in admitted)

    for step in steps:
        now += step
        expected = in_window(now) < limit
        verdict = hit(now / 1_000, key=key, limit=limit, seconds=seconds)
        assert verdict.is_allowed == expected
        if expected:
            admitted.append(now)
        else:
            assert in_window(now + verdict.retry_after_seconds * 1_000) < limit


def test_what_cannot_be_counted_is_refused_before_any_statement():
    with pytest.raises(ValueError, match="cannot be counted"):
        hit(limit=0)
    with pytest.raises(ValueError, match="cannot be counted"):
        hit(seconds=0)
    with pytest.raises(ValueError, match="cannot be counted"):
        hit(limit=1_001)
