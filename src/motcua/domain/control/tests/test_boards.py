"""LR-134, LR-136. When a board is due for a check, and how a sheet stands."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.control.rules.boards import next_check_on, standing_of
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
