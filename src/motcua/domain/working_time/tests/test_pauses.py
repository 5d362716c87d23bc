"""Pauses, worked out by hand. Legal: LR-023; Civil Code 2015 art. 148; 61/2018/ND-CP art. 19.3."""

from datetime import UTC, datetime, time

import pytest

from motcua.domain.working_time.errors import MomentWithoutZone, PauseEndsBeforeItStarts
from motcua.domain.working_time.rules import due_time
from motcua.domain.working_time.values import (
    CountingRules,
    LineKind,
    OfficeHours,
    Pause,
    Season,
    Session,
    WorkCalendar,
    parse_limit,
)

from .days import CUTOFF, EIGHT_HOURS, READING, announced, calendar, moment, off

LATE_OPENING = (Session(time(7, 30), time(11, 30)), Session(time(13, 30), time(17)))
WEEKDAYS_ONLY = calendar()


def pause(start, end, ground="", source=""):
    return Pause(moment(start), moment(end), ground, source)


def due(received, limit, *pauses, days=WEEKDAYS_ONLY, reading=READING, **words):
    return due_time(
        moment(received), parse_limit(limit), days, reading, pauses=pauses, **words
    ).due_at


def test_a_day_is_left_out_if_it_opens_in_the_pause():
    """Received Fri 1 February 2019 after 15:00, then Tết: E is Mon 11. The pause begins on Wed 13 at
    8:00, after opening, so the 13th counts; Thu 14 opens in it and does not.
    """
    tet = [off(f"2019-02-{n:02}", "Tết Nguyên đán") for n in range(4, 9)]
    days = calendar(*tet, sessions=LATE_OPENING)
    paused = pause("2019-02-13 08:00", "2019-02-14 10:00")
    assert due("2019-02-01 15:30", "5wd", paused, days=days) == moment("2019-02-19 17:00")
    assert due("2019-02-01 15:30", "5wd", days=days) == moment("2019-02-18 17:00")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (
            "2026-03-04 07:30",
            "2026-03-05 07:30",
            "2026-03-10 17:00",
        ),  # from opening to opening: one
        ("2026-03-04 07:30", "2026-03-05 07:31", "2026-03-11 17:00"),
        ("2026-03-04 07:31", "2026-03-05 07:30", "2026-03-09 17:00"),  # neither opens in it
        ("2026-03-04 07:30:00.000001", "2026-03-05 07:30", "2026-03-09 17:00"),
        ("2026-03-04 07:31", "2026-03-05 07:30:00.000001", "2026-03-10 17:00"),
        ("2026-03-04 08:00", "2026-03-04 17:00", "2026-03-09 17:00"),
        ("2026-03-07 00:00", "2026-03-09 00:00", "2026-03-09 17:00"),  # a week-end
        ("2026-03-09 08:00", "2026-03-20 17:00", "2026-03-09 17:00"),  # begins on the last day
        ("2026-03-09 07:00", "2026-03-10 17:00", "2026-03-11 17:00"),
        ("2026-03-12 08:00", "2026-03-20 17:00", "2026-03-09 17:00"),  # after the end
        ("2026-02-20 08:00", "2026-02-27 17:00", "2026-03-09 17:00"),  # before the receipt
        ("2026-02-20 08:00", "2026-03-03 17:00", "2026-03-10 17:00"),
    ],
)
def test_working_days(start, end, expected):
    """Received Mon 2 March 2026 at 14:00, five working days: Mon 9 without a pause."""
    assert due("2026-03-02 14:00", "5wd", pause(start, end)) == moment(expected)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-03-03 09:00", "2026-03-03 10:00", "2026-03-04 15:00"),
        ("2026-03-03 11:00", "2026-03-03 13:30", "2026-03-04 15:00"),  # noon costs no office time
        ("2026-03-03 17:00", "2026-03-04 07:30", "2026-03-04 14:00"),  # nor does the night
        (
            "2026-03-04 13:00",
            "2026-03-04 16:00",
            "2026-03-04 17:00",
        ),  # ends at closing, not next day
        ("2026-03-04 14:00", "2026-03-20 16:00", "2026-03-04 14:00"),  # begins when the limit ends
        ("2026-03-04 13:59", "2026-03-05 08:00", "2026-03-05 08:01"),
        ("2026-03-02 08:00", "2026-03-02 15:00", "2026-03-04 15:00"),  # from the receipt on
    ],
)
def test_working_hours_leave_out_exactly_the_paused_office_time(start, end, expected):
    """16 working hours from Mon 2 March 2026, 14:00: Wed 4, 14:00 without a pause."""
    assert due("2026-03-02 14:00", "16wh", pause(start, end)) == moment(expected)


@pytest.mark.parametrize(
    ("limit", "start", "end", "expected"),
    [
        ("10d", "2026-03-04 08:00", "2026-03-05 10:00", "2026-03-13 17:00"),  # one day
        ("10d", "2026-03-04 08:00", "2026-03-04 17:00", "2026-03-12 17:00"),  # none
        ("10d", "2026-03-04 23:59", "2026-03-06 00:00", "2026-03-16 17:00"),  # two: Sat moves on
        ("5d", "2026-03-04 08:00", "2026-03-05 08:00", "2026-03-09 17:00"),  # Sun 8 moves on
        (
            "1mo",
            "2026-03-10 08:00",
            "2026-03-20 08:00",
            "2026-04-13 17:00",
        ),  # 2 April + 10 = Sun 12
        ("2mo", "2026-03-10 08:00", "2026-03-20 08:00", "2026-05-12 17:00"),
    ],
)
def test_days_and_months_grow_by_the_days_of_the_pause(limit, start, end, expected):
    """Received Mon 2 March 2026, 14:00. Paused days are added before the end is moved."""
    assert due("2026-03-02 14:00", limit, pause(start, end)) == moment(expected)


def test_a_pause_over_tet_costs_no_holiday_twice():
    """2026: Tết from Mon 16 to Fri 20 February. Days off in the pause were not counted anyway."""
    days = announced()
    over = pause("2026-02-13 08:00", "2026-02-23 09:00")
    assert due("2026-02-11 09:00", "5wd", days=days) == moment("2026-02-25 17:00")
    assert due("2026-02-11 09:00", "5wd", over, days=days) == moment("2026-02-26 17:00")
    assert due("2026-02-13 15:00", "8wh", over, days=days) == moment("2026-02-24 09:00")
    # Ten calendar days for the pause from the 13th to the 23rd.
    assert due("2026-02-11 09:00", "15d", over, days=days) == moment("2026-03-09 17:00")


def test_a_pause_until_the_day_of_vietnamese_culture():
    """28/2026/QH16: 24 November is off, so the pause until then leaves only the 23rd out."""
    paused = pause("2026-11-23 07:00", "2026-11-25 07:00")
    assert due("2026-11-19 15:20", "5wd", paused, days=announced()) == moment("2026-12-01 17:00")


def test_hours_that_change_with_the_season_in_the_middle_of_a_pause():
    """Summer from 15 April opens at 7:00. The pause ends at 7:15: under summer hours the 15th opens
    in it, under winter hours it would not.
    """
    summer = (Session(time(7), time(11)), Session(time(13), time(17)))
    hours = (OfficeHours(summer, season=Season((4, 15), (10, 15))), OfficeHours(EIGHT_HOURS))
    days = WorkCalendar(days={}, office_hours=hours)
    paused = pause("2026-04-14 07:15", "2026-04-15 07:15")
    assert due("2026-04-13 09:00", "2wd", paused, days=days) == moment("2026-04-17 17:00")
    assert due("2026-04-13 09:00", "2wd", paused) == moment("2026-04-16 17:00")
    # 4 h on Monday; Tuesday and 15 minutes of Wednesday are paused; 3:45 h until noon, 15 minutes.
    assert due("2026-04-13 13:00", "8wh", paused, days=days) == moment("2026-04-15 13:15")


def test_a_pause_on_the_last_days_of_a_year_that_end_the_index():
    """Sat 30 and Sun 31 December 2028: no working day opens after the pause in the index's years."""
    days = calendar()
    paused = pause("2028-12-30 10:00", "2028-12-31 12:00")
    without = due("2025-12-01 09:00", "850wd", days=calendar())
    assert due("2025-12-01 09:00", "850wd", paused, days=days) == without


def test_a_same_day_result_waits_for_a_day_that_does_not_open_in_a_pause():
    """Received on Saturday: the effective day is Monday, which opens in the pause."""
    paused = pause("2026-03-07 10:00", "2026-03-10 07:00")
    assert due("2026-03-07 09:00", "1wd", paused, same_day=True) == moment("2026-03-10 17:00")
    assert due("2026-03-06 09:00", "1wd", paused, same_day=True) == moment("2026-03-06 17:00")


def test_each_part_of_the_reading_may_differ():
    """LR-024: a regime that does not pause, counts the first day, or names the hour."""
    paused = pause("2026-03-04 07:00", "2026-03-06 17:00")
    for limit, part in (("5wd", "working_days"), ("16wh", "working_hours"), ("10d", "days")):
        deaf = CountingRules(cutoff=CUTOFF, **{f"pauses_{part}": False})
        without = due("2026-03-03 14:00", limit)
        assert due("2026-03-03 14:00", limit, paused, reading=deaf) == without
        assert due("2026-03-03 14:00", limit, paused) > without
    first = CountingRules(cutoff=CUTOFF, counts_day_of_receipt=True)
    assert due("2026-03-02 09:00", "5wd", reading=first) == moment("2026-03-06 17:00")
    assert due("2026-03-02 09:00", "5d", reading=first) == moment("2026-03-06 17:00")
    assert due("2026-03-02 09:00", "1wd", reading=first) == moment("2026-03-02 17:00")
    hour = CountingRules(cutoff=CUTOFF, due_at=time(16))
    assert due("2026-03-02 09:00", "5wd", reading=hour) == moment("2026-03-09 16:00")
    assert due("2026-03-02 09:00", "1mo", reading=hour) == moment("2026-04-02 16:00")
    still = CountingRules(cutoff=CUTOFF, moves_off_days=False)
    assert due("2026-03-02 09:00", "5d", reading=still) == moment("2026-03-07 17:00")
    strict = CountingRules(cutoff=CUTOFF, cutoff_applies_to_working_hours=True)
    assert due("2026-03-02 15:30", "2wh", reading=strict) == moment("2026-03-03 09:30")
    assert due("2026-03-02 14:30", "2wh", reading=strict) == moment("2026-03-02 16:30")
    spill = CountingRules(cutoff=CUTOFF, month_ends_on_last_day=False)
    assert due("2026-03-31 09:00", "6mo", reading=spill) == moment("2026-10-01 17:00")


def test_the_grounds_stand_in_the_explanation():
    """The first pause takes Wed and Thu, the second Mon; each names its ground and its source."""
    paused = (
        pause("2026-03-04 07:00", "2026-03-06 07:00", "Kiểm tra thực địa", "61/2018/NĐ-CP"),
        pause("2026-03-09 07:00", "2026-03-09 17:00", "Chờ cơ quan khác"),
    )
    told = due_time(
        moment("2026-03-02 14:00"), parse_limit("3wd"), WEEKDAYS_ONLY, READING, pauses=paused
    )
    assert [
        (line.label, line.text, line.mark, line.source)
        for line in told.derivation
        if line.kind is LineKind.PAUSED
    ] == [
        (
            "04/03, 05/03",
            "Tạm dừng (Kiểm tra thực địa), không tính.",
            "tạm dừng",
            "61/2018/NĐ-CP",
        ),
        ("Thứ Hai 09/03", "Tạm dừng (Chờ cơ quan khác), không tính.", "tạm dừng", ""),
    ]


def test_paused_hours_and_added_days_are_told():
    paused = pause("2026-03-03 09:00", "2026-03-04 10:00", "Kiểm tra thực địa")

    def told(limit):
        due = due_time(
            moment("2026-03-02 14:00"), parse_limit(limit), WEEKDAYS_ONLY, READING, pauses=[paused]
        )
        return [(line.label, line.text, line.mark) for line in due.derivation[1:]]

    assert told("8wh") == [
        ("Thứ Hai 02/03", "3 giờ làm việc.", "3 giờ"),
        ("Thứ Ba 03/03", "Tạm dừng 6 giờ 30 phút (Kiểm tra thực địa).", "tạm dừng"),
        ("Thứ Ba 03/03", "1 giờ 30 phút làm việc.", "1 giờ 30 phút"),
        ("Thứ Tư 04/03", "Tạm dừng 2 giờ 30 phút (Kiểm tra thực địa).", "tạm dừng"),
        ("Thứ Tư 04/03", "3 giờ 30 phút làm việc, hết thời hạn.", "3 giờ 30 phút"),
        ("15:00, 04/03/2026", "Hẹn trả kết quả", "8 giờ làm việc"),
    ]
    assert told("10d") == [
        ("03/03 – 12/03", "Tính liên tục 10 ngày, kể cả ngày nghỉ.", "1–10"),
        (
            "Thứ Sáu 13/03",
            "Tạm dừng từ 09:00 03/03 đến 10:00 04/03 (Kiểm tra thực địa) nên cộng thêm 1 ngày.",
            "+1",
        ),
        ("17:00, 13/03/2026", "Hẹn trả kết quả", "10 ngày"),
    ]


def test_a_pause_that_ends_before_it_starts_is_refused():
    with pytest.raises(PauseEndsBeforeItStarts) as refused:
        pause("2026-03-05 08:00", "2026-03-04 08:00")
    assert refused.value.code == "working_time.pause_ends_before_it_starts"
    assert pause("2026-03-05 08:00", "2026-03-05 08:00").to_at == moment("2026-03-05 08:00")


def test_a_pause_needs_a_zone_and_is_kept_in_vietnam_time():
    with pytest.raises(MomentWithoutZone):
        Pause(datetime(2026, 3, 5, 8), moment("2026-03-05 09:00"))  # noqa: DTZ001 — that is the point
    kept = Pause(datetime(2026, 3, 5, 1, tzinfo=UTC), datetime(2026, 3, 5, 2, tzinfo=UTC))
    assert f"{kept.from_at:%H:%M} {kept.to_at:%H:%M}" == "08:00 09:00"
