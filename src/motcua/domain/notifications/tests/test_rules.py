"""Words and channels of notices. LR-015."""

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


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (
            NoticeKind.SUBMITTED,
            ["Trung tâm Phục vụ hành chính công xã Tiên Lữ", "15:20 ngày 19/11"],
        ),
        (
            NoticeKind.ACCEPTED,
            ["Ủy ban nhân dân xã Tiên Lữ", "15:20 ngày 19/11", "17:00 ngày 30/11"],
        ),
        (NoticeKind.HANDED_OVER, ["Ủy ban nhân dân xã Tiên Lữ", "15:20 ngày", "17:00 ngày 30/11"]),
        (NoticeKind.TAKEN, ["Lê Văn Nam, Ủy ban nhân dân xã Tiên Lữ", "15:20", "17:00 ngày 30/11"]),
        (NoticeKind.RESULT_READY, ["Ủy ban nhân dân xã Tiên Lữ", "15:20 ngày 19/11", "Mời ông/bà"]),
        (NoticeKind.RETURNED, ["Trung tâm Phục vụ hành chính công", "15:20 ngày 19/11/2026"]),
    ],
)
def test_a_message_names_agency_holder_and_times(kind, said):
    """224/2026/NĐ-CP art 15.1g: agency, handler, times of receipt, processing and return."""
    text = words(kind=kind).text
    for part in said:
        assert part in text


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_message_greets_says_which_dossier_and_where_to_look(kind):
    message = words(kind=kind)
    assert message.text.startswith("Kính gửi ông/bà Phạm Thị Hạnh,")
    assert "H33.12-261119-0047, Đăng ký khai sinh." in message.text
    assert f"{PORTAL}/tra-cuu/H33.12-261119-0047/" in message.text
    assert "H33.12-261119-0047" in message.subject
    assert "None" not in message.subject + message.text + message.short_text


def test_a_refusal_says_why_on_which_ground_and_what_to_do():
    """61/2018/NĐ-CP art 17.1b: the reason is written."""
    text = words(
        kind=NoticeKind.REFUSED,
        due_at=None,
        refusal_reason="Thiếu giấy chứng sinh.",
        refusal_legal_basis="Luật Hộ tịch 2014, điều 16",
    ).text
    assert "Lý do: Thiếu giấy chứng sinh." in text
    assert "Căn cứ: Luật Hộ tịch 2014, điều 16" in text
    assert "nộp hồ sơ mới" in text


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
    message = words(
        kind=NoticeKind.RESULT_READY, return_method=method, return_address="Thôn Đông, xã Tiên Lữ"
    )
    assert said in message.text


@pytest.mark.parametrize("kind", NoticeKind)
def test_an_sms_fits_two_segments_and_names_no_person_and_no_matter(kind):
    """Whoever looks at the screen of a telephone learns the code and the state, nothing else."""
    short = words(kind=kind, dossier_code="H33.12.99-261119-0000047").short_text
    assert len(short) <= SHORT_TEXT_CHARACTERS_MAX
    for personal in ("Phạm", "Hạnh", "khai sinh", "Lê Văn Nam"):
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


def test_an_sms_is_sent_only_for_what_asks_the_applicant_to_do_or_expect_something():
    with_sms = {kind for kind, channels in CHANNELS.items() if Channel.SMS in channels}
    assert with_sms == {NoticeKind.ACCEPTED, NoticeKind.REFUSED, NoticeKind.RESULT_READY}
