"""LR-103: what is said of the wait comes from the day's real times."""

import pytest

from motcua.domain.reception.rules import service_seconds, wait_minutes


def test_until_the_day_has_shown_it_the_usual_time_stands_in():
    assert service_seconds([], usual_minutes=10) == 600
    assert service_seconds([60.0], usual_minutes=10) == (60 + 600 + 600) / 3
    assert service_seconds([60.0, 120.0, 180.0], usual_minutes=10) == 120


def test_only_the_latest_count():
    assert service_seconds([9_999.0] * 5 + [60.0] * 20, usual_minutes=10) == 60


@pytest.mark.parametrize(
    ("before", "counters", "seconds", "minutes"),
    [(0, 2, 600, 0), (1, 1, 600, 10), (3, 2, 600, 15), (1, 3, 61, 1), (5, 0, 600, None)],
)
def test_whole_minutes_rounded_up(before, counters, seconds, minutes):
    found = wait_minutes(before_count=before, counters_count=counters, seconds=seconds)
    assert found == minutes


def test_never_longer_than_a_day_of_work():
    assert wait_minutes(before_count=999, counters_count=1, seconds=9_999) == 480
