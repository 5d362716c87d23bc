"""The reckoning on the page is the reckoning of the law, word for word."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from motcua.domain.working_time import rules
from motcua.domain.working_time.values import (
    CalendarDay,
    CountingRules,
    DayKind,
    Limit,
    LimitUnit,
    OfficeHours,
    Pause,
    Session,
    WorkCalendar,
)
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.design_system.deadlines import (
    RULER_DAYS_MAX,
    due_state,
    limit_words,
    part_words,
    reckoning_lines,
    ruler_days,
)
from motcua.interfaces.design_system.templatetags.design_system import reckoning

CULTURE_DAY = date(2026, 11, 24)
CALENDAR = WorkCalendar(
    days={
        CULTURE_DAY: CalendarDay(
            CULTURE_DAY, DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam", "Nghị quyết 28/2026/QH16"
        )
    },
    office_hours=(OfficeHours((Session(time(7, 30), time(11, 30)), Session(time(13), time(17)))),),
)
READING = CountingRules(
    cutoff=time(15),
    sources={"cutoff": "61/2018", "counts_day_of_receipt": "Bộ luật Dân sự 2015, Điều 147"},
)
RECEIVED_AT = datetime(2026, 11, 19, 15, 20, tzinfo=VIETNAM)  # A Thursday, after 15:00.


MONDAY_MORNING = datetime(2026, 11, 23, 11, 30, tzinfo=VIETNAM)


@pytest.fixture
def due():
    """61/2018/ND-CP art. 18.1; Civil Code 2015 art. 147: five working days end on 30/11/2026."""
    return rules.due_time(RECEIVED_AT, Limit(5, LimitUnit.WORKING_DAYS), CALENDAR, READING)


def test_each_line_of_the_reckoning_says_its_day_its_reason_and_its_count(due):
    lines = reckoning_lines(due)

    assert lines[0].when == "Thứ Năm 19/11, 15:20"
    assert [line.why for line in lines if line.when == "Thứ Ba 24/11"] == [
        "Ngày Văn hóa Việt Nam (Nghị quyết 28/2026/QH16)."
    ]
    assert [line.kind for line in lines].count("off") == 3
    assert (lines[-1].kind, lines[-1].when) == ("sum", "17:00, 30/11/2026")


def test_the_reckoning_is_said_in_english_too(due):
    with translation.override("en"):
        lines = reckoning_lines(due)

    assert [(line.when, line.why, line.count) for line in lines] == [
        ("Thursday 19/11, 15:20", "Dossier received after 15:00 (61/2018).", "not counted"),
        (
            "Friday 20/11",
            (
                "Received after 15:00, so it counts as received on the next working day"
                " (Civil Code 2015, Article 147)."
            ),
            "not counted",
        ),
        ("21/11, 22/11", "Saturday, Sunday.", "off"),
        ("Monday 23/11", "Working day 1.", "1"),
        ("Tuesday 24/11", "Vietnamese Culture Day (Nghị quyết 28/2026/QH16).", "off"),
        ("25/11, 26/11, 27/11", "Working day 2, 3, 4.", "2, 3, 4"),
        ("28/11, 29/11", "Saturday, Sunday.", "off"),
        ("Monday 30/11", "Working day 5, end of office hours.", "5"),
        ("17:00, 30/11/2026", "Result due", "5 working days"),
    ]


def test_what_is_left_of_a_promise_is_said_in_hours_and_minutes():
    assert part_words("7 giờ 1 phút làm việc") == "7 giờ 1 phút làm việc"


def test_the_version_of_the_calendar_stands_below_the_lines(due):
    lines = reckoning_lines(replace(due, calendar_version="3f9a2c1e-77aa-4a11-9c55-000000000000"))
    page = render_to_string("design_system/components/reckoning.html", reckoning(lines, "5 ngày"))
    assert "Tính theo lịch làm việc phiên bản 3f9a2c1e." in page
    assert "phiên bản" not in render_to_string(
        "design_system/components/reckoning.html", reckoning(list(lines), "5 ngày")
    )


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1 ngày làm việc", "1 working day"),
        ("3,5 giờ làm việc", "3,5 working hours"),
        ("30 ngày", "30 days"),
        ("1 tháng", "1 month"),
        ("1 giờ 20 phút", "1 hour 20 minutes"),
        ("2 giờ", "2 hours"),
        ("1 phút", "1 minute"),
        ("0 giờ", "0 hours"),
        ("trong ngày", "the same day"),
        ("Thứ Bảy, Chủ nhật", "Saturday, Sunday"),
        ("Tết Nguyên đán", "Lunar New Year (Tết)"),
        ("1–30", "1–30"),
        ("15:00", "15:00"),
        ("", ""),
        ("Ngày của phường", "Ngày của phường"),
    ],
)
def test_each_part_of_a_line_is_said_in_the_reader_s_language(text, english):
    assert part_words(text) == text
    with translation.override("en"):
        assert part_words(text) == english


def test_the_ruler_has_one_notch_a_day_from_receipt_to_promise(due):
    days = ruler_days(due, at=MONDAY_MORNING, calendar=CALENDAR)

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
    assert (days[4].note, days[4].tenths, days[4].is_today) == ("Ngày 1", 5, True)
    assert [day.caption for day in days if day.caption] == [
        "Nhận 19/11",
        "Hôm nay 23/11",
        "Hẹn trả 30/11",
    ]


@pytest.mark.parametrize(
    ("at", "tenths"),
    [
        (time(3), 0),
        (time(7, 30), 0),
        (time(9, 6), 2),
        (time(12), 5),
        (time(17), 10),
        (time(22), 10),
    ],
)
def test_today_is_filled_as_its_office_hours_pass(due, at, tenths):
    moment = datetime.combine(date(2026, 11, 25), at, tzinfo=VIETNAM)
    (today,) = [day for day in ruler_days(due, at=moment, calendar=CALENDAR) if day.is_today]

    assert (today.label, today.tenths) == ("25/11", tenths)


def test_over_the_limit_the_ruler_goes_on_to_today(due):
    days = ruler_days(due, at=datetime(2026, 12, 2, 9, tzinfo=VIETNAM), calendar=CALENDAR)

    assert [(day.label, day.kind, day.note, day.tenths) for day in days[-3:]] == [
        ("30/11", "end", "Hẹn trả", 10),
        ("01/12", "late", "Quá 1", 0),
        ("02/12", "late", "Quá 2", 0),
    ]
    assert days[-1].is_today
    assert [day.caption for day in days if day.caption][-1] == "Quá 2 ngày"


def test_days_off_are_not_counted_as_late(due):
    days = ruler_days(due, at=datetime(2026, 12, 6, 9, tzinfo=VIETNAM), calendar=CALENDAR)  # Sunday

    assert [day.kind for day in days[-6:]] == ["late"] * 4 + ["off"] * 2
    assert days[-1].caption == "Quá 4 ngày"


def test_much_too_late_the_last_days_are_drawn(due):
    days = ruler_days(due, at=datetime(2027, 3, 1, 9, tzinfo=VIETNAM), calendar=CALENDAR)

    assert len(days) == RULER_DAYS_MAX
    assert (days[0].label, days[-1].label) == ("19/11", "01/03")


def test_once_the_result_is_ready_the_ruler_stops_where_it_was_ready(due):
    days = ruler_days(
        due,
        at=datetime(2026, 12, 20, 9, tzinfo=VIETNAM),
        calendar=CALENDAR,
        ended_at=datetime(2026, 11, 26, 10, tzinfo=VIETNAM),
    )

    assert not any(day.is_today for day in days)
    assert [(day.label, day.kind) for day in days[-5:]] == [
        ("26/11", "past"),
        ("27/11", "next"),
        ("28/11", "off"),
        ("29/11", "off"),
        ("30/11", "end"),
    ]


def test_a_paused_day_stands_among_those_that_do_not_count():
    pause = Pause(
        datetime(2026, 11, 25, 7, 0, tzinfo=VIETNAM),
        datetime(2026, 11, 26, 7, 0, tzinfo=VIETNAM),
        "Kiểm tra thực địa theo lịch đã hẹn",
    )
    due = rules.due_time(
        RECEIVED_AT, Limit(5, LimitUnit.WORKING_DAYS), CALENDAR, READING, pauses=[pause]
    )

    assert [(line.why, line.count, line.kind) for line in reckoning_lines(due)][5] == (
        "Tạm dừng (Kiểm tra thực địa theo lịch đã hẹn), không tính.",
        "tạm dừng",
        "off",
    )
    days = ruler_days(due, at=MONDAY_MORNING, calendar=CALENDAR)
    assert [(day.label, day.note, day.kind) for day in days][6] == ("25/11", "Dừng", "off")
    assert days[-1].label == "01/12"


def test_a_limit_too_long_to_draw_has_no_ruler():
    due = rules.due_time(RECEIVED_AT, Limit(60, LimitUnit.DAYS), CALENDAR, READING)

    assert ruler_days(due, at=MONDAY_MORNING, calendar=CALENDAR) == ()


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
