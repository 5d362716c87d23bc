"""A dossier in words: the sentence that is the answer, what must be done, what happened, what comes.

Decides nothing: it says what state, stage and journal say. `names_people` is False for a reader who
only holds the slip.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.domain.dossiers.rules import RefusalReason, ReturnMethod, Side
from motcua.domain.dossiers.states import Stage, State
from motcua.domain.dossiers.values import DossierPage, HistoryLine
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import TimelineEvent


@dataclass(frozen=True, slots=True)
class Todo:
    """What the applicant has to do. Where all is well, nothing: then it `needs_attention` not."""

    words: str
    needs_attention: bool = False


def is_overdue(page: DossierPage, *, at: datetime) -> bool:
    """Whether the promised moment has passed without a result."""
    is_running = page.state in {State.ACCEPTED, State.IN_PROGRESS}
    return is_running and page.due_at is not None and at > page.due_at


def sentence(page: DossierPage, *, is_owner: bool, at: datetime) -> SafeString:
    """Where the dossier is, who has it, when the result is due: one sentence."""
    due = _due(page.due_at)
    if is_overdue(page, at=at):
        return format_html(
            _("Hồ sơ đã quá hẹn, lẽ ra trả kết quả {due}. Hiện {holder} đang giữ hồ sơ."),
            due=due,
            holder=page.holding_agency_name,
        )
    receiving, competent = page.receiving_agency_name, page.competent_agency_name
    words = {
        (State.SUBMITTED, Stage.NONE): _("Hồ sơ đã gửi đến {receiving}, đang chờ kiểm tra."),
        (State.REFUSED, Stage.NONE): _("{receiving} không tiếp nhận hồ sơ này."),
        (State.ACCEPTED, Stage.NONE): _("{receiving} đã tiếp nhận hồ sơ, hẹn trả kết quả {due}."),
        (State.IN_PROGRESS, Stage.ASSIGNED): _(
            "Hồ sơ đã chuyển đến {competent}, hẹn trả kết quả {due}."
        ),
        (State.IN_PROGRESS, Stage.APPRAISING): _(
            "Hồ sơ đang được {competent} kiểm tra, hẹn trả kết quả {due}."
        ),
        (State.IN_PROGRESS, Stage.SIGNING): _(
            "Hồ sơ đang chờ lãnh đạo {competent} ký, hẹn trả kết quả {due}."
        ),
        (State.RESULT_READY, Stage.NONE): _ready_sentence(page.return_method, is_owner=is_owner),
        (State.RETURNED, Stage.NONE): _("Hồ sơ đã xong, kết quả đã trả lúc {returned}."),
    }[State(page.state), Stage(page.stage)]
    return format_html(
        words,
        receiving=receiving,
        competent=competent,
        due=due,
        returned=formats.moment(page.returned_at) if page.returned_at else "",
    )


def public_sentence(state: State) -> str:
    """How far it has come, without place, day or person."""
    return {
        State.SUBMITTED: _("Hồ sơ đã nộp, đang chờ kiểm tra."),
        State.REFUSED: _("Hồ sơ này không được tiếp nhận."),
        State.ACCEPTED: _("Hồ sơ đã được tiếp nhận."),
        State.IN_PROGRESS: _("Hồ sơ đang được giải quyết."),
        State.RESULT_READY: _("Hồ sơ đã có kết quả."),
        State.RETURNED: _("Hồ sơ đã xong, kết quả đã trả."),
    }[state]


def todo(page: DossierPage, *, answer_by: datetime | None, at: datetime) -> Todo:
    """What the applicant has to do now; usually nothing.

    Legal   61/2018/NĐ-CP art 19.9: an agency that is late apologises and gives another day.
    """
    if is_overdue(page, at=at):
        return Todo(
            _(
                "Cơ quan giải quyết phải xin lỗi và hẹn lại ngày trả (Nghị định 61/2018/NĐ-CP, "
                "Điều 19). Ông/bà có thể hỏi theo mục Có gì chưa rõ."
            ),
            needs_attention=True,
        )
    if page.state == State.SUBMITTED:
        moment = formats.moment(answer_by) if answer_by else ""
        return Todo(
            _("Ông/bà không phải làm gì thêm. Bộ phận Một cửa trả lời trước %(moment)s.")
            % {"moment": moment}
        )
    return {
        State.REFUSED: Todo(_("Xin xem lý do và cách làm tiếp ở dưới."), needs_attention=True),
        State.RESULT_READY: _todo_about_result(page.return_method),
        State.RETURNED: Todo(
            _("Ông/bà không phải làm gì thêm. Xin giữ mã hồ sơ để tra lại khi cần.")
        ),
    }.get(State(page.state), Todo(_("Ông/bà không phải làm gì thêm.")))


def ways_on(reason_key: str) -> list[str]:
    """What somebody can do after a refusal, by its reason. No refusal is a dead end."""
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


def timeline(
    page: DossierPage, *, answer_by: datetime | None, names_people: bool
) -> list[TimelineEvent]:
    """What happened, what is happening, what comes."""
    past = [
        _past_event(line, page, names_people=names_people)
        for line in page.history
        if line.word in _PAST
    ]
    present = _present(page, answer_by=answer_by, names_people=names_people)
    return [*past, *([present] if present else []), *_future(page)]


def return_words(page: DossierPage) -> str:
    """How the result comes back, for somebody who may know the address."""
    if page.return_method == ReturnMethod.POST:
        return _("Qua bưu điện, đến: %(address)s") % {"address": page.return_address}
    if page.return_method == ReturnMethod.ONLINE:
        return _("Bản điện tử, tải về tại trang này")
    return _("Lấy tại %(place)s") % {"place": page.receiving_agency_name}


def _todo_about_result(method: str) -> Todo:
    if method == ReturnMethod.COUNTER:
        words = _("Mời ông/bà đến lấy, mang theo giấy hẹn hoặc căn cước.")
        return Todo(words, needs_attention=True)
    if method == ReturnMethod.ONLINE:
        return Todo(_("Tải về rồi cất giữ; bản điện tử có giá trị như bản giấy."))
    return Todo(_("Ông/bà không phải làm gì thêm."))


def _due(due_at: datetime | None) -> SafeString:
    if due_at is None:
        return SafeString("")
    words = _("trước {time} {day}").format(
        time=formats.clock_time(due_at), day=formats.long_day(due_at)
    )
    return format_html('<em><time datetime="{}">{}</time></em>', due_at.isoformat(), words)


def _ready_sentence(method: str, *, is_owner: bool) -> str:
    if method == ReturnMethod.POST:
        return _("Đã có kết quả. {receiving} sẽ gửi bưu điện đến địa chỉ ông/bà đã ghi.")
    if method == ReturnMethod.ONLINE and is_owner:
        return _("Đã có kết quả, mời ông/bà tải về ngay tại trang này.")
    if method == ReturnMethod.ONLINE:
        return _("Đã có kết quả bản điện tử, người nộp hồ sơ đăng nhập để tải về.")
    return _("Đã có kết quả, mời ông/bà đến {receiving} nhận.")


# What each act of the journal is called, and at which of the two agencies it is done. Words of acts
# that the applicant need not see are not listed.
_PAST: Mapping[str, tuple[Promise, Side | None]] = {
    "dossiers.submitted": (gettext_lazy("Nộp hồ sơ trực tuyến"), None),
    "dossiers.accepted": (gettext_lazy("Một cửa tiếp nhận, cấp giấy hẹn"), Side.RECEIVING),
    "dossiers.refused": (gettext_lazy("Không tiếp nhận hồ sơ"), Side.RECEIVING),
    "dossiers.handed_over": (gettext_lazy("Chuyển đến %(competent)s"), Side.RECEIVING),
    "dossiers.taken": (gettext_lazy("Cán bộ nhận giải quyết"), Side.COMPETENT),
    "dossiers.result_proposed": (
        gettext_lazy("Kiểm tra xong, trình lãnh đạo ký"),
        Side.COMPETENT,
    ),
    "dossiers.result_sent_back": (gettext_lazy("Lãnh đạo yêu cầu xem lại"), Side.COMPETENT),
    "dossiers.result_approved": (gettext_lazy("Lãnh đạo đã ký, có kết quả"), Side.COMPETENT),
    "dossiers.result_returned": (gettext_lazy("Đã trả kết quả"), Side.RECEIVING),
}


def _past_event(line: HistoryLine, page: DossierPage, *, names_people: bool) -> TimelineEvent:
    title, side = _PAST[line.word]
    agency = {
        None: "",
        Side.RECEIVING: page.receiving_agency_name,
        Side.COMPETENT: page.competent_agency_name,
    }[side]
    who = line.by_name if names_people else ""
    return TimelineEvent(
        title=str(title) % {"competent": page.competent_agency_name},
        detail=", ".join(part for part in (who, agency) if part),
        at=line.at,
    )


def _present(
    page: DossierPage, *, answer_by: datetime | None, names_people: bool
) -> TimelineEvent | None:
    titles = {
        (State.SUBMITTED, Stage.NONE): _("Bộ phận Một cửa đang xem hồ sơ"),
        (State.ACCEPTED, Stage.NONE): _("Chờ chuyển đến cơ quan giải quyết"),
        (State.IN_PROGRESS, Stage.ASSIGNED): _("Chờ cán bộ nhận giải quyết"),
        (State.IN_PROGRESS, Stage.APPRAISING): _("Đang kiểm tra hồ sơ, chuẩn bị kết quả"),
        (State.IN_PROGRESS, Stage.SIGNING): _("Lãnh đạo đang xem và ký"),
        (State.RESULT_READY, Stage.NONE): {
            ReturnMethod.POST: _("Chờ gửi bưu điện"),
            ReturnMethod.ONLINE: _("Chờ trả bản điện tử"),
        }.get(page.return_method, _("Chờ ông/bà đến nhận kết quả")),  # type: ignore[call-overload]
    }
    title = titles.get((State(page.state), Stage(page.stage)))
    if title is None:
        return None
    since = formats.day(page.held_since)
    who = page.holder_name if names_people else ""
    place = ", ".join(part for part in (who, page.holding_agency_name) if part)
    detail = _("%(place)s giữ hồ sơ từ %(day)s") % {"place": place, "day": since}
    words = ""
    if page.state == State.SUBMITTED and answer_by:
        words = _("Trả lời trước %(moment)s") % {"moment": formats.moment(answer_by)}
    return TimelineEvent(title, "now", detail, moment_words=words)


def _future(page: DossierPage) -> list[TimelineEvent]:
    """The steps of the law that still lie ahead."""
    if page.state in {State.REFUSED, State.RETURNED}:
        return []
    returned = {
        ReturnMethod.POST: _("Bưu điện giao kết quả đến nhà"),
        ReturnMethod.ONLINE: _("Trả kết quả bản điện tử"),
    }.get(page.return_method, _("Trả kết quả tại quầy"))  # type: ignore[call-overload]
    ahead = [
        _("Tiếp nhận, cấp giấy hẹn có ngày giờ trả kết quả"),
        _("%(agency)s giải quyết") % {"agency": page.competent_agency_name},
        _("Lãnh đạo ký kết quả"),
        returned,
    ]
    done = {
        (State.SUBMITTED, Stage.NONE): 0,
        (State.ACCEPTED, Stage.NONE): 1,
        (State.IN_PROGRESS, Stage.ASSIGNED): 1,
        (State.IN_PROGRESS, Stage.APPRAISING): 2,
        (State.IN_PROGRESS, Stage.SIGNING): 3,
        (State.RESULT_READY, Stage.NONE): 3,
    }[State(page.state), Stage(page.stage)]
    return [TimelineEvent(title, "next") for title in ahead[done:]]
