"""LR-070, LR-071 (Civil Code 2015 art 148.5): promises and days that become off; what differs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.working_time import actions
from motcua.domain.working_time.rules import (
    due_time,
    is_same_day_row,
    moved_off,
    promise_after,
    ruler,
)
from motcua.domain.working_time.selectors import changes_of, days_in_force
from motcua.domain.working_time.tests.days import calendar, moment, off, on
from motcua.domain.working_time.tests.people import OPERATOR
from motcua.domain.working_time.tests.proposals import AT, country_day
from motcua.domain.working_time.values import (
    CalendarPublication,
    CountingRules,
    DayChanges,
    DayKey,
    DayKind,
    Limit,
    LimitUnit,
    LineKind,
    derivation_as_json,
    due_from_json,
    limit_from_words,
)

PLAIN = calendar()


@pytest.mark.parametrize(
    ("promised", "days", "expected"),
    [
        ("2026-11-24 17:00", [off("2026-11-24")], "2026-11-25 17:00"),
        ("2026-11-24 10:00", [off("2026-11-24")], "2026-11-25 17:00"),
        ("2026-11-27 17:00", [off("2026-11-27")], "2026-11-30 17:00"),  # over a weekend
        ("2026-11-27 17:00", [off("2026-11-27"), on("2026-11-28")], "2026-11-28 17:00"),  # a swap
        ("2026-11-25 17:00", [off("2026-11-24")], "2026-11-25 17:00"),  # another day
        ("2026-11-28 17:00", [off("2026-11-28")], "2026-11-28 17:00"),  # was off before
    ],
)
def test_only_a_day_that_becomes_off_moves_a_promise(promised, days, expected):
    assert promise_after(moment(promised), PLAIN, calendar(*days)) == moment(expected)


@given(
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.sets(st.dates(date(2026, 1, 1), date(2027, 1, 31)), max_size=20),
    st.sets(st.dates(date(2026, 1, 1), date(2027, 1, 31)), max_size=20),
)
def test_a_promise_is_never_brought_forward_and_ends_on_a_working_day(day, before, after):
    calendars = [calendar(*[off(each.isoformat()) for each in days]) for days in (before, after)]
    promised = moment(f"{day} 17:00")
    kept = promise_after(promised, *calendars)
    assert kept >= promised
    if calendars[0].is_working_day(day):
        assert calendars[1].is_working_day(kept.date())


def test_the_lines_of_a_moved_promise_say_why():
    due = due_time(
        moment("2026-11-19 08:00"), Limit(3, LimitUnit.WORKING_DAYS), PLAIN, CountingRules()
    )
    after = calendar(off("2026-11-24", "Ngày Văn hóa Việt Nam"))
    moved = moved_off(due, promise_after(due.due_at, PLAIN, after), after)
    assert moved.due_at == moment("2026-11-25 17:00")
    assert moved.derivation[:-3] == due.derivation[:-1]
    assert "Ngày Văn hóa Việt Nam" in moved.derivation[-3].text
    assert moved.derivation[-1].mark == due.derivation[-1].mark
    assert due_from_json(derivation_as_json(moved)) == moved
    assert ruler(moved)[-1].day == date(2026, 11, 25)
    assert ruler(moved)[-1].kind is LineKind.DUE


@given(
    st.sampled_from(list(LimitUnit)).flatmap(
        lambda unit: st.builds(Limit, st.integers(1, 60), st.just(unit))
    )
)
def test_a_limit_is_read_back_from_its_words(limit):
    assert limit_from_words(str(limit)) == limit


@pytest.mark.parametrize(
    "text", ["", "trong ngày", "5 ngày", "x ngày làm việc", "0 tháng", "hẹn lại theo văn bản"]
)
def test_what_is_no_limit_is_none(text):
    expected = Limit(5, LimitUnit.DAYS) if text == "5 ngày" else None
    assert limit_from_words(text) == expected


def published(days):
    return CalendarPublication(days=tuple(days), office_hours=(), years=())


def test_what_loading_would_change_is_what_loading_changes(db):
    """`changes_of` and `publish_calendar` agree, with days that a decision set and took back."""
    held = {row.key: row for row in days_in_force()}
    taken_back = next(row for row in held.values() if row.day == date(2026, 11, 24))
    actions.announce_days(
        changes=DayChanges((country_day("2026-12-03"),), (taken_back.key,)),
        decision="15/2026/QĐ",
        by=OPERATOR,
        at=AT,
    )
    gone = next(row for row in held.values() if row.day == date(2026, 9, 2))
    wanted = [row for row in held.values() if row is not gone]
    wanted += [country_day("2026-12-10", name="Ngày mới")]
    changes = changes_of(published(wanted))
    assert [row.day for row in changes.days] == [date(2026, 12, 10)]
    assert changes.withdrawn == (gone.key,)

    before = days_in_force()
    actions.publish_calendar(publication=published(wanted), by=OPERATOR, at=AT + timedelta(days=1))
    after = {row.key: row for row in days_in_force()}
    written = {
        key for key, row in after.items() if not any(is_same_day_row(row, b) for b in before)
    }
    assert written == {row.key for row in changes.days}
    assert {row.key for row in before} - set(after) == set(changes.withdrawn)
    assert changes_of(published(wanted)) == DayChanges()


def test_a_replaced_day_is_a_change(db):
    held = days_in_force()
    first = next(row for row in held if row.day == date(2026, 11, 24))
    other = country_day("2026-11-24", DayKind.HOLIDAY, "Tên khác")
    changes = changes_of(published([other if row is first else row for row in held]))
    assert changes == DayChanges((other,), ())
    assert DayKey(date(2026, 11, 24)) == other.key
