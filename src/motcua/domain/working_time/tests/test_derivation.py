"""What a person reads. The first is the picture that the design shows."""

from datetime import date

import pytest

from motcua.domain.working_time.errors import LimitOutOfRange
from motcua.domain.working_time.rules import due_time, ruler
from motcua.domain.working_time.values import (
    CountingRules,
    Limit,
    LimitUnit,
    LineKind,
    derivation_as_json,
    due_from_json,
)

from .days import CUTOFF, READING, announced, moment


def lines(received, limit, **words):
    due = due_time(moment(received), limit, announced(), READING, **words)
    return [(line.label, line.text, line.mark) for line in due.derivation]


def test_five_working_days_over_the_24th_of_november():
    """Thu 19 November 2026, 15:20: 61/2018/ND-CP art. 18.1, 28/2026/QH16, Civil Code art. 147."""
    assert lines("2026-11-19 15:20", Limit(5, LimitUnit.WORKING_DAYS)) == [
        ("Thứ Năm 19/11, 15:20", "Tiếp nhận hồ sơ sau 15:00.", "không tính"),
        (
            "Thứ Sáu 20/11",
            "Nhận sau 15:00 nên coi như nhận ngày làm việc kế tiếp.",
            "không tính",
        ),
        ("21/11, 22/11", "Thứ Bảy, Chủ nhật.", "nghỉ"),
        ("Thứ Hai 23/11", "Ngày làm việc thứ nhất.", "1"),
        ("Thứ Ba 24/11", "Ngày Văn hóa Việt Nam.", "nghỉ"),
        ("25/11, 26/11, 27/11", "Ngày làm việc thứ hai, ba, tư.", "2, 3, 4"),
        ("28/11, 29/11", "Thứ Bảy, Chủ nhật.", "nghỉ"),
        ("Thứ Hai 30/11", "Ngày làm việc thứ năm, hết giờ làm việc.", "5"),
        ("17:00, 30/11/2026", "Hẹn trả kết quả", "5 ngày làm việc"),
    ]


def test_sources_stand_beside_what_they_say():
    reading = CountingRules(cutoff=CUTOFF, sources={**READING.sources, "cutoff": "118/2025/NĐ-CP"})
    due = due_time(
        moment("2026-11-19 15:20"), Limit(5, LimitUnit.WORKING_DAYS), announced(), reading
    )
    sources = {line.label: line.source for line in due.derivation if line.source}
    assert sources == {
        "Thứ Năm 19/11, 15:20": "118/2025/NĐ-CP",
        "Thứ Sáu 20/11": "Bộ luật Dân sự 2015, Điều 147",
        "Thứ Ba 24/11": "Nghị quyết 28/2026/QH16",
    }


def test_calendar_days_that_end_on_a_sunday():
    assert lines("2026-10-23 10:00", Limit(30, LimitUnit.DAYS)) == [
        ("Thứ Sáu 23/10, 10:00", "Tiếp nhận hồ sơ. Ngày tiếp nhận không tính.", "không tính"),
        ("24/10 – 22/11", "Tính liên tục 30 ngày, kể cả ngày nghỉ.", "1–30"),
        (
            "Chủ nhật 22/11",
            "Ngày cuối rơi vào ngày nghỉ (Chủ nhật) nên chuyển sang ngày làm việc kế tiếp.",
            "chuyển",
        ),
        ("Thứ Hai 23/11", "Ngày làm việc kế tiếp, hết giờ làm việc.", ""),
        ("17:00, 23/11/2026", "Hẹn trả kết quả", "30 ngày"),
    ]


def test_working_hours_say_how_much_each_day_gave():
    assert lines("2026-03-06 15:40", Limit(10, LimitUnit.WORKING_HOURS)) == [
        ("Thứ Sáu 06/03, 15:40", "Tiếp nhận hồ sơ.", ""),
        ("Thứ Sáu 06/03", "1 giờ 20 phút làm việc.", "1 giờ 20 phút"),
        ("07/03, 08/03", "Thứ Bảy, Chủ nhật.", "nghỉ"),
        ("Thứ Hai 09/03", "8 giờ làm việc.", "8 giờ"),
        ("Thứ Ba 10/03", "40 phút làm việc, hết thời hạn.", "40 phút"),
        ("08:10, 10/03/2026", "Hẹn trả kết quả", "10 giờ làm việc"),
    ]


def test_a_result_of_the_same_day():
    limit = Limit(1, LimitUnit.WORKING_DAYS)
    assert lines("2026-11-23 15:30", limit, same_day=True) == [
        ("Thứ Hai 23/11, 15:30", "Tiếp nhận hồ sơ sau 15:00.", "không tính"),
        ("Thứ Ba 24/11", "Ngày Văn hóa Việt Nam.", "nghỉ"),
        (
            "Thứ Tư 25/11",
            "Nhận sau 15:00 nên trả kết quả trong ngày làm việc kế tiếp.",
            "trong ngày",
        ),
        ("17:00, 25/11/2026", "Hẹn trả kết quả", "trong ngày"),
    ]


def test_a_saturday_worked_in_exchange_says_so():
    assert (
        "Thứ Bảy 10/01",
        "Ngày làm việc thứ hai, làm bù (hoán đổi dịp Tết Dương lịch 2026).",
        "2",
    ) in lines("2026-01-08 09:00", Limit(3, LimitUnit.WORKING_DAYS))


def test_the_ruler_shows_the_days_one_by_one():
    due = due_time(
        moment("2026-11-19 15:20"), Limit(5, LimitUnit.WORKING_DAYS), announced(), READING
    )
    days = ruler(due)
    assert [day.day for day in days] == [date(2026, 11, n) for n in range(19, 31)]
    assert [day.ordinal for day in days if day.ordinal] == [1, 2, 3, 4, 5]
    assert [day.kind for day in days[:4]] == [
        LineKind.RECEIPT,
        LineKind.EFFECTIVE,
        LineKind.OFF,
        LineKind.OFF,
    ]
    assert days[5].name == "Ngày Văn hóa Việt Nam"
    assert days[-1].kind is LineKind.DUE


@pytest.mark.parametrize("unit", list(LimitUnit))
def test_what_is_stored_comes_back_equal(unit):
    due = due_time(moment("2026-11-19 15:20"), Limit(3, unit), announced(), READING)
    assert due_from_json(derivation_as_json(due)) == due


def test_what_was_stored_before_pauses_were_counted_is_still_read():
    stored = {
        "format": 1,
        "due": "2026-03-03T17:00:00+07:00",
        "calendar": "3f9a2c1e",
        "provisional": False,
        "derivation": [
            {
                "kind": "receipt",
                "from": "2026-03-02",
                "to": "2026-03-02",
                "label": "Thứ Hai 02/03, 14:00",
                "message": "Tiếp nhận hồ sơ. Ngày tiếp nhận không tính.",
                "text": "Tiếp nhận hồ sơ. Ngày tiếp nhận không tính.",
                "mark": "không tính",
                "source": "Bộ luật Dân sự 2015, Điều 147",
            },
            {
                "kind": "counted",
                "from": "2026-03-03",
                "to": "2026-03-03",
                "label": "Thứ Ba 03/03",
                "message": "Ngày làm việc thứ {ordinals}, hết giờ làm việc.",
                "text": "Ngày làm việc thứ nhất, hết giờ làm việc.",
                "mark": "1",
                "parameters": {"ordinals": "nhất", "numbers": "1"},
                "ordinals": [1, 1],
            },
            {
                "kind": "due",
                "from": "2026-03-03",
                "to": "2026-03-03",
                "label": "17:00, 03/03/2026",
                "message": "Hẹn trả kết quả",
                "text": "Hẹn trả kết quả",
                "mark": "1 ngày làm việc",
                "at": "2026-03-03T17:00:00+07:00",
            },
        ],
    }
    due = due_from_json(stored)
    assert (
        due.derivation
        == due_time(
            moment("2026-03-02 14:00"), Limit(1, LimitUnit.WORKING_DAYS), announced(), READING
        ).derivation
    )
    assert derivation_as_json(due) == stored


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (0, LimitUnit.WORKING_DAYS),
        (-1, LimitUnit.DAYS),
        (1.5, LimitUnit.WORKING_DAYS),
        (10_000, LimitUnit.DAYS),
        (10_000, LimitUnit.WORKING_HOURS),
        (61, LimitUnit.MONTHS),
        (float("inf"), LimitUnit.DAYS),
        (float("nan"), LimitUnit.DAYS),
    ],
)
def test_an_absurd_limit_is_refused(value, unit):
    with pytest.raises(LimitOutOfRange):
        Limit(value, unit)


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (Limit(5.0, LimitUnit.WORKING_DAYS), "5 ngày làm việc"),
        (Limit(1.5, LimitUnit.WORKING_HOURS), "1,5 giờ làm việc"),
        (Limit(421 / 60, LimitUnit.WORKING_HOURS), "7 giờ 1 phút làm việc"),
        (Limit(1 / 60, LimitUnit.WORKING_HOURS), "0 giờ 1 phút làm việc"),
        (Limit(30, LimitUnit.DAYS), "30 ngày"),
        (Limit(2, LimitUnit.MONTHS), "2 tháng"),
    ],
)
def test_a_limit_is_said_in_words(limit, text):
    assert str(limit) == text
