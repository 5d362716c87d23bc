"""A calendar that contradicts itself is told apart from one that does not."""

from datetime import date, time

import pytest

from motcua.domain.working_time.rules import contradictions
from motcua.domain.working_time.values import (
    CalendarPublication,
    DayKind,
    DayScope,
    OfficeHours,
    PublishedDay,
    PublishedHours,
    Season,
    Session,
)

from .days import EIGHT_HOURS

LEAP_DAY = Season((2, 29), (2, 29))
SPRING, SUMMER = Season((2, 1), (4, 15)), Season((4, 15), (10, 15))


def published(day, kind=DayKind.HOLIDAY, **words):
    return PublishedDay(date.fromisoformat(day), kind, "một ngày", "nguồn", 2026, **words)


def said(days=(), hours=()):
    return contradictions(
        CalendarPublication(days=tuple(days), office_hours=tuple(hours), years=())
    )


def hours(sessions=EIGHT_HOURS, agency_code="", **words):
    return PublishedHours(OfficeHours(sessions, **words), agency_code)


def test_a_sound_calendar_has_none():
    days = [
        published("2026-11-24"),
        published("2026-11-24", DayKind.CLOSURE, scope=DayScope.AGENCY, scope_code="hy2-ubnd"),
        published("2026-01-10", DayKind.SWAPPED_ON),
    ]
    periods = [
        hours(valid_to=date(2026, 4, 14)),
        hours(valid_from=date(2026, 4, 15)),
        hours(agency_code="hy2-ubnd"),
        hours(season=SUMMER),  # the narrower goes first
        hours(season=Season((10, 16), (4, 14))),
        hours(weekdays=(5,)),
        hours(weekdays=(4,)),
        hours(season=SUMMER, weekdays=(5,), valid_to=date(2026, 4, 14)),
        hours(season=SUMMER, weekdays=(5,), valid_from=date(2026, 4, 15)),
    ]
    assert said(days, periods) == ()


@pytest.mark.parametrize(
    ("days", "periods", "sentence"),
    [
        ([published("2026-11-24"), published("2026-11-24")], (), "hai dòng"),
        ([published("2026-01-09", DayKind.SWAPPED_ON)], (), "không phải thứ Bảy"),
        ([published("2026-01-10", DayKind.SWAPPED_OFF)], (), "rơi vào thứ Bảy"),
        ((), [hours(())], "không có buổi nào"),
        ((), [hours((Session(time(11), time(7)),))], "đóng cửa trước khi mở cửa"),
        ((), [hours((Session(time(7), time(12)), Session(time(11), time(17))))], "chồng lên nhau"),
        ((), [hours(), hours(valid_from=date(2026, 1, 1))], "hai kỳ hiệu lực chồng nhau"),
        ((), [hours(valid_from=date(2026, 2, 1), valid_to=date(2026, 1, 1))], "kết thúc trước"),
        ((), [hours(season=SPRING), hours(season=SUMMER)], "hiệu lực chồng nhau vào ngày 15/04/"),
        # 29 February is a Saturday only in some leap years: 2020 is one.
        (
            (),
            [hours(season=LEAP_DAY, weekdays=(5,)), hours(season=SPRING, weekdays=(5,))],
            "29/02/2020",
        ),
        ((), [hours(weekdays=(5,)), hours(weekdays=(4, 5))], "hai kỳ hiệu lực chồng nhau"),
        ([published("2026-11-24", scope_code="33")], (), "cả nước thì để trống"),
        ([published("2026-11-24", scope=DayScope.AGENCY)], (), "phải ghi mã tỉnh hoặc cơ quan"),
    ],
)
def test_a_contradiction_is_said(days, periods, sentence):
    found = said(days, periods)
    assert len(found) == 1
    assert sentence in found[0]
