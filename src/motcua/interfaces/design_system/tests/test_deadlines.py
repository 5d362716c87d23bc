"""The reckoning on the page is the reckoning of the law, word for word."""

from datetime import date, datetime, time

import pytest
from django.utils import translation

from motcua.domain.working_time import rules
from motcua.domain.working_time.values import (
    CalendarDay,
    DayKind,
    Limit,
    LimitUnit,
    OfficeHours,
    Session,
    WorkCalendar,
)
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.design_system.deadlines import (
    due_state,
    limit_words,
    reckoning_lines,
    ruler_days,
)

CULTURE_DAY = date(2026, 11, 24)
CALENDAR = WorkCalendar(
    days={
        CULTURE_DAY: CalendarDay(
            CULTURE_DAY, DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16"
        )
    },
    office_hours=(OfficeHours((Session(time(7, 30), time(11, 30)), Session(time(13), time(17)))),),
)
RECEIVED_AT = datetime(2026, 11, 19, 15, 20, tzinfo=VIETNAM)  # A Thursday, after 15:00.


@pytest.fixture
def due():
    """61/2018/ND-CP art. 18.1; Civil Code 2015 art. 147: five working days end on 30/11/2026."""
    return rules.limit_ends_at(
        RECEIVED_AT, Limit(5, LimitUnit.WORKING_DAYS), CALENDAR, time(15), cutoff_source="61/2018"
    )


def test_each_line_of_the_reckoning_says_its_day_its_reason_and_its_count(due):
    lines = reckoning_lines(due)

    assert lines[0].when == "Thứ Năm 19/11, 15:20"
    assert [line.why for line in lines if line.when == "Thứ Ba 24/11"] == [
        "Ngày Văn hóa Việt Nam (Nghị quyết 28/2026/QH16)."
    ]
    assert [line.kind for line in lines].count("off") == 3
    assert (lines[-1].kind, lines[-1].when) == ("sum", "17:00, 30/11/2026")


def test_the_ruler_has_one_notch_a_day_from_receipt_to_promise(due):
    days = ruler_days(due, today=date(2026, 11, 23))

    assert [(day.label, day.kind) for day in days] == [
        ("19/11", "start"),
        ("20/11", "past"),
        ("21/11", "off"),
        ("22/11", "off"),
        ("23/11", "now"),
        ("24/11", "off"),
        ("25/11", "next"),
        ("26/11", "next"),
        ("27/11", "next"),
        ("28/11", "off"),
        ("29/11", "off"),
        ("30/11", "end"),
    ]
    assert days[4].note == "Ngày 1"


def test_a_limit_too_long_to_draw_has_no_ruler():
    due = rules.limit_ends_at(RECEIVED_AT, Limit(60, LimitUnit.DAYS), CALENDAR, None)

    assert ruler_days(due, today=date(2026, 11, 23)) == ()


@pytest.mark.parametrize(
    ("at", "working_days", "expected"),
    [
        (datetime(2026, 11, 23, 9, tzinfo=VIETNAM), 5, Due("early", "Còn 5 ngày")),
        (datetime(2026, 11, 27, 9, tzinfo=VIETNAM), 1, Due("soon", "Còn 1 ngày")),
        (datetime(2026, 11, 30, 9, tzinfo=VIETNAM), 0, Due("soon", "Hôm nay 17:00")),
        (datetime(2026, 11, 30, 17, 1, tzinfo=VIETNAM), 0, Due("late", "Quá hạn từ 17:00")),
        (datetime(2026, 12, 2, 9, tzinfo=VIETNAM), 2, Due("late", "Quá 2 ngày")),
    ],
)
def test_a_due_state_follows_the_working_days_that_were_counted(at, working_days, expected):
    due_at = datetime(2026, 11, 30, 17, tzinfo=VIETNAM)

    assert due_state(due_at=due_at, at=at, working_days=working_days) == expected


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(5, LimitUnit.WORKING_DAYS), "5 ngày làm việc"),
        (Limit(3.5, LimitUnit.WORKING_HOURS), "3,5 giờ làm việc"),
        (Limit(15, LimitUnit.DAYS), "15 ngày"),
        (Limit(2, LimitUnit.MONTHS), "2 tháng"),
    ],
)
def test_a_limit_is_said_with_its_unit(limit, words):
    with translation.override("vi"):
        assert limit_words(limit) == words
