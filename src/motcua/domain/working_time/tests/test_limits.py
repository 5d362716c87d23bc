"""Worked dates. Legal: 61/2018/ND-CP art. 18.1; Civil Code 2015 art. 147, 148; Labour Code 2019."""

from datetime import UTC, date, time, timedelta

import pytest

from motcua.domain.working_time.errors import CalendarHasNoWorkingDays, MomentWithoutZone
from motcua.domain.working_time.rules import (
    due_moment,
    due_time,
    effective_day,
    next_working_day,
    working_days_between,
)
from motcua.domain.working_time.values import (
    CountingRules,
    Limit,
    LimitUnit,
    OfficeHours,
    Session,
    WorkCalendar,
)

from .days import CUTOFF, EIGHT_HOURS, READING, announced, calendar, moment, off, on

FIVE_DAYS = Limit(5, LimitUnit.WORKING_DAYS)
DAYS, MONTHS, HOURS = LimitUnit.DAYS, LimitUnit.MONTHS, LimitUnit.WORKING_HOURS
WEEKDAYS_ONLY = calendar()


def due(received, limit, days=WEEKDAYS_ONLY, cutoff=CUTOFF, **words):
    return due_time(moment(received), limit, days, CountingRules(cutoff=cutoff), **words).due_at


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2026-03-02 14:00", "2026-03-09 17:00"),  # Monday; five working days follow
        ("2026-03-06 15:40", "2026-03-16 17:00"),  # Friday after 15:00 counts as Monday
        ("2026-03-02 15:00:00", "2026-03-09 17:00"),  # 15:00 sharp is not later than 15:00
        ("2026-03-02 15:00:01", "2026-03-10 17:00"),
        ("2026-03-02 15:00:00.000001", "2026-03-10 17:00"),
        ("2026-03-02 05:00", "2026-03-09 17:00"),  # before opening counts for the day
        ("2026-03-07 09:00", "2026-03-16 17:00"),  # Saturday counts as Monday
        ("2026-03-08 23:59", "2026-03-16 17:00"),
    ],
)
def test_five_working_days_without_holidays(received, expected):
    """61/2018/ND-CP art. 18.1; Civil Code art. 147: the effective day is not counted."""
    assert due(received, FIVE_DAYS) == moment(expected)


def test_holidays_of_april_are_not_counted():
    """Wed 29 April 2026; 30 April and 1 May are off: the fifth day is Fri 8 May."""
    assert due("2026-04-29 09:00", FIVE_DAYS, announced()) == moment("2026-05-08 17:00")


def test_the_day_of_vietnamese_culture_is_off_since_2026():
    """28/2026/QH16: Tue 24 November 2026 is off, in 2025 the same date is worked."""
    days = announced()
    assert due("2026-11-19 15:20", FIVE_DAYS, days) == moment("2026-11-30 17:00")
    assert due("2025-11-19 15:20", FIVE_DAYS, days) == moment("2025-11-27 17:00")


def test_the_swaps_of_2026_are_followed():
    """12729/VPCP-KGVX: Fri 2 January off, Sat 10 January worked. 9441/TB-BNV: 31 August, 22 August."""
    days = announced()
    assert due("2025-12-31 09:00", Limit(1, LimitUnit.WORKING_DAYS), days) == moment(
        "2026-01-05 17:00"
    )
    assert due("2026-01-08 09:00", Limit(2, LimitUnit.WORKING_DAYS), days) == moment(
        "2026-01-10 17:00"
    )
    assert due("2026-08-21 09:00", Limit(1, LimitUnit.WORKING_DAYS), days) == moment(
        "2026-08-22 17:00"
    )
    assert due("2026-08-28 09:00", Limit(1, LimitUnit.WORKING_DAYS), days) == moment(
        "2026-09-03 17:00"
    )


def test_a_receipt_on_a_swapped_in_saturday_counts_for_that_day():
    assert due("2026-01-10 14:00", Limit(1, LimitUnit.WORKING_DAYS), announced()) == moment(
        "2026-01-12 17:00"
    )


@pytest.mark.parametrize(
    ("received", "days", "expected"),
    [
        ("2026-03-02 14:00", 10, "2026-03-12 17:00"),
        ("2026-03-02 14:00", 5, "2026-03-09 17:00"),  # Sat 7 March moves to Monday
        ("2026-03-02 16:00", 5, "2026-03-09 17:00"),  # counts from Tue 3: Sun 8 moves to Monday
        ("2026-10-25 09:00", 29, "2026-11-25 17:00"),  # from Mon 26: Tue 24 Nov is off
    ],
)
def test_calendar_days_move_to_the_next_working_day(received, days, expected):
    """Civil Code 2015 art. 148.5."""
    assert due(received, Limit(days, DAYS), announced()) == moment(expected)


@pytest.mark.parametrize(
    ("received", "count", "expected"),
    [
        ("2026-01-30 09:00", 1, "2026-03-02 17:00"),  # 28 February is a Saturday
        ("2027-11-30 09:00", 3, "2028-02-29 17:00"),  # the last day of a leap February
        ("2026-12-15 09:00", 1, "2027-01-15 17:00"),  # over the year
        ("2026-03-31 09:00", 6, "2026-09-30 17:00"),
    ],
)
def test_months_end_on_the_same_day_or_the_last(received, count, expected):
    assert due(received, Limit(count, MONTHS)) == moment(expected)


@pytest.mark.parametrize(
    ("received", "hours", "expected"),
    [
        ("2026-03-02 14:00", 16, "2026-03-04 14:00"),  # 3 h, 8 h, 4 h + 1 h
        ("2026-03-02 15:30", 1.5, "2026-03-02 17:00"),  # the cut-off does not apply
        ("2026-03-02 13:00", 4, "2026-03-02 17:00"),  # ends at closing, not at the next opening
        ("2026-03-02 07:30", 4, "2026-03-02 11:30"),  # ends at the noon break
        ("2026-03-02 07:30", 4.5, "2026-03-02 13:30"),
        ("2026-03-02 12:00", 1, "2026-03-02 14:00"),  # the office is closed at noon
        ("2026-03-02 17:00", 1, "2026-03-03 08:30"),
        ("2026-03-02 03:00", 8, "2026-03-02 17:00"),
        ("2026-03-07 10:00", 8, "2026-03-09 17:00"),  # Saturday
        ("2026-03-06 16:30", 1, "2026-03-09 08:00"),
    ],
)
def test_working_hours_are_office_time(received, hours, expected):
    assert due(received, Limit(hours, HOURS)) == moment(expected)


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2026-11-19 15:00:00", "2026-11-19 17:00"),
        ("2026-11-19 15:00:01", "2026-11-20 17:00"),
        ("2026-11-19 06:00", "2026-11-19 17:00"),
        ("2026-11-23 15:30", "2026-11-25 17:00"),  # the 24th is off
        ("2026-11-21 09:00", "2026-11-23 17:00"),
    ],
)
def test_a_result_promised_for_the_same_day(received, expected):
    """60/2014/QH13 as the procedure states it: after 15:00 the result comes the next working day."""
    assert due(received, Limit(1, LimitUnit.WORKING_DAYS), announced(), same_day=True) == moment(
        expected
    )


def test_a_same_day_result_is_never_due_before_the_receipt():
    """No cut-off, received after closing: due on the next working day."""
    limit = Limit(1, LimitUnit.WORKING_DAYS)
    assert due("2026-11-19 18:00", limit, cutoff=None, same_day=True) == moment("2026-11-20 17:00")
    short = calendar(sessions=(Session(time(7), time(14)),))
    assert due("2026-11-19 14:30", limit, short, same_day=True) == moment("2026-11-20 14:00")


def test_without_a_cutoff_a_late_receipt_counts_for_its_day():
    assert due("2026-03-02 16:59", FIVE_DAYS, cutoff=None) == moment("2026-03-09 17:00")
    assert due("2026-03-02 16:59", FIVE_DAYS) == moment("2026-03-10 17:00")


def test_a_receipt_told_in_another_zone_is_read_in_vietnam_time():
    """08:30 UTC is 15:30 in Vietnam: after the cut-off."""
    received = moment("2026-03-02 15:30").astimezone(UTC)
    assert due_time(received, FIVE_DAYS, WEEKDAYS_ONLY, READING).due_at == moment(
        "2026-03-10 17:00"
    )


def test_a_moment_without_zone_is_refused():
    with pytest.raises(MomentWithoutZone):
        due_time(moment("2026-03-02 14:00").replace(tzinfo=None), FIVE_DAYS, calendar(), READING)


def test_a_calendar_without_working_days_is_refused_and_not_walked_for_ever():
    every_day = [off(f"{date.fromordinal(n)}") for n in range(739_000, 740_500)]
    first = every_day[0].day
    with pytest.raises(CalendarHasNoWorkingDays):
        next_working_day(first, calendar(*every_day))


def test_office_hours_of_the_period_close_the_last_day():
    """Winter hours from 15 October: the due time follows the day it falls on."""
    winter = (Session(time(8), time(11, 30)), Session(time(13), time(16, 30)))
    days = WorkCalendar(
        days={},
        office_hours=(
            OfficeHours(winter, date(2026, 10, 15), date(2027, 4, 14)),
            OfficeHours(EIGHT_HOURS),
        ),
    )
    assert due("2026-10-12 09:00", Limit(2, LimitUnit.WORKING_DAYS), days) == moment(
        "2026-10-14 17:00"
    )
    assert due("2026-10-12 09:00", Limit(3, LimitUnit.WORKING_DAYS), days) == moment(
        "2026-10-15 16:30"
    )


def test_a_limit_beyond_the_announced_calendar_is_provisional():
    days = calendar(announced_until=date(2026, 12, 31))
    assert not due_time(moment("2026-12-21 09:00"), FIVE_DAYS, days, READING).is_provisional
    assert due_time(moment("2026-12-30 09:00"), FIVE_DAYS, days, READING).is_provisional


def test_effective_day_and_counting_between():
    days = announced()
    assert effective_day(moment("2026-11-23 15:01"), days, CUTOFF) == date(2026, 11, 25)
    assert working_days_between(date(2026, 11, 23), date(2026, 11, 30), days) == 5
    assert working_days_between(date(2026, 11, 30), date(2026, 11, 23), days) == 0


def test_a_swapped_in_sunday_is_worked_like_any_day():
    days = calendar(on("2026-03-08"))
    assert due("2026-03-06 09:00", Limit(1, LimitUnit.WORKING_DAYS), days) == moment(
        "2026-03-08 17:00"
    )


@pytest.mark.parametrize("unit", [LimitUnit.WORKING_DAYS, DAYS, HOURS])
def test_every_limit_up_to_the_longest_one_after_another(unit):
    """The index of a fresh calendar ends and grows somewhere among them; no day is lost there."""
    days = calendar()
    weekdays = [
        day
        for n in range(1, 4_000)
        if (day := date(2026, 3, 2) + timedelta(days=n)).isoweekday() < 6
    ]
    received = moment("2026-03-02 17:00" if unit is HOURS else "2026-03-02 09:00")
    for count in range(1, 1_001):
        last = date(2026, 3, 2) + timedelta(days=count)
        expected = weekdays[count - 1]
        if unit is DAYS:
            expected = next(day for day in weekdays if day >= last)
        limit = Limit(8 * count if unit is HOURS else count, unit)
        assert due_moment(received, limit, days, READING).date() == expected
