"""LR-116, LR-117 (63/2010/NĐ-CP art 15, 24), with worked days."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.catalogue.rules.deadlines import enter_by, publish_by
from motcua.domain.catalogue.values import Deadlines
from motcua.domain.organisations.values import AgencyLevel
from motcua.domain.working_time.rules import working_days_between
from motcua.domain.working_time.values import (
    CalendarDay,
    DayKind,
    OfficeHours,
    Session,
    WorkCalendar,
)

MINISTRY, PROVINCE = AgencyLevel.MINISTRY, AgencyLevel.PROVINCE
NEW_YEAR = date(2027, 1, 1)
DAYS = st.dates(date(2026, 1, 5), date(2026, 11, 30))


@pytest.fixture(scope="module")
def calendar():
    """Monday to Friday; two holidays."""
    holidays = (date(2026, 4, 30), date(2026, 5, 1))
    return WorkCalendar(
        days={day: CalendarDay(day, DayKind.HOLIDAY, "Nghỉ lễ") for day in holidays},
        office_hours=(OfficeHours(sessions=(Session(time(7, 30), time(17, 0)),)),),
    )


@pytest.mark.parametrize(
    ("level", "last_day"), [(MINISTRY, date(2026, 12, 12)), (PROVINCE, date(2026, 12, 27))]
)
def test_twenty_or_five_days_before_it_takes_effect(level, last_day):
    assert publish_by(level, effective_on=NEW_YEAR, is_shortened=False) == last_day
    assert (NEW_YEAR - last_day).days == (20 if level is MINISTRY else 5)


def test_a_shortened_procedure_three_days_after_the_signature():
    signed_on = date(2026, 11, 24)
    words = {"effective_on": signed_on, "is_shortened": True}
    for level in (MINISTRY, PROVINCE):
        assert publish_by(level, **words, instrument_signed_on=signed_on) == date(2026, 11, 27)
    assert publish_by(PROVINCE, **words) == date(2026, 11, 27)  # it holds from its signature on


@pytest.mark.parametrize(
    ("level", "is_shortened", "last_day"),
    [
        (MINISTRY, False, date(2026, 12, 9)),  # ten working days after Wednesday 25 November
        (PROVINCE, False, date(2026, 12, 2)),  # five
        (PROVINCE, True, date(2026, 11, 27)),  # two
        (MINISTRY, True, date(2026, 11, 27)),
    ],
)
def test_entry_in_the_database_in_working_days(calendar, level, is_shortened, last_day):
    published_on = date(2026, 11, 25)
    found = enter_by(level, published_on=published_on, is_shortened=is_shortened, calendar=calendar)
    assert found == last_day


def test_holidays_are_not_counted(calendar):
    """30 April and 1 May 2026 are a Thursday and a Friday."""
    found = enter_by(
        PROVINCE, published_on=date(2026, 4, 29), is_shortened=False, calendar=calendar
    )
    assert found == date(2026, 5, 8)


@given(published_on=DAYS)
def test_as_many_working_days_lie_between(calendar, published_on):
    last = enter_by(PROVINCE, published_on=published_on, is_shortened=False, calendar=calendar)
    assert calendar.is_working_day(last)
    assert working_days_between(published_on + timedelta(days=1), last, calendar) == 5


@given(due=DAYS, day=DAYS)
def test_late_is_after_the_last_day_never_on_it(due, day):
    done = Deadlines(publish_by=due, published_on=day, enter_by=due, entered_on=day)
    open_ = Deadlines(publish_by=due, published_on=None, enter_by=due, entered_on=None)
    assert done.was_published_late is done.was_entered_late is (day > due)
    assert open_.is_publication_overdue(day) is open_.is_entry_overdue(day) is (day > due)
    assert not done.is_publication_overdue(day)
    assert not done.is_entry_overdue(day)
    assert not open_.was_published_late
