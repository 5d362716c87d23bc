"""LR-047. When an apology is asked for, what it proposes, which date it may promise."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.dossiers.rules.apology import (
    apology_raised_at,
    drafted_reason,
    is_late_notice,
    promised,
    proposed_due_at,
    why_not_promised,
)
from motcua.domain.dossiers.states import (
    ACCEPTED,
    ASSIGNED,
    AWAITING_PAYMENT,
    RESULT_READY,
    SIGNING,
    WITHDRAW_REQUESTED,
)
from motcua.domain.slips.rules import FormVersion
from motcua.domain.slips.tests.papers import printed, text_of
from motcua.domain.slips.tests.samples import APOLOGY, of_version
from motcua.domain.working_time.rules import ruler
from motcua.domain.working_time.values import derivation_as_json, due_from_json
from motcua.foundation.clock import VIETNAM

from .test_custody import CALENDAR, START


def at(month, day, hour, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


DUE = at(5, 4, 17)  # A Monday after 30 April, 1 May and a weekend.


@pytest.mark.parametrize(
    ("due_at", "counted_from", "asked_at"),
    [
        (DUE, at(4, 20, 8), at(4, 29, 7, 30)),  # The last working day before is 29 April.
        (at(4, 22, 17), at(4, 20, 8), at(4, 21, 7, 30)),
        (at(4, 20, 17), at(4, 20, 8), at(4, 20, 17)),  # Too short: when it has run out.
        (at(4, 21, 17), at(4, 20, 8), at(4, 21, 17)),
    ],
)
def test_it_is_asked_a_working_day_before(due_at, counted_from, asked_at):
    found = apology_raised_at(due_at, counted_from=counted_from, lead_days=1, calendar=CALENDAR)
    assert found == asked_at


@pytest.mark.parametrize(
    ("sent_at", "due_at", "is_late"),
    [
        (at(4, 29, 17), DUE, False),
        (at(4, 29, 17, 1), DUE, True),
        (at(5, 4, 8), DUE, True),
        (at(5, 5, 8), DUE, True),
        (at(4, 20, 17), at(4, 20, 17), False),  # The same day: until it has run out.
        (at(4, 20, 17, 1), at(4, 20, 17), True),
    ],
)
def test_the_notice_is_in_time_until_that_day_closes(sent_at, due_at, is_late):
    values = {"counted_from": at(4, 20, 8), "lead_days": 1, "calendar": CALENDAR}
    assert is_late_notice(sent_at, due_at, **values) is is_late


@pytest.mark.parametrize(
    ("due_at", "asked_at", "proposed"),
    [
        (at(4, 20, 17), at(4, 17, 8), at(4, 22, 17)),
        (at(4, 20, 17), at(4, 23, 9), at(4, 27, 17)),  # Long over: from today.
        (at(4, 28, 17), at(4, 27, 8), at(5, 4, 17)),
    ],
)
def test_it_proposes_the_second_working_day_after(due_at, asked_at, proposed):
    found = proposed_due_at(due_at, at=asked_at, working_days=2, calendar=CALENDAR)
    assert found == proposed


minutes = st.integers(0, 60 * 24 * 60)


@given(due=minutes, asked=minutes, days=st.integers(1, 9))
def test_what_is_proposed_may_be_promised(due, asked, days):
    due_at, asked_at = START + timedelta(minutes=due), START + timedelta(minutes=asked)
    proposed = proposed_due_at(due_at, at=asked_at, working_days=days, calendar=CALENDAR)
    assert why_not_promised(proposed, due_at=due_at, at=asked_at, calendar=CALENDAR) == ""


@pytest.mark.parametrize(
    ("promised_at", "why"),
    [
        (DUE, "ngày hẹn mới phải sau ngày hẹn cũ"),
        (at(5, 5, 8), "ngày hẹn mới đã qua"),
        (at(5, 9, 10), "ngày hẹn mới là ngày nghỉ"),
        (at(5, 6, 7, 29), "giờ hẹn mới ngoài giờ làm việc"),
        (at(5, 6, 12), "giờ hẹn mới ngoài giờ làm việc"),
        (at(5, 6, 17, 1), "giờ hẹn mới ngoài giờ làm việc"),
        (at(5, 6, 11, 30), ""),
        (at(5, 6, 17), ""),
        (DUE + timedelta(days=400), "ngày hẹn mới quá xa"),
    ],
)
def test_what_cannot_be_promised(promised_at, why):
    now = at(5, 5, 9)
    assert why_not_promised(promised_at, due_at=DUE, at=now, calendar=CALENDAR) == why


def test_the_derivation_names_the_apology_and_can_be_kept():
    due = promised(
        at(5, 6, 17),
        due_at=DUE,
        number="0003/PXL",
        sent_at=at(5, 5, 9),
        source="61/2018/NĐ-CP, Điều 19 khoản 9",
        calendar_version="7",
    )
    assert [line.label for line in due.derivation] == [
        "Thứ Hai 04/05, 17:00",
        "Thứ Ba 05/05, 09:00",
        "17:00, 06/05/2026",
    ]
    assert due.derivation[1].text == "Văn bản xin lỗi số 0003/PXL, hẹn lại ngày trả kết quả."
    assert due.derivation[1].source == "61/2018/NĐ-CP, Điều 19 khoản 9"
    assert due_from_json(derivation_as_json(due)) == due
    assert ruler(due)


def reason(position, **changes):
    values = {
        "receiving": "Trung tâm A",
        "competent": "Ủy ban B",
        "held_since": at(5, 4, 8, 5),
        "is_result_ready": False,
        "opinions_missing": [],
        **changes,
    }
    return drafted_reason(position, **values)


@pytest.mark.parametrize(
    ("position", "words"),
    [
        (ACCEPTED, "Hồ sơ còn ở Trung tâm A, chưa chuyển đến Ủy ban B, từ"),
        (ASSIGNED, "Hồ sơ đã đến Ủy ban B, chờ người thụ lý từ"),
        (SIGNING, "Dự thảo chờ lãnh đạo Ủy ban B ký từ"),
        (AWAITING_PAYMENT, "Hồ sơ chờ thực hiện nghĩa vụ tài chính từ"),
        (WITHDRAW_REQUESTED, "Trung tâm A đang xem xét yêu cầu rút hồ sơ từ"),
    ],
)
def test_the_draft_says_where_it_lies_and_since_when(position, words):
    assert reason(position) == f"{words} 08 giờ 05 ngày 04/05/2026."


def test_of_a_result_that_is_there_it_says_so():
    said = reason(RESULT_READY, is_result_ready=True)
    assert said.startswith("Kết quả được ký sau giờ hẹn trả và đang ở Trung tâm A từ")


@pytest.mark.parametrize("version", list(FormVersion))
def test_form_04_without_a_date_apologises_and_promises_nothing(version):
    """LR-038, LR-047: the date was set anew before, or the result is there."""
    said = words(of_version(replace(APOLOGY, proposed_due_at=None), version))
    assert "xinlỗiông/bà/tổchức.Sựchậmtrễ" in said
    assert "giahạnthờigian" not in said
    assert "sẽtrảkếtquả" not in said
    assert "17giờ00phút,ngày01tháng12năm2026" in words(of_version(APOLOGY, version))


def words(paper):
    """What the paper says, wherever its lines break."""
    return "".join(text_of(printed(paper)).split())
