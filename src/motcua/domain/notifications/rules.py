"""What an applicant is told, in which words, by which channels. Plain Python.

Legal   LR-015 (224/2026/NĐ-CP art 15.1g): every message names the agency, who has the dossier, and
        the times of receipt, processing and return.

The texts are Vietnamese: they are notices of an authority, not labels of a page.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from motcua.foundation.clock import VIETNAM

from .values import Channel, Notice, NoticeKind, Wording

SHORT_TEXT_CHARACTERS_MAX = 134  # Two segments of an SMS with Vietnamese letters (UCS-2).

_ALL = (Channel.IN_APP, Channel.EMAIL, Channel.SMS)
_LETTER = (Channel.IN_APP, Channel.EMAIL)
CHANNELS: Mapping[NoticeKind, tuple[Channel, ...]] = {
    NoticeKind.SUBMITTED: _LETTER,
    NoticeKind.ACCEPTED: _ALL,
    NoticeKind.REFUSED: _ALL,
    NoticeKind.HANDED_OVER: _LETTER,
    NoticeKind.TAKEN: (Channel.IN_APP,),
    NoticeKind.RESULT_READY: _ALL,
    NoticeKind.RETURNED: _LETTER,
}


def addresses(notice: Notice) -> Mapping[Channel, str]:
    """Where the notice goes: the channels of its kind for which the applicant gave an address."""
    known = {
        Channel.IN_APP: "",
        Channel.EMAIL: notice.email.strip(),
        Channel.SMS: "".join(sign for sign in notice.phone_number if sign.isdigit() or sign == "+"),
    }
    return {
        channel: known[channel]
        for channel in CHANNELS[notice.kind]
        if channel is Channel.IN_APP or known[channel]
    }


def wording(notice: Notice, *, public_address: str) -> Wording:
    """The notice in words. `public_address` is the root of the portal, without a slash at the end."""
    subject, body, short = _WORDS[notice.kind](notice)
    page = f"{public_address}/tra-cuu/{notice.dossier_code}/"
    text = (
        f"Kính gửi ông/bà {notice.recipient_name},\n\n"
        f"{body}\n\n"
        f"Hồ sơ: {notice.dossier_code}, {notice.procedure_name}.\n"
        f"Xem hồ sơ: {page}\n"
        "Tin này gửi tự động, xin ông/bà không trả lời."
    )
    return Wording(
        subject=subject,
        text=text,
        short_text=_short(f"Hồ sơ {notice.dossier_code}: {short}"),
    )


def _submitted(notice: Notice) -> tuple[str, str, str]:
    return (
        f"Đã nhận được hồ sơ {notice.dossier_code}",
        (
            f"Hồ sơ của ông/bà đã gửi đến {notice.receiving_agency_name} lúc {_moment(notice.at)}. "
            "Cán bộ một cửa sẽ kiểm tra giấy tờ. Khi hồ sơ đủ và đúng, ông/bà nhận được giấy hẹn "
            "trả kết quả."
        ),
        f"đã gửi lúc {_moment(notice.at)}, chờ tiếp nhận.",
    )


def _accepted(notice: Notice) -> tuple[str, str, str]:
    return (
        f"Hồ sơ {notice.dossier_code} đã được tiếp nhận, hẹn trả {_moment(notice.due_at)}",
        (
            f"{notice.receiving_agency_name} đã tiếp nhận hồ sơ lúc {_moment(notice.at)}.\n"
            f"Thời gian trả kết quả: {_moment(notice.due_at)}.\n"
            f"Nơi giải quyết: {notice.competent_agency_name}.\n"
            "Giấy tiếp nhận hồ sơ và hẹn trả kết quả có trong trang hồ sơ của ông/bà."
        ),
        f"đã tiếp nhận. Hẹn trả kết quả {_moment(notice.due_at)}.",
    )


def _refused(notice: Notice) -> tuple[str, str, str]:
    return (
        f"Hồ sơ {notice.dossier_code} chưa được tiếp nhận",
        (
            f"{notice.receiving_agency_name} không tiếp nhận hồ sơ này, lúc {_moment(notice.at)}.\n"
            f"Lý do: {notice.refusal_reason}\n"
            f"Căn cứ: {notice.refusal_legal_basis}\n"
            "Ông/bà có thể sửa theo lý do trên rồi nộp hồ sơ mới."
        ),
        "chưa được tiếp nhận. Lý do có trong trang Hồ sơ của tôi.",
    )


def _handed_over(notice: Notice) -> tuple[str, str, str]:
    return (
        f"Hồ sơ {notice.dossier_code} đã chuyển đến nơi giải quyết",
        (
            f"Lúc {_moment(notice.at)}, {notice.receiving_agency_name} đã chuyển hồ sơ đến "
            f"{notice.competent_agency_name} để giải quyết.\n"
            f"Thời gian trả kết quả không đổi: {_moment(notice.due_at)}."
        ),
        f"đã chuyển đi giải quyết. Hẹn trả {_moment(notice.due_at)}.",
    )


def _taken(notice: Notice) -> tuple[str, str, str]:
    return (
        f"Hồ sơ {notice.dossier_code} đã có cán bộ giải quyết",
        (
            f"{notice.holder_name}, {notice.competent_agency_name}, giải quyết hồ sơ từ {_moment(notice.at)}.\n"
            f"Thời gian trả kết quả: {_moment(notice.due_at)}."
        ),
        f"đã có cán bộ giải quyết. Hẹn trả {_moment(notice.due_at)}.",
    )


def _result_ready(notice: Notice) -> tuple[str, str, str]:
    return (
        f"Đã có kết quả của hồ sơ {notice.dossier_code}",
        (
            f"{notice.competent_agency_name} đã giải quyết xong lúc {_moment(notice.at)} và gửi kết quả "
            f"về {notice.receiving_agency_name}.\n{_how_it_comes_back(notice)}"
        ),
        "đã có kết quả. Cách nhận có trong trang Hồ sơ của tôi.",
    )


def _returned(notice: Notice) -> tuple[str, str, str]:
    return (
        f"Hồ sơ {notice.dossier_code} đã trả kết quả",
        (
            f"{notice.receiving_agency_name} đã trả kết quả cho ông/bà lúc {_moment(notice.at)}. "
            "Hồ sơ đã xong. Nếu kết quả có chỗ sai, xin ông/bà báo lại nơi trả."
        ),
        f"đã trả kết quả lúc {_moment(notice.at)}.",
    )


_WORDS: Mapping[NoticeKind, Callable[[Notice], tuple[str, str, str]]] = {
    NoticeKind.SUBMITTED: _submitted,
    NoticeKind.ACCEPTED: _accepted,
    NoticeKind.REFUSED: _refused,
    NoticeKind.HANDED_OVER: _handed_over,
    NoticeKind.TAKEN: _taken,
    NoticeKind.RESULT_READY: _result_ready,
    NoticeKind.RETURNED: _returned,
}


def _how_it_comes_back(notice: Notice) -> str:
    match notice.return_method:
        case "post":
            return f"Bưu điện sẽ giao kết quả đến: {notice.return_address}."
        case "online":
            return "Ông/bà mở trang hồ sơ để tải kết quả bản điện tử."
        case _:
            return (
                f"Mời ông/bà đến {notice.receiving_agency_name} để nhận, mang theo giấy hẹn và "
                "giấy tờ tùy thân."
            )


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" if at else "chưa định"


def _short(text: str) -> str:
    """Never longer than what a telephone gets in two segments."""
    return text if len(text) <= SHORT_TEXT_CHARACTERS_MAX else text[:133] + "…"
