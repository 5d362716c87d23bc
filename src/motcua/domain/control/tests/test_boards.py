"""LR-134, LR-136, LR-137. When a board is due for a check, and how a sheet stands."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.control.rules.boards import days_late, next_check_on, standing_of
from motcua.domain.control.values import Standing

DAYS = st.dates(date(2018, 6, 21), date(2030, 12, 31))


@given(last=st.none() | DAYS, since=DAYS, interval_days=st.integers(1, 400))
def test_the_next_check_is_counted_from_the_last_one_or_from_the_beginning(
    last, since, interval_days
):
    found = next_check_on(last_checked_on=last, since=since, interval_days=interval_days)
    assert found - (last or since) == timedelta(days=interval_days)


@given(
    posted=st.dictionaries(st.tuples(st.sampled_from(["a", "b"]), st.integers(1, 4)), DAYS),
    version=st.integers(1, 4),
)
def test_a_sheet_is_posted_outdated_or_missing(posted, version):
    standing, day = standing_of("a", version, posted)
    of_a = {number: day for (slug, number), day in posted.items() if slug == "a"}
    if version in of_a:
        assert (standing, day) == (Standing.POSTED, of_a[version])
    elif of_a:
        assert (standing, day) == (Standing.OUTDATED, max(of_a.values()))
    else:
        assert (standing, day) == (Standing.NOT_POSTED, None)


def late(posted_on, *, in_force="2026-11-10", known="2026-11-01", day="2026-11-20"):
    dates = {"in_force_since": in_force, "known_since": known, "posted_on": posted_on, "day": day}
    return days_late(**{name: text and date.fromisoformat(text) for name, text in dates.items()})


def test_a_sheet_is_late_from_the_first_day_in_force():
    assert late("2026-11-05") == 0  # Before it is in force.
    assert late("2026-11-10") == 0
    assert late("2026-11-13") == 3
    assert late(None) == 10  # Still not hanging.
    assert late(None, day="2026-11-09") == 0


def test_what_was_published_late_can_hang_from_that_day_only():
    assert late("2026-11-16", known="2026-11-14") == 2
    assert late("2026-11-02", in_force=None) == 1
