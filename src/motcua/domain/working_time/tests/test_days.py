"""Office time and neighbours of a moment: by these lateness is attributed, so parts must add up."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.working_time.errors import CalendarHasNoWorkingDays, MomentOutOfRange
from motcua.domain.working_time.rules import (
    due_moment,
    last_closing_before,
    next_opening,
    next_working_day,
    office_time_between,
    working_days_before,
    working_days_between,
)
from motcua.domain.working_time.values import (
    Limit,
    LimitUnit,
    OfficeHours,
    Pause,
    Session,
    WorkCalendar,
    parse_limit,
)
from motcua.foundation.clock import VIETNAM

from .days import READING, announced, calendar, moment, off

START = datetime(2025, 12, 1, tzinfo=VIETNAM)
MOMENTS = st.integers(0, 120 * 24 * 3600).map(lambda n: START + timedelta(seconds=n))
SHIPPED = announced()
SATURDAYS = WorkCalendar(
    days={},
    office_hours=(
        OfficeHours((Session(time(7, 30), time(11, 30)),), weekdays=(5,)),
        OfficeHours((Session(time(7, 30), time(11, 30)), Session(time(13), time(17)))),
    ),
)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-02 14:00", "2026-03-02 17:00", 3),
        ("2026-03-02 11:00", "2026-03-02 13:30", 1),
        ("2026-03-02 17:00", "2026-03-03 07:30", 0),
        ("2026-03-06 16:00", "2026-03-09 08:30", 2),
        ("2026-11-23 16:00", "2026-11-25 08:30", 2),  # the 24th is off
        ("2026-02-13 16:00", "2026-02-23 08:30", 2),  # over Tết
        ("2026-03-09 08:30", "2026-03-06 16:00", -2),
    ],
)
def test_office_time(start, end, hours):
    assert office_time_between(moment(start), moment(end), SHIPPED) == timedelta(hours=hours)


def test_office_time_of_moments_in_other_zones():
    start = moment("2026-03-02 14:00").astimezone(UTC)
    assert office_time_between(start, moment("2026-03-02 17:00"), SHIPPED) == timedelta(hours=3)


@given(MOMENTS, MOMENTS, MOMENTS, st.sampled_from([SHIPPED, SATURDAYS]))
def test_office_time_adds_up(one, two, three, days):
    assert office_time_between(one, two, days) + office_time_between(two, three, days) == (
        office_time_between(one, three, days)
    )
    assert office_time_between(one, two, days) == -office_time_between(two, one, days)


@given(MOMENTS, st.integers(1, 40), st.sampled_from([SHIPPED, SATURDAYS]))
def test_a_limit_in_hours_is_the_office_time_until_its_end(received, hours, days):
    end = due_moment(received, Limit(hours, LimitUnit.WORKING_HOURS), days, READING)
    assert office_time_between(received, end, days) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("at", "opening", "closing"),
    [
        ("2026-03-02 06:00", "2026-03-02 07:30", "2026-02-27 17:00"),
        ("2026-03-02 07:30", "2026-03-02 07:30", "2026-02-27 17:00"),
        ("2026-03-02 10:00", "2026-03-02 10:00", "2026-02-27 17:00"),
        ("2026-03-02 11:30", "2026-03-02 13:00", "2026-02-27 17:00"),
        ("2026-03-02 17:00", "2026-03-03 07:30", "2026-02-27 17:00"),
        ("2026-03-02 17:01", "2026-03-03 07:30", "2026-03-02 17:00"),
        ("2026-03-07 09:00", "2026-03-09 07:30", "2026-03-06 17:00"),
        ("2026-11-24 09:00", "2026-11-25 07:30", "2026-11-23 17:00"),
        ("2026-02-17 09:00", "2026-02-23 07:30", "2026-02-13 17:00"),
    ],
)
def test_the_next_opening_and_the_last_closing(at, opening, closing):
    assert next_opening(moment(at), SHIPPED) == moment(opening)
    assert last_closing_before(moment(at), SHIPPED) == moment(closing)


def test_openings_where_saturday_is_worked_in_the_morning():
    assert next_opening(moment("2026-03-06 18:00"), SATURDAYS) == moment("2026-03-07 07:30")
    assert last_closing_before(moment("2026-03-08 18:00"), SATURDAYS) == moment("2026-03-07 11:30")


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 3, 9), 1, date(2026, 3, 6)),
        (date(2026, 3, 8), 1, date(2026, 3, 6)),
        (date(2026, 11, 25), 1, date(2026, 11, 23)),
        (date(2026, 2, 24), 2, date(2026, 2, 13)),
        (date(2026, 1, 5), 1, date(2025, 12, 31)),  # 2 January is swapped off
        (date(2026, 1, 12), 1, date(2026, 1, 10)),  # for this Saturday
    ],
)
def test_working_days_before(day, count, expected):
    """61/2018/ND-CP art. 19.9: the apology comes one working day before the due day."""
    assert working_days_before(day, count, announced()) == expected


@given(MOMENTS, st.integers(1, 60))
def test_before_is_the_way_back(at, count):
    day = working_days_before(at.date(), count, SHIPPED)
    assert SHIPPED.is_working_day(day)
    assert working_days_between(day, at.date() - timedelta(days=1), SHIPPED) == count


def test_a_count_of_days_before_begins_at_one():
    with pytest.raises(ValueError, match="0"):
        working_days_before(date(2026, 3, 9), 0, SHIPPED)


def test_days_before_may_lie_before_what_was_asked_first():
    days = calendar()
    assert next_working_day(date(2026, 1, 1), days) == date(2026, 1, 2)
    assert working_days_before(date(2026, 1, 1), 300, days) == date(2024, 11, 7)


@pytest.mark.parametrize("year", [1900, 1994, 2200, 9999])
def test_a_year_without_a_calendar_is_refused(year):
    with pytest.raises(MomentOutOfRange) as refused:
        next_working_day(date(year, 6, 1), calendar())
    assert refused.value.details["year"] == year


def test_a_limit_that_runs_out_of_the_calendar_is_refused():
    received = moment("2199-12-20 09:00")
    for limit in ("10wd", "80wh", "20d", "1mo"):
        with pytest.raises(MomentOutOfRange):
            due_moment(received, parse_limit(limit), calendar(), READING)
    assert due_moment(received, parse_limit("1wd"), calendar(), READING).year == 2199


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("5wd", Limit(5, LimitUnit.WORKING_DAYS)),
        ("16wh", Limit(16, LimitUnit.WORKING_HOURS)),
        ("1.5wh", Limit(1.5, LimitUnit.WORKING_HOURS)),
        ("1,5wh", Limit(1.5, LimitUnit.WORKING_HOURS)),
        ("10d", Limit(10, LimitUnit.DAYS)),
        (" 2mo ", Limit(2, LimitUnit.MONTHS)),
    ],
)
def test_limits_are_written_short(text, limit):
    assert parse_limit(text) == limit


@pytest.mark.parametrize("limit", ["5wd", "8wh", "10d", "1mo"])
@pytest.mark.parametrize("end", ["2200-01-01 08:00", "9999-12-31 23:59"])
def test_a_pause_beyond_every_calendar_is_refused(limit, end):
    paused = Pause(moment("2026-03-03 07:00"), moment(end))
    with pytest.raises(MomentOutOfRange):
        due_moment(
            moment("2026-03-02 09:00"), parse_limit(limit), calendar(), READING, pauses=[paused]
        )


@pytest.mark.parametrize(("count", "is_refused"), [(364, False), (366, True)])
def test_a_calendar_may_rest_for_a_year_but_not_longer(count, is_refused):
    """Working days are looked for at most 366 days ahead. The days begin on Thu 1 January 2026."""
    first = date(2026, 1, 1)
    days = calendar(*(off(f"{first + timedelta(days=n)}") for n in range(count)))
    if is_refused:
        with pytest.raises(CalendarHasNoWorkingDays):
            next_working_day(date(2025, 12, 31), days)
    else:
        assert next_working_day(date(2025, 12, 31), days) == date(2026, 12, 31)
