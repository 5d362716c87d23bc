"""Which calendar comes of published rows. Legal: LR-025, LR-026, LR-027."""

from datetime import date, time

import pytest

from motcua.domain.working_time.errors import NoCalendar
from motcua.domain.working_time.rules import announced_until, due_time, with_changes, work_calendar
from motcua.domain.working_time.values import (
    CountingRules,
    DayChanges,
    DayKind,
    DayScope,
    OfficeHours,
    PublishedDay,
    PublishedHours,
    PublishedYear,
    Season,
    Session,
    parse_limit,
)

from .days import CUTOFF, EIGHT_HOURS, moment

READING = CountingRules(cutoff=CUTOFF)
MORNING = (Session(time(7, 30), time(11, 30)),)
SUMMER_HOURS = (Session(time(7), time(11)), Session(time(13, 30), time(17, 30)))
SUMMER = Season((4, 15), (10, 15))
SATURDAY = 5
GENERAL = PublishedHours(OfficeHours(EIGHT_HOURS))
AGENCY = "hy2-11953-pvhcc"


def row(day, kind=DayKind.HOLIDAY, scope=DayScope.COUNTRY, code="", name="một ngày"):
    return PublishedDay(
        date.fromisoformat(day), kind, name, "nguồn", 2026, scope=scope, scope_code=code
    )


def calendar_of(days=(), hours=(GENERAL,), agency_code=AGENCY):
    return work_calendar(days, hours, agency_code=agency_code, province_code="33")


def due(received, limit, calendar):
    return due_time(moment(received), parse_limit(limit), calendar, READING).due_at


def test_the_narrower_scope_wins_whatever_the_order():
    country = row("2026-03-05", name="cả nước")
    province = row("2026-03-05", DayKind.CLOSURE, DayScope.PROVINCE, "33", "tỉnh")
    agency = row("2026-03-07", DayKind.SWAPPED_ON, DayScope.AGENCY, AGENCY, "cơ quan")
    elsewhere = row("2026-03-06", DayKind.CLOSURE, DayScope.PROVINCE, "34", "tỉnh khác")
    for rows in ((country, province, agency, elsewhere), (elsewhere, agency, province, country)):
        calendar = calendar_of(rows)
        assert calendar.special_day(date(2026, 3, 5)).name == "tỉnh"
        assert calendar.is_working_day(date(2026, 3, 6))
        assert calendar.is_working_day(date(2026, 3, 7))
        assert not calendar_of(rows, agency_code="hy2-ubnd").is_working_day(date(2026, 3, 7))


def test_without_office_hours_there_is_no_calendar():
    with pytest.raises(NoCalendar):
        calendar_of(hours=(PublishedHours(OfficeHours(EIGHT_HOURS), agency_code="hy2-ubnd"),))


def test_a_saturday_is_worked_in_the_morning_only_where_hours_say_so():
    """LR-027. Received on Thursday 5 March 2026, two working days: Friday and Saturday noon."""
    saturdays = PublishedHours(OfficeHours(MORNING, weekdays=(SATURDAY,)), AGENCY)
    own, other = calendar_of(hours=(GENERAL, saturdays)), calendar_of(hours=(GENERAL,))
    assert due("2026-03-05 09:00", "2wd", own) == moment("2026-03-07 11:30")
    assert due("2026-03-05 09:00", "2wd", other) == moment("2026-03-09 17:00")
    # 3.5 hours on Friday, 4 on Saturday, the rest on Monday.
    assert due("2026-03-06 13:30", "8wh", own) == moment("2026-03-09 08:00")
    # Received on Saturday: it is the effective day, before 15:00 although the office is closed.
    assert due("2026-03-07 14:00", "1wd", own) == moment("2026-03-09 17:00")


def test_a_holiday_closes_a_worked_saturday_and_a_swap_makes_it_a_full_day():
    saturdays = PublishedHours(OfficeHours(MORNING, weekdays=(SATURDAY,)), AGENCY)
    calendar = calendar_of(
        (row("2026-03-14"), row("2026-03-21", DayKind.SWAPPED_ON)), hours=(saturdays, GENERAL)
    )
    assert not calendar.is_working_day(date(2026, 3, 14))
    assert calendar.closes_at(date(2026, 3, 7)) == time(11, 30)
    assert calendar.closes_at(date(2026, 3, 21)) == time(17)


def test_hours_of_a_season_change_in_the_middle_of_a_limit():
    """LR-027. Tuesday 14 April is the last winter day; summer opens at 7:00 and closes at 17:30."""
    summer = PublishedHours(OfficeHours(SUMMER_HOURS, season=SUMMER), AGENCY)
    calendar = calendar_of(hours=(GENERAL, summer))
    assert due("2026-04-13 09:00", "1wd", calendar) == moment("2026-04-14 17:00")
    assert due("2026-04-13 09:00", "2wd", calendar) == moment("2026-04-15 17:30")
    # 3 h on Tuesday afternoon from 14:00, then 4 h from 7:00 and 1 h from 13:30.
    assert due("2026-04-14 14:00", "8wh", calendar) == moment("2026-04-15 14:30")
    assert due("2027-04-14 14:00", "8wh", calendar) == moment("2027-04-15 14:30")


def test_a_season_may_pass_new_year():
    winter = Season((10, 16), (4, 14))
    held = [winter.holds_on(date(2026, *at)) for at in ((10, 15), (10, 16), (12, 31), (4, 14))]
    assert held == [False, True, True, True]
    assert not winter.holds_on(date(2026, 4, 15))
    assert Season.between(*winter.as_texts()) == winter
    with pytest.raises(ValueError, match="day"):
        Season.between("02-30", "03-01")


def test_an_agency_keeps_the_general_hours_outside_its_own_period():
    own = PublishedHours(OfficeHours(MORNING, date(2026, 3, 2), date(2026, 3, 6)), AGENCY)
    calendar = calendar_of(hours=(GENERAL, own))
    assert calendar.closes_at(date(2026, 3, 6)) == time(11, 30)
    assert calendar.closes_at(date(2026, 3, 9)) == time(17)


def test_changes_give_the_rows_as_they_would_be():
    """LR-026. Taking an agency's closure back brings the country's holiday to light again."""
    holiday = row("2026-11-24", name="Ngày Văn hóa Việt Nam")
    opened = row("2026-11-24", DayKind.CLOSURE, DayScope.AGENCY, AGENCY)
    storm = row("2026-11-25", DayKind.CLOSURE, DayScope.PROVINCE, "33", "bão")
    changes = DayChanges(days=(storm,), withdrawn=(opened.key,))
    assert set(with_changes((holiday, opened), changes)) == {holiday, storm}
    assert with_changes((holiday,), DayChanges(withdrawn=(storm.key,))) == (holiday,)
    assert due("2026-11-23 09:00", "1wd", calendar_of((holiday, storm))) == moment(
        "2026-11-26 17:00"
    )


def test_the_announced_years_end_before_the_first_gap():
    years = [PublishedYear(year, is_complete=year != 2021) for year in range(2019, 2024)]
    assert announced_until(years) == date(2020, 12, 31)
    assert announced_until(reversed(years)) == date(2020, 12, 31)
    assert announced_until([]) is None
