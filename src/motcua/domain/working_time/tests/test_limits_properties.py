"""Properties that hold for every date, and a second count that shares nothing with ours."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.domain.working_time.rules import limit_ends_at, ruler
from motcua.domain.working_time.values import (
    CalendarDay,
    DayKind,
    Limit,
    LimitUnit,
    LineKind,
    Session,
    WorkCalendar,
)
from motcua.foundation.clock import VIETNAM

from .days import CUTOFF, calendar

FIRST, LAST = date(2025, 11, 1), date(2026, 3, 31)
DAY_NUMBERS = st.integers(0, (LAST - FIRST).days)
UNITS = st.sampled_from(list(LimitUnit))
CUTOFFS = st.sampled_from([CUTOFF, time(10), None])
MOMENTS = st.integers(0, 83 * 24 * 60).map(
    lambda minutes: datetime(2025, 11, 10, tzinfo=VIETNAM) + timedelta(minutes=minutes)
)


@st.composite
def limits(draw):
    unit = draw(UNITS)
    most = {LimitUnit.WORKING_HOURS: 60, LimitUnit.MONTHS: 2}.get(unit, 25)
    return Limit(draw(st.integers(1, most)), unit)


@st.composite
def calendars(draw):
    """A few days off, a few weekend days worked, two sorts of office hours."""
    days = {}
    for number in draw(st.lists(DAY_NUMBERS, max_size=12)):
        day = FIRST + timedelta(days=number)
        kind = DayKind.SWAPPED_ON if day.weekday() > 4 else DayKind.HOLIDAY
        days[day] = CalendarDay(day, kind, "một ngày", "nguồn")
    sessions = draw(
        st.sampled_from(
            [
                (Session(time(7, 30), time(11, 30)), Session(time(13), time(17))),
                (Session(time(7), time(11, 30)), Session(time(13, 30), time(17))),
                (Session(time(8), time(16)),),
            ]
        )
    )
    return calendar(*days.values(), sessions=sessions)


def naive_due_at(  # noqa: C901, PLR0912 — one plain story, told without sharing anything
    received, limit, days: WorkCalendar, cutoff, *, same_day
):
    """Counted by looking at every day, or every minute, in turn."""

    def is_worked(day):
        special = days.days.get(day)
        if special is not None:
            return special.kind == "swapped_on"
        return day.isoweekday() <= 5

    def closing(day):
        last = days.office_hours[0].sessions[-1]
        return datetime.combine(day, last.closes_at, tzinfo=VIETNAM)

    if limit.unit == "working_hours" and not same_day:
        minutes, now = int(limit.value * 60), received
        while minutes:
            in_office = is_worked(now.date()) and any(
                session.opens_at <= now.time() < session.closes_at
                for session in days.office_hours[0].sessions
            )
            now += timedelta(minutes=1)
            minutes -= in_office
        return now
    day = received.date()
    is_late = cutoff is not None and received.time() > cutoff
    if same_day and received > closing(day):
        is_late = True
    if is_late or not is_worked(day):
        day += timedelta(days=1)
        while not is_worked(day):
            day += timedelta(days=1)
    if same_day:
        return closing(day)
    if limit.unit == "working_days":
        left = limit.value
        while left:
            day += timedelta(days=1)
            left -= is_worked(day)
        return closing(day)
    if limit.unit == "days":
        day += timedelta(days=limit.value)
    else:
        month = day.month + limit.value
        year, month = (day.year, month) if month <= 12 else (day.year + 1, month - 12)
        number = day.day
        while True:
            try:
                day = date(year, month, number)
                break
            except ValueError:
                number -= 1
    while not is_worked(day):
        day += timedelta(days=1)
    return closing(day)


@settings(max_examples=400, deadline=None)
@given(MOMENTS, limits(), calendars(), CUTOFFS, st.booleans())
def test_a_naive_count_agrees(received, limit, days, cutoff, same_day):
    due = limit_ends_at(received, limit, days, cutoff, same_day=same_day)
    assert due.due_at == naive_due_at(received, limit, days, cutoff, same_day=same_day)


@given(MOMENTS, limits(), calendars(), CUTOFFS)
def test_a_longer_limit_never_ends_earlier(received, limit, days, cutoff):
    longer = Limit(limit.value + 1, limit.unit)
    assert (
        limit_ends_at(received, limit, days, cutoff).due_at
        <= limit_ends_at(received, longer, days, cutoff).due_at
    )


@given(MOMENTS, st.integers(0, 20_000), limits(), calendars(), CUTOFFS)
def test_a_later_receipt_never_ends_earlier(received, minutes, limit, days, cutoff):
    later = received + timedelta(minutes=minutes)
    assert (
        limit_ends_at(received, limit, days, cutoff).due_at
        <= limit_ends_at(later, limit, days, cutoff).due_at
    )


@given(MOMENTS, limits(), calendars(), CUTOFFS, DAY_NUMBERS)
def test_a_new_day_off_never_brings_a_date_forward(received, limit, days, cutoff, number):
    day = FIRST + timedelta(days=number)
    assume(days.is_working_day(day))
    more = {**days.days, day: CalendarDay(day, DayKind.HOLIDAY, "thêm", "nguồn")}
    assert (
        limit_ends_at(received, limit, days, cutoff).due_at
        <= limit_ends_at(received, limit, replace(days, days=more), cutoff).due_at
    )


@given(MOMENTS, limits(), calendars(), CUTOFFS, st.booleans())
def test_a_due_time_is_in_office_hours_and_after_the_receipt(
    received, limit, days, cutoff, same_day
):
    due_at = limit_ends_at(received, limit, days, cutoff, same_day=same_day).due_at
    assert due_at >= received
    assert days.is_working_day(due_at.date())
    sessions = days.sessions_on(due_at.date())
    assert any(one.opens_at < due_at.time() <= one.closes_at for one in sessions)


@given(MOMENTS, limits(), calendars(), CUTOFFS, st.booleans())
def test_the_lines_tell_every_day_once_and_in_order(received, limit, days, cutoff, same_day):
    """The derivation covers each day from the receipt to the due day; the ruler too."""
    due = limit_ends_at(received, limit, days, cutoff, same_day=same_day)
    wanted = [
        received.date() + timedelta(days=n)
        for n in range((due.due_at.date() - received.date()).days + 1)
    ]
    assert [day.day for day in ruler(due)] == wanted
    told = due.derivation[:-1]
    assert all(
        other.first_day in {one.last_day, one.last_day + timedelta(days=1)}
        for one, other in pairwise(told)
    )
    assert due.derivation[-1].kind is LineKind.DUE
    assert due.derivation[-1].at == due.due_at
    if limit.unit is LimitUnit.WORKING_DAYS and not same_day:
        counted = [line for line in told if line.kind is LineKind.COUNTED]
        numbers = [n for line in counted for n in range(line.ordinals[0], line.ordinals[1] + 1)]
        assert numbers == list(range(1, limit.value + 1))
        for line in told:
            for n in range((line.last_day - line.first_day).days + 1):
                day = line.first_day + timedelta(days=n)
                if line.kind is LineKind.OFF:
                    assert not days.is_working_day(day)
                if line.kind in {LineKind.COUNTED, LineKind.EFFECTIVE}:
                    assert days.is_working_day(day)
