"""Words and channels of notices. LR-015."""

import re

import pytest

from motcua.domain.notifications.rules import (
    CHANNELS,
    SHORT_TEXT_CHARACTERS_MAX,
    addresses,
    wording,
)
from motcua.domain.notifications.values import Channel, NoticeKind

from .conftest import notice_for

PORTAL = "https://dichvucong.example.vn"


def words(**changes):
    return wording(notice_for(1, **changes), public_address=PORTAL)


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_message_says_which_dossier_what_happened_when_and_where_to_look(kind):
    """LR-015, 224/2026/NĐ-CP art 15.1g: agency, times, change of state."""
    message = words(kind=kind)
    assert message.text.startswith("Kính gửi ông/bà Phạm Thị Hạnh,")
    assert "H33.12-261119-0047, Đăng ký khai sinh." in message.text
    assert f"{PORTAL}/tra-cuu/H33.12-261119-0047/" in message.text
    assert "H33.12-261119-0047" in message.subject
    assert "Tiên Lữ" in message.text.split("Hồ sơ: H33")[0]
    assert "/11/2026" in message.text
    whole = message.subject + message.text + message.short_text
    assert not re.search(r"None|\{|\}|  |\n\n\n", whole), whole


DATED = {
    NoticeKind.ACCEPTED,
    NoticeKind.TRANSFERRED,
    NoticeKind.FOLLOWED_SUCCESSOR,
    NoticeKind.HANDED_OVER,
    NoticeKind.TAKEN,
    NoticeKind.OBLIGATION_RAISED,
    NoticeKind.PAYMENT_RECORDED,
    NoticeKind.SUPPLEMENT_ACCEPTED,
    NoticeKind.RESUMED,
    NoticeKind.APOLOGISED,
    NoticeKind.REDATED,
    NoticeKind.WITHDRAWAL_DECLINED,
    NoticeKind.REOPENED,
}


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_message_says_when_the_result_is_due_wherever_something_is_due(kind):
    assert ("17:00 ngày 30/11/2026" in words(kind=kind).text) == (kind in DATED)
    undated = words(kind=kind, due_at=None, old_due_at=None)
    for text in (undated.subject, undated.text, undated.short_text):
        assert not re.search(r"[:,] \.?$", text, re.MULTILINE), text


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (NoticeKind.REFUSED, ["Lý do: Giấy chứng sinh mờ.", "Căn cứ: 61/2018", "nộp hồ sơ mới"]),
        (NoticeKind.REJECTED, ["Lý do: Giấy chứng sinh mờ.", "Căn cứ: 61/2018", "khiếu nại"]),
        (
            NoticeKind.SUPPLEMENT_REQUESTED_AT_INTAKE,
            ["- Giấy chứng sinh: bản chụp không đọc được.", "trước hết ngày 04/12/2026"],
        ),
        (
            NoticeKind.SUPPLEMENT_REQUESTED_IN_PROCESS,
            ["- Giấy chứng sinh: bản chụp", "04/12/2026", "tính lại từ đầu", "để gửi giấy tờ"],
        ),
        (NoticeKind.OBLIGATION_RAISED, ["8.000 đ", "Hồ sơ đi tiếp khi đã nộp xong"]),
        (NoticeKind.PAUSED, ["Lý do: Giấy chứng sinh mờ.", "Dự kiến đến ngày 04/12/2026"]),
        (NoticeKind.APOLOGISED, ["xin lỗi", "26/11/2026", "Hẹn lại: 17:00 ngày 30/11/2026."]),
        (NoticeKind.REDATED, ["Hẹn cũ: 17:00 ngày 26/11", "Hẹn mới: 17:00 ngày 30/11/2026."]),
        (NoticeKind.HANDED_TO_POST, ["Mã bưu gửi: EA123456789VN", "Thôn Đông, xã Tiên Lữ."]),
        (NoticeKind.COLLECTION_REMINDED, ["chưa có người nhận", "Mời ông/bà đến"]),
        (NoticeKind.TAKEN, ["Lê Văn Nam, Ủy ban nhân dân xã Tiên Lữ"]),
        (NoticeKind.REOPENED, ["không mất tiền", "Chỗ sai: Giấy chứng sinh mờ."]),
    ],
)
def test_a_message_says_why_on_which_ground_and_what_to_do(kind, said):
    """61/2018/NĐ-CP arts 17, 19: reasons are written."""
    text = words(kind=kind).text
    for part in said:
        assert part in text


def test_a_line_with_a_gap_is_left_out():
    """No last day was set, no second date is allowed: then none is spoken of."""
    asked = words(kind=NoticeKind.SUPPLEMENT_REQUESTED_IN_PROCESS, until=None)
    assert "trước hết ngày" not in asked.text
    assert "trước ngày" not in asked.short_text
    sorry = words(kind=NoticeKind.APOLOGISED, due_at=None)
    assert "Hẹn lại" not in sorry.text
    assert sorry.short_text.endswith("xin lỗi ông/bà vì trễ hẹn.")


@pytest.mark.parametrize(
    ("method", "said"),
    [
        ("counter", "Mời ông/bà đến Trung tâm Phục vụ hành chính công xã Tiên Lữ"),
        ("post", "Bưu điện sẽ giao kết quả đến: Thôn Đông, xã Tiên Lữ."),
        ("online", "tải kết quả bản điện tử"),
    ],
)
def test_a_result_comes_back_the_way_that_was_chosen(method, said):
    """61/2018/NĐ-CP art 20."""
    assert said in words(kind=NoticeKind.RESULT_READY, return_method=method).text


@pytest.mark.parametrize("kind", NoticeKind)
@pytest.mark.parametrize("changes", [{}, {"due_at": None, "until": None}])
def test_an_sms_fits_two_segments_and_names_no_person_and_no_matter(kind, changes):
    """Whoever looks at the screen of a telephone learns the code and the state, nothing else."""
    short = words(kind=kind, dossier_code="H33.12.99-261119-0000047", **changes).short_text
    assert len(short) <= SHORT_TEXT_CHARACTERS_MAX
    for personal in ("Phạm", "Hạnh", "khai sinh", "Lê Văn Nam", "Giấy chứng sinh", "8.000"):
        assert personal not in short
    assert not short.endswith("…")


def test_what_would_not_fit_is_cut_visibly():
    short = words(dossier_code="X" * 200).short_text
    assert len(short) == SHORT_TEXT_CHARACTERS_MAX
    assert short.endswith("…")


def test_every_kind_reaches_the_account_page_and_others_only_where_an_address_is_known():
    for kind in NoticeKind:
        assert CHANNELS[kind][0] is Channel.IN_APP
        bare = addresses(notice_for(1, kind=kind, phone_number="", email=" "))
        assert bare == {Channel.IN_APP: ""}
    assert addresses(notice_for(1, phone_number="+84 (90) 000-0127")) == {
        Channel.IN_APP: "",
        Channel.EMAIL: "hanh@example.vn",
        Channel.SMS: "+84900000127",
    }


def test_who_has_no_account_is_told_by_what_stands_on_the_paper():
    """61/2018/NĐ-CP art 17.2a: by e-mail, SMS or telephone."""
    told = addresses(notice_for(None, phone_number="0900 000 127"))
    assert told == {Channel.EMAIL: "hanh@example.vn", Channel.SMS: "0900000127"}
    assert addresses(notice_for(None, phone_number="", email="")) == {}


def test_no_sms_is_sent_for_what_asks_nothing_and_moves_no_date():
    without = {kind for kind, channels in CHANNELS.items() if Channel.SMS not in channels}
    assert without == {
        NoticeKind.SUBMITTED,
        NoticeKind.TRANSFERRED,
        NoticeKind.FOLLOWED_SUCCESSOR,
        NoticeKind.HANDED_OVER,
        NoticeKind.TAKEN,
        NoticeKind.PAYMENT_RECORDED,
        NoticeKind.RETURNED,
    }
