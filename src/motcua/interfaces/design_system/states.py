"""The sixteen states of a dossier in words, with a picture and the one who must move next.

The key is the state's name in `domain/dossiers/states.py`; this file knows only the words. The group
is the colour: `you` the applicant must act, `we` the agency must act, `wait` a lawful pause, `good`
done, `bad` refused, `end` closed. Colour never stands alone: every badge has a picture and words.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class StateLook:
    """`words` for everyday use; `legal_words` is the label of the national portal."""

    words: str | Promise
    legal_words: str | Promise
    group: str
    icon: str


LOOKS: dict[str, StateLook] = {
    "draft": StateLook(_("Đang soạn"), _("Đang soạn"), "you", "pencil"),
    "submitted": StateLook(_("Mới nộp, chờ kiểm tra"), _("Mới đăng ký"), "we", "inbox"),
    "supplement_before_acceptance": StateLook(
        _("Chờ bổ sung trước tiếp nhận"), _("Yêu cầu bổ sung giấy tờ"), "you", "file-earmark-plus"
    ),
    "refused": StateLook(
        pgettext_lazy("state", "Từ chối tiếp nhận"), _("Không được tiếp nhận"), "bad", "x-octagon"
    ),
    "accepted": StateLook(_("Đã tiếp nhận"), _("Được tiếp nhận"), "we", "check2-square"),
    "awaiting_payment": StateLook(
        _("Chờ nộp tiền"), _("Yêu cầu thực hiện nghĩa vụ tài chính"), "you", "cash-coin"
    ),
    "in_progress": StateLook(_("Đang xử lý"), _("Đang xử lý"), "we", "gear"),
    "supplement_in_process": StateLook(
        _("Chờ bổ sung, dừng tính giờ"),
        _("Yêu cầu bổ sung giấy tờ"),
        "you",
        "file-earmark-plus-fill",
    ),
    "paused": StateLook(_("Tạm dừng theo luật"), _("Dừng xử lý"), "wait", "pause-fill"),
    "withdraw_requested": StateLook(
        _("Xin rút hồ sơ"), _("Công dân yêu cầu rút hồ sơ"), "wait", "arrow-counterclockwise"
    ),
    "withdrawn": StateLook(_("Đã rút"), _("Dừng xử lý"), "end", "box-arrow-left"),
    "stopped": StateLook(_("Đã dừng giải quyết"), _("Dừng xử lý"), "end", "stop-fill"),
    "rejected": StateLook(_("Không đủ điều kiện"), _("Đã xử lý xong"), "bad", "file-earmark-x"),
    "result_ready": StateLook(
        _("Có kết quả, chờ trả"), _("Đã xử lý xong"), "good", "file-earmark-check"
    ),
    "returned": StateLook(_("Đã trả kết quả"), _("Đã trả kết quả"), "good", "check-circle-fill"),
    "archived": StateLook(_("Đã lưu trữ"), _("Đã trả kết quả"), "end", "archive"),
}


def look_of(state: str) -> StateLook:
    """The look of a state. Raises KeyError for a state that has no words: a fault of ours."""
    return LOOKS[str(state)]
