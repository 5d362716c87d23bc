"""A dossier in words: what its applicant must do, what somebody may do next, how far it has come.

Decides nothing: it says what state, stage and the answer to "why" say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.domain.dossiers.rules import RefusalReason, ReturnMethod, SlipKind
from motcua.domain.dossiers.states import State
from motcua.domain.dossiers.values import DossierLife, DossierPage
from motcua.domain.explanations.rules.why import Why
from motcua.domain.explanations.rules.why_words import Awaited
from motcua.interfaces.citizen.dossier_papers import address_of_latest
from motcua.interfaces.design_system import formats

RUNNING = frozenset(
    {State.ACCEPTED, State.IN_PROGRESS, State.AWAITING_PAYMENT, State.WITHDRAW_REQUESTED}
)


@dataclass(frozen=True, slots=True)
class Todo:
    """What the applicant has to do, with the way there. Where all is well, nothing."""

    words: str
    needs_attention: bool = False
    address: str = ""
    label: str = ""


def is_overdue(page: DossierPage, *, at: datetime) -> bool:
    """Whether the promised moment has passed without a result."""
    return page.state in RUNNING and page.due_at is not None and at > page.due_at


def todo(page: DossierPage, life: DossierLife, why: Why, *, at: datetime) -> Todo:
    """What the applicant has to do now; usually nothing.

    Legal   61/2018/NĐ-CP art 19.9: an agency that is late apologises and gives another day.
    """
    asked = _todo_asked(page, life, why)
    if asked is not None:
        return asked
    if is_overdue(page, at=at):
        if any(line.for_due_at == page.due_at and line.sent_at for line in life.apologies):
            return Todo(_("Ông/bà không phải làm gì thêm. Văn bản xin lỗi có ở trang này."))
        return Todo(
            _(
                "Cơ quan giải quyết phải xin lỗi và hẹn lại ngày trả (Nghị định 61/2018/NĐ-CP, "
                "Điều 19). Ông/bà có thể hỏi theo mục Có gì chưa rõ."
            ),
            needs_attention=True,
        )
    words = _NOTHING_MORE.get(why.awaited)
    return Todo(str(words) if words else _("Ông/bà không phải làm gì thêm."))


def _todo_asked(page: DossierPage, life: DossierLife, why: Why) -> Todo | None:
    """What nobody but the applicant can do."""
    match why.awaited:
        case Awaited.SUPPLEMENT if life.open_supplement:
            until = life.open_supplement.complete_by
            words = (
                _("Xin gửi đủ giấy tờ trước hết ngày %(day)s.") % {"day": formats.day(until)}
                if until
                else _("Xin gửi đủ giấy tờ thì hồ sơ mới đi tiếp được.")
            )
            address = reverse("citizen:supplement", args=[page.code])
            return Todo(words, True, address, _("Gửi giấy tờ bổ sung"))
        case Awaited.AWAITING_PAYMENT:
            words = _("Xin nộp tiền theo thông báo thì hồ sơ mới đi tiếp được.")
            notice = address_of_latest(page, life, SlipKind.PAYMENT_NOTICE)
            return Todo(words, True, notice, _("Mở thông báo khoản phải nộp"))
        case Awaited.COLLECTION:
            return Todo(_("Mời ông/bà đến lấy, mang theo giấy hẹn hoặc căn cước."), True)
        case Awaited.REFUSED:
            return Todo(_("Xin xem lý do và cách làm tiếp ở dưới."), True)
        case _:
            return None


_NOTHING_MORE: Mapping[Awaited, Promise] = {
    Awaited.SUPPLEMENT_CHECK: gettext_lazy(
        "Ông/bà không phải làm gì thêm. Cán bộ đang xem giấy tờ vừa gửi."
    ),
    Awaited.PAUSED: gettext_lazy(
        "Ông/bà không phải làm gì thêm. Khi tính tiếp thời hạn, ông/bà nhận giấy hẹn mới."
    ),
    Awaited.WITHDRAW_REQUESTED: gettext_lazy(
        "Ông/bà không phải làm gì thêm. Có trả lời là có tin báo ngay."
    ),
    Awaited.DOWNLOAD: gettext_lazy("Tải về rồi cất giữ; bản điện tử có giá trị như bản giấy."),
    Awaited.RETURNED: gettext_lazy(
        "Ông/bà không phải làm gì thêm. Xin giữ mã hồ sơ để tra lại khi cần."
    ),
    Awaited.ARCHIVED: gettext_lazy(
        "Ông/bà không phải làm gì thêm. Xin giữ mã hồ sơ để tra lại khi cần."
    ),
    Awaited.WITHDRAWN: gettext_lazy("Khi cần, ông/bà nộp hồ sơ mới lúc nào cũng được."),
    Awaited.STOPPED: gettext_lazy("Khi cần, ông/bà nộp hồ sơ mới lúc nào cũng được."),
}


def ways_on(reason_key: str) -> list[str]:
    """What somebody can do after a refusal at intake, by its reason. No refusal is a dead end."""
    first = {
        RefusalReason.NOT_COMPETENT: _(
            "Nộp lại ở đúng cơ quan có thẩm quyền; lý do ở trên nêu cơ quan nào."
        ),
        RefusalReason.NOT_ELIGIBLE: _("Khi đủ điều kiện như lý do ở trên nêu, xin nộp lại."),
        RefusalReason.FALSE_DOCUMENT: _("Xin lại giấy tờ đúng từ nơi cấp rồi nộp lại."),
        RefusalReason.DUPLICATE: _("Việc này đã có hồ sơ khác; xin theo dõi hồ sơ đó."),
        RefusalReason.NOT_IN_CATALOGUE: _("Tìm thủ tục đúng với việc của ông/bà rồi nộp lại."),
    }.get(reason_key, _("Sửa chỗ được nêu rồi nộp lại."))  # type: ignore[call-overload]
    return [
        first,
        _("Chưa rõ thì hỏi Bộ phận Một cửa, địa chỉ ở mục Có gì chưa rõ."),
        _("Không đồng ý thì có quyền khiếu nại với cơ quan đã từ chối (Luật Khiếu nại 2011)."),
    ]


def return_words(page: DossierPage) -> str:
    """How the result comes back, for somebody who may know the address."""
    if page.return_method == ReturnMethod.POST:
        return _("Qua bưu điện, đến: %(address)s") % {"address": page.return_address}
    if page.return_method == ReturnMethod.ONLINE:
        return _("Bản điện tử, tải về tại trang này")
    return _("Lấy tại %(place)s") % {"place": page.receiving_agency_name}


def public_sentence(state: State) -> str:
    """How far it has come, without place, day or person."""
    return {
        State.DRAFT: _("Hồ sơ đang soạn."),
        State.SUBMITTED: _("Hồ sơ đã nộp, đang chờ kiểm tra."),
        State.SUPPLEMENT_BEFORE_ACCEPTANCE: _("Hồ sơ đang chờ bổ sung giấy tờ."),
        State.REFUSED: _("Hồ sơ này không được tiếp nhận."),
        State.ACCEPTED: _("Hồ sơ đã được tiếp nhận."),
        State.AWAITING_PAYMENT: _("Hồ sơ đang chờ nộp tiền."),
        State.IN_PROGRESS: _("Hồ sơ đang được giải quyết."),
        State.SUPPLEMENT_IN_PROCESS: _("Hồ sơ đang chờ bổ sung giấy tờ."),
        State.PAUSED: _("Hồ sơ đang tạm dừng theo luật."),
        State.WITHDRAW_REQUESTED: _("Hồ sơ đang chờ trả lời đề nghị thôi giải quyết."),
        State.WITHDRAWN: _("Hồ sơ đã rút."),
        State.STOPPED: _("Hồ sơ đã dừng giải quyết."),
        State.REJECTED: _("Hồ sơ đã xử lý xong."),
        State.RESULT_READY: _("Hồ sơ đã có kết quả."),
        State.RETURNED: _("Hồ sơ đã xong, kết quả đã trả."),
        State.ARCHIVED: _("Hồ sơ đã xong, đã nộp lưu."),
    }[state]
