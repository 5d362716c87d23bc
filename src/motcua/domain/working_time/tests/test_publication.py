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
    Session,
)

from .days import EIGHT_HOURS


def published(day, kind=DayKind.HOLIDAY, **words):
    return PublishedDay(date.fromisoformat(day), kind, "một ngày", "nguồn", 2026, **words)


def said(days=(), hours=()):
    return contradictions(
        CalendarPublication(days=tuple(days), office_hours=tuple(hours), years=())
    )


def hours(sessions=EIGHT_HOURS, agency_code="", valid_from=None, valid_to=None):
    return PublishedHours(OfficeHours(sessions, valid_from, valid_to), agency_code)


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
    ],
)
def test_a_contradiction_is_said(days, periods, sentence):
    found = said(days, periods)
    assert len(found) == 1
    assert sentence in found[0]
