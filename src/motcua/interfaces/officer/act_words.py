"""The acts, steps and grounds of a dossier in words: buttons, badges, history."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from motcua.domain.dossiers.rules import RefusalReason, ReturnMethod
from motcua.domain.dossiers.states import Act, Stage, State
from motcua.interfaces.officer.words.act import ActWords
from motcua.interfaces.officer.words.ending import ENDING
from motcua.interfaces.officer.words.intake import INTAKE
from motcua.interfaces.officer.words.process import PROCESS

ACT_WORDS: dict[Act, ActWords] = {**INTAKE, **PROCESS, **ENDING}

# Acts that need nothing typed may be done to several dossiers at once.
SEVERAL: dict[Act, str | Promise] = {
    Act.HAND_OVER: _("Chuyển"),
    Act.TAKE: _("Nhận thụ lý"),
    Act.APPROVE_RESULT: _("Ký duyệt"),
}

STEP_WORDS: dict[tuple[str, str], str | Promise] = {
    (State.DRAFT, Stage.NONE): _("Đang soạn"),
    (State.SUBMITTED, Stage.NONE): _("Chờ tiếp nhận"),
    (State.SUPPLEMENT_BEFORE_ACCEPTANCE, Stage.NONE): _("Chờ người nộp bổ sung"),
    (State.REFUSED, Stage.NONE): pgettext_lazy("state", "Từ chối tiếp nhận"),
    (State.ACCEPTED, Stage.NONE): _("Chờ chuyển đi"),
    (State.AWAITING_PAYMENT, Stage.NONE): _("Chờ nộp tiền"),
    (State.IN_PROGRESS, Stage.ASSIGNED): _("Chờ nhận thụ lý"),
    (State.IN_PROGRESS, Stage.APPRAISING): _("Đang thẩm định"),
    (State.IN_PROGRESS, Stage.SIGNING): _("Chờ lãnh đạo ký"),
    (State.SUPPLEMENT_IN_PROCESS, Stage.NONE): _("Chờ bổ sung, dừng tính"),
    (State.PAUSED, Stage.NONE): _("Tạm dừng theo luật"),
    (State.WITHDRAW_REQUESTED, Stage.NONE): _("Người nộp xin rút"),
    (State.WITHDRAWN, Stage.NONE): _("Đã rút hồ sơ"),
    (State.STOPPED, Stage.NONE): _("Đã dừng giải quyết"),
    (State.REJECTED, Stage.NONE): _("Từ chối giải quyết, chờ trả"),
    (State.RESULT_READY, Stage.NONE): _("Chờ trả kết quả"),
    (State.RETURNED, Stage.NONE): _("Đã trả kết quả"),
    (State.ARCHIVED, Stage.NONE): _("Đã lưu trữ"),
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
    "paper": _("Bản giấy đã nhận"),
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
    "dossiers.registered": pgettext_lazy("done", "Ghi nhận hồ sơ giấy"),
    "dossiers.accepted": pgettext_lazy("done", "Tiếp nhận, cấp giấy hẹn"),
    "dossiers.supplement_requested_at_intake": pgettext_lazy(
        "done", "Yêu cầu bổ sung trước khi tiếp nhận"
    ),
    "dossiers.supplement_sent": pgettext_lazy("done", "Gửi giấy tờ bổ sung"),
    "dossiers.refused": pgettext_lazy("done", "Từ chối tiếp nhận"),
    "dossiers.handed_over": pgettext_lazy("done", "Chuyển đi giải quyết"),
    "dossiers.transferred": pgettext_lazy("done", "Chuyển cơ quan khác"),
    "dossiers.taken": pgettext_lazy("done", "Nhận thụ lý"),
    "dossiers.assigned": pgettext_lazy("done", "Giao người thụ lý"),
    "dossiers.obligation_raised": pgettext_lazy("done", "Thông báo nghĩa vụ tài chính"),
    "dossiers.payment_recorded": pgettext_lazy("done", "Ghi nhận đã nộp tiền"),
    "dossiers.supplement_requested_in_process": pgettext_lazy(
        "done", "Yêu cầu bổ sung trong khi giải quyết"
    ),
    "dossiers.supplement_accepted": pgettext_lazy("done", "Nhận đủ giấy tờ bổ sung"),
    "dossiers.consulted": pgettext_lazy("done", "Lấy ý kiến cơ quan khác"),
    "dossiers.part_sent": pgettext_lazy("done", "Chuyển phần việc cho cơ quan khác"),
    "dossiers.part_recalled": pgettext_lazy("done", "Thôi chuyển phần việc cho cơ quan khác"),
    "dossiers.consultation_answered": pgettext_lazy("done", "Cơ quan được hỏi trả lời"),
    "dossiers.consultation_overdue": pgettext_lazy("done", "Ý kiến trả lời quá hạn"),
    "dossiers.verification_recorded": pgettext_lazy("done", "Ghi biên bản xác minh"),
    "dossiers.paused": pgettext_lazy("done", "Tạm dừng tính thời hạn"),
    "dossiers.resumed": pgettext_lazy("done", "Tính tiếp thời hạn"),
    "dossiers.rejection_proposed": pgettext_lazy("done", "Trình từ chối giải quyết"),
    "dossiers.rejected": pgettext_lazy("done", "Ký từ chối giải quyết"),
    "dossiers.result_proposed": pgettext_lazy("done", "Trình lãnh đạo ký"),
    "dossiers.result_sent_back": pgettext_lazy("done", "Trả lại dự thảo để làm lại"),
    "dossiers.result_approved": pgettext_lazy("done", "Ký duyệt kết quả"),
    "dossiers.apology_raised": pgettext_lazy("done", "Nhắc phải xin lỗi"),
    "dossiers.apologised": pgettext_lazy("done", "Xin lỗi, hẹn lại ngày trả"),
    "dossiers.redated": pgettext_lazy("done", "Tính lại ngày hẹn theo lịch nghỉ mới"),
    "dossiers.handed_to_post": pgettext_lazy("done", "Giao kết quả cho bưu điện"),
    "dossiers.result_returned": pgettext_lazy("done", "Trả kết quả"),
    "dossiers.collection_reminded": pgettext_lazy("done", "Nhắc đến nhận kết quả"),
    "dossiers.withdrawal_requested": pgettext_lazy("done", "Xin rút hồ sơ"),
    "dossiers.withdrawal_recorded": pgettext_lazy("done", "Ghi nhận đề nghị rút hồ sơ"),
    "dossiers.withdrawn": pgettext_lazy("done", "Cho rút hồ sơ"),
    "dossiers.stopped": pgettext_lazy("done", "Thông báo dừng giải quyết"),
    "dossiers.withdrawal_declined": pgettext_lazy("done", "Không cho rút, giải quyết tiếp"),
    "dossiers.reopened": pgettext_lazy("done", "Mở lại để sửa kết quả sai"),
    "dossiers.archived": pgettext_lazy("done", "Nộp lưu hồ sơ"),
    "dossiers.followed_successor": pgettext_lazy("done", "Theo về cơ quan kế thừa"),
    # Beside the table: the dossier stays where it is.
    "dossiers.extra_paper_asked": pgettext_lazy("done", "Định yêu cầu giấy tờ ngoài danh mục"),
    "dossiers.appointment_moved": pgettext_lazy("done", "Chuyển lịch hẹn khác theo lịch nghỉ mới"),
    "dossiers.slip_reissued": pgettext_lazy("done", "Cấp lại phiếu"),
}


def step_words(state: str, stage: str) -> str:
    """Where a dossier lies, in two or three words."""
    return str(STEP_WORDS[state, stage])
