"""The acts of the desk in words: button, key, what it means, and whose work it is."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from motcua.domain.dossiers.rules import RefusalReason, ReturnMethod
from motcua.domain.dossiers.states import Act, Stage, State


@dataclass(frozen=True, slots=True)
class ActWords:
    """How one act is offered. `address` is the last part of its address, `key` its letter."""

    address: str
    key: str
    label: str | Promise
    guidance: str | Promise  # what to do before, what follows from it
    whose: str | Promise  # said to an officer who may not do it
    done: str | Promise  # said after it
    is_main: bool = True
    needs_page: bool = False


ACT_WORDS: dict[Act, ActWords] = {
    Act.ACCEPT: ActWords(
        address="tiep-nhan",
        key="T",
        label=_("Tiếp nhận, cấp giấy hẹn"),
        guidance=_(
            "Xem tờ khai và giấy tờ. Đủ và đúng thì tiếp nhận: thời hạn bắt đầu tính và giấy hẹn "
            "có ngay."
        ),
        whose=_("Tiếp nhận là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã tiếp nhận hồ sơ. Giấy hẹn đã sẵn sàng."),
    ),
    Act.REFUSE: ActWords(
        address="tu-choi",
        key="N",
        label=_("Từ chối tiếp nhận"),
        guidance="",
        whose=_("Từ chối tiếp nhận là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã từ chối tiếp nhận. Lý do được gửi cho người nộp."),
        is_main=False,
        needs_page=True,
    ),
    Act.HAND_OVER: ActWords(
        address="chuyen",
        key="C",
        label=_("Chuyển đi giải quyết"),
        guidance=_(
            "Chuyển ngay trong ngày làm việc; hồ sơ nhận sau 15:00 thì chuyển đầu giờ ngày làm "
            "việc tiếp theo."
        ),
        whose=_("Chuyển hồ sơ là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã chuyển hồ sơ. Chuyên viên sẽ nhận thụ lý."),
    ),
    Act.TAKE: ActWords(
        address="nhan-viec",
        key="V",
        label=_("Nhận thụ lý"),
        guidance=_("Nhận xong, ông/bà là người giữ hồ sơ cho đến khi trình ký."),
        whose=_("Nhận thụ lý là việc của chuyên viên tại %(agency)s."),
        done=_("Ông/bà đã nhận thụ lý hồ sơ này."),
    ),
    Act.PROPOSE_RESULT: ActWords(
        address="trinh-ky",
        key="T",
        label=_("Trình lãnh đạo ký"),
        guidance=_("Thẩm định xong thì ghi số, tên kết quả, đính kèm tệp PDF rồi trình."),
        whose=_("Thẩm định và trình ký là việc của chuyên viên tại %(agency)s."),
        done=_("Đã trình lãnh đạo ký."),
        needs_page=True,
    ),
    Act.SEND_BACK: ActWords(
        address="tra-lai",
        key="L",
        label=_("Trả lại để làm lại"),
        guidance="",
        whose=_("Trả lại dự thảo là việc của lãnh đạo %(agency)s."),
        done=_("Đã trả lại dự thảo cho chuyên viên."),
        is_main=False,
        needs_page=True,
    ),
    Act.APPROVE_RESULT: ActWords(
        address="ky-duyet",
        key="D",
        label=_("Ký duyệt kết quả"),
        guidance=_("Xem tệp kết quả trước khi ký. Ký xong, thời hạn giải quyết dừng lại."),
        whose=_("Ký duyệt là việc của lãnh đạo %(agency)s."),
        done=_("Đã ký duyệt. Kết quả nằm ở Bộ phận Một cửa, chờ trả."),
    ),
    Act.RETURN_RESULT: ActWords(
        address="tra-ket-qua",
        key="R",
        label=_("Trả kết quả"),
        guidance=_("Trả đúng cách người nộp đã chọn. Trả xong, hồ sơ kết thúc."),
        whose=_("Trả kết quả là việc của công chức một cửa tại %(agency)s."),
        done=_("Đã trả kết quả. Hồ sơ kết thúc."),
    ),
}

# Acts that need nothing typed may be done to several dossiers at once.
SEVERAL: dict[Act, str | Promise] = {
    Act.HAND_OVER: _("Chuyển"),
    Act.TAKE: _("Nhận thụ lý"),
    Act.APPROVE_RESULT: _("Ký duyệt"),
}

STEP_WORDS: dict[tuple[str, str], str | Promise] = {
    (State.SUBMITTED, Stage.NONE): _("Chờ tiếp nhận"),
    (State.REFUSED, Stage.NONE): pgettext_lazy("state", "Từ chối tiếp nhận"),
    (State.ACCEPTED, Stage.NONE): _("Chờ chuyển đi"),
    (State.IN_PROGRESS, Stage.ASSIGNED): _("Chờ nhận thụ lý"),
    (State.IN_PROGRESS, Stage.APPRAISING): _("Đang thẩm định"),
    (State.IN_PROGRESS, Stage.SIGNING): _("Chờ lãnh đạo ký"),
    (State.RESULT_READY, Stage.NONE): _("Chờ trả kết quả"),
    (State.RETURNED, Stage.NONE): _("Đã trả kết quả"),
}

CHANNEL_LOOKS: dict[str, tuple[str, str | Promise]] = {
    "online": ("globe2", _("Trực tuyến")),
    "counter": ("building", _("Trực tiếp")),
    "post": ("envelope", _("Bưu chính")),
}

RETURN_WORDS: dict[str, str | Promise] = {
    ReturnMethod.COUNTER: _("Tại Bộ phận Một cửa"),
    ReturnMethod.POST: _("Qua bưu điện"),
    ReturnMethod.ONLINE: _("Trực tuyến, bản điện tử"),
}

SOURCE_WORDS: dict[str, str | Promise] = {
    "form": _("Tờ khai điện tử"),
    "upload": _("Người nộp gửi"),
    "database": _("Tra cứu trong cơ sở dữ liệu"),
    "shown": _("Xuất trình khi nhận kết quả"),
}

REFUSAL_WORDS: dict[str, str | Promise] = {
    RefusalReason.NOT_COMPETENT: _("Không thuộc thẩm quyền của cơ quan"),
    RefusalReason.NOT_ELIGIBLE: _("Không đủ điều kiện theo quy định"),
    RefusalReason.FALSE_DOCUMENT: _("Giấy tờ không đúng sự thật"),
    RefusalReason.DUPLICATE: _("Đã có hồ sơ khác về cùng việc này"),
    RefusalReason.NOT_IN_CATALOGUE: _("Không có trong danh mục thủ tục hành chính"),
    RefusalReason.OTHER: _("Lý do khác"),
}

HISTORY_WORDS: dict[str, str | Promise] = {
    "dossiers.submitted": pgettext_lazy("done", "Nộp hồ sơ trực tuyến"),
    "dossiers.accepted": pgettext_lazy("done", "Tiếp nhận, cấp giấy hẹn"),
    "dossiers.refused": pgettext_lazy("done", "Từ chối tiếp nhận"),
    "dossiers.handed_over": pgettext_lazy("done", "Chuyển đi giải quyết"),
    "dossiers.taken": pgettext_lazy("done", "Nhận thụ lý"),
    "dossiers.result_proposed": pgettext_lazy("done", "Trình lãnh đạo ký"),
    "dossiers.result_sent_back": pgettext_lazy("done", "Trả lại dự thảo để làm lại"),
    "dossiers.result_approved": pgettext_lazy("done", "Ký duyệt kết quả"),
    "dossiers.result_returned": pgettext_lazy("done", "Trả kết quả"),
}


def step_words(state: str, stage: str) -> str:
    """Where a dossier lies, in two or three words."""
    return str(STEP_WORDS[state, stage])
