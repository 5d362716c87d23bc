"""LR-133. Each difference between what was seen and what is expected, in words with its place."""

from datetime import datetime, timedelta

import pytest

from motcua.domain.packages.rules.expected import Seen, deviations
from motcua.domain.packages.values import Expected, ExpectedFee
from motcua.domain.working_time.values import Limit, LimitUnit
from motcua.foundation.clock import VIETNAM

DUE = datetime(2026, 12, 10, 16, 0, tzinfo=VIETNAM)
SEEN = Seen(
    state="accepted",
    stage="",
    due_at=DUE,
    due_lines=("19/11 nhận hồ sơ", "24/11 Ngày Văn hóa Việt Nam nghỉ"),
    open_steps=("tham-dinh",),
    papers_asked=(1, 3),
    papers_not_asked=(2,),
    fees=(ExpectedFee("Lệ phí", 8000),),
    limit=Limit(5, LimitUnit.WORKING_DAYS),
)
REFUSED = Seen(refused="dossiers.moved", refusal="Hồ sơ vừa được người khác xử lý.")


def said(expected, seen=SEEN, *, number=2, step=3):
    return [str(each) for each in deviations(expected, seen, number=number, step=step)]


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        (
            Expected(due_at=DUE - timedelta(days=1)),
            "ví dụ 2, bước 3: hẹn trả 10/12/2026 16:00, gói ghi 09/12/2026 16:00",
        ),
        (Expected(state="returned"), "ví dụ 2, bước 3: trạng thái accepted, gói ghi returned"),
        (Expected(stage="signing"), "ví dụ 2, bước 3: chặng “”, gói ghi “signing”"),
        (Expected(due_lines=3), "lời giải thích ngày hẹn có 2 dòng, gói ghi 3"),
        (Expected(due_says=("Quốc khánh",)), "lời giải thích ngày hẹn không có “Quốc khánh”"),
        (Expected(open_steps=("ky",)), "đang chờ bước tham-dinh, gói ghi ky"),
        (Expected(open_steps=()), "đang chờ bước tham-dinh, gói ghi không có"),
        (Expected(papers_asked=(1,)), "giấy tờ phải nộp: 1, 3, gói ghi 1"),
        (Expected(papers_not_asked=()), "giấy tờ không đòi vì đã có dữ liệu: 2, gói ghi không có"),
        (
            Expected(fees=(ExpectedFee("Lệ phí", None),)),
            "phí, lệ phí: Lệ phí 8.000 đồng, gói ghi Lệ phí chưa ấn định",
        ),
        (
            Expected(limit=Limit(7, LimitUnit.WORKING_DAYS)),
            "thời hạn 5 ngày làm việc, gói ghi 7 ngày làm việc",
        ),
        (Expected(refused="dossiers.moved"), "được nhận, gói ghi bị từ chối (dossiers.moved)"),
    ],
)
def test_a_difference_is_said(expected, sentence):
    [found] = said(expected)
    assert sentence in found


def test_what_agrees_says_nothing():
    assert said(Expected()) == []
    agreeing = Expected(
        state="accepted",
        stage="",
        due_at=DUE,
        due_lines=2,
        due_says=("Ngày Văn hóa Việt Nam",),
        open_steps=("tham-dinh",),
        papers_asked=(3, 1),
        papers_not_asked=(2,),
        fees=SEEN.fees,
        limit=SEEN.limit,
    )
    assert said(agreeing) == []


def test_a_refusal_is_compared_by_its_code_and_words():
    assert said(Expected(refused="dossiers.moved", says=("người khác",)), REFUSED) == []
    [found] = said(Expected(), REFUSED, step=0)
    assert found == (
        "ví dụ 2, lúc nộp: bị từ chối (dossiers.moved): Hồ sơ vừa được người khác xử lý."
    )
    [found] = said(Expected(refused="dossiers.wrong_state"), REFUSED)
    assert "gói ghi từ chối dossiers.wrong_state" in found
    [found] = said(Expected(refused="dossiers.moved", says=("hết hạn",)), REFUSED)
    assert "gói ghi phải có “hết hạn”" in found
