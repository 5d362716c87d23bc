"""The life of a dossier as a line: what happened, what is happening, what comes."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.domain.dossiers.rules import ReturnMethod, Side
from motcua.domain.dossiers.states import Stage, State
from motcua.domain.dossiers.values import DossierPage, HistoryLine
from motcua.domain.explanations.rules.why import Why
from motcua.domain.explanations.rules.why_words import Awaited
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import AgencyCode
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import TimelineEvent
from motcua.interfaces.design_system.why_sentence import moment_words

# What each act of the journal is called, and at which of the two agencies it is done. What the leader
# is asked to sign is not told before it is signed.
PAST: Mapping[str, tuple[Promise, Side | None]] = {
    "dossiers.submitted": (gettext_lazy("Nộp hồ sơ trực tuyến"), None),
    "dossiers.registered": (gettext_lazy("Một cửa ghi nhận hồ sơ giấy"), Side.RECEIVING),
    "dossiers.accepted": (gettext_lazy("Một cửa tiếp nhận, cấp giấy hẹn"), Side.RECEIVING),
    "dossiers.supplement_requested_at_intake": (
        gettext_lazy("Đề nghị bổ sung giấy tờ trước khi tiếp nhận"),
        Side.RECEIVING,
    ),
    "dossiers.supplement_sent": (gettext_lazy("Gửi giấy tờ bổ sung"), None),
    "dossiers.refused": (gettext_lazy("Không tiếp nhận hồ sơ"), Side.RECEIVING),
    "dossiers.handed_over": (gettext_lazy("Chuyển đến %(competent)s"), Side.RECEIVING),
    "dossiers.transferred": (gettext_lazy("Chuyển đến cơ quan có thẩm quyền"), Side.RECEIVING),
    "dossiers.followed_successor": (gettext_lazy("Cơ quan kế thừa giải quyết tiếp"), None),
    "dossiers.assigned": (gettext_lazy("Giao cán bộ giải quyết"), Side.COMPETENT),
    "dossiers.taken": (gettext_lazy("Cán bộ nhận giải quyết"), Side.COMPETENT),
    "dossiers.obligation_raised": (gettext_lazy("Thông báo khoản phải nộp"), Side.COMPETENT),
    "dossiers.payment_recorded": (gettext_lazy("Ghi nhận đã nộp tiền"), Side.RECEIVING),
    "dossiers.supplement_requested_in_process": (
        gettext_lazy("Đề nghị bổ sung giấy tờ, dừng tính thời hạn"),
        Side.COMPETENT,
    ),
    "dossiers.supplement_accepted": (
        gettext_lazy("Đủ giấy tờ, tính lại thời hạn, cấp giấy hẹn mới"),
        Side.RECEIVING,
    ),
    "dossiers.consulted": (gettext_lazy("Lấy ý kiến cơ quan khác"), Side.COMPETENT),
    "dossiers.part_sent": (gettext_lazy("Chuyển phần việc cho cơ quan khác"), Side.COMPETENT),
    "dossiers.part_recalled": (gettext_lazy("Phần việc của cơ quan khác không cần nữa"), None),
    "dossiers.consultation_answered": (gettext_lazy("Cơ quan khác đã có ý kiến"), None),
    "dossiers.consultation_overdue": (gettext_lazy("Ý kiến của cơ quan khác quá hạn"), None),
    "dossiers.verification_recorded": (gettext_lazy("Thẩm tra, xác minh thực tế"), Side.COMPETENT),
    "dossiers.paused": (gettext_lazy("Tạm dừng tính thời hạn"), Side.COMPETENT),
    "dossiers.resumed": (gettext_lazy("Tính tiếp thời hạn, cấp giấy hẹn mới"), Side.COMPETENT),
    "dossiers.result_proposed": (gettext_lazy("Kiểm tra xong, trình lãnh đạo ký"), Side.COMPETENT),
    "dossiers.rejection_proposed": (
        gettext_lazy("Kiểm tra xong, trình lãnh đạo ký"),
        Side.COMPETENT,
    ),
    "dossiers.result_sent_back": (gettext_lazy("Lãnh đạo yêu cầu xem lại"), Side.COMPETENT),
    "dossiers.result_approved": (gettext_lazy("Lãnh đạo đã ký, có kết quả"), Side.COMPETENT),
    "dossiers.rejected": (gettext_lazy("Lãnh đạo ký từ chối giải quyết"), Side.COMPETENT),
    "dossiers.apology_raised": (gettext_lazy("Nhắc cơ quan giải quyết về ngày hẹn trả"), None),
    "dossiers.apologised": (gettext_lazy("Xin lỗi vì trễ hẹn"), Side.COMPETENT),
    "dossiers.redated": (gettext_lazy("Đổi ngày hẹn theo lịch nghỉ mới"), None),
    "dossiers.handed_to_post": (gettext_lazy("Giao kết quả cho bưu điện"), Side.RECEIVING),
    "dossiers.result_returned": (gettext_lazy("Đã trả kết quả"), Side.RECEIVING),
    "dossiers.collection_reminded": (gettext_lazy("Nhắc đến nhận kết quả"), None),
    "dossiers.withdrawal_requested": (gettext_lazy("Đề nghị thôi giải quyết hồ sơ"), None),
    "dossiers.withdrawal_recorded": (
        gettext_lazy("Một cửa ghi nhận đề nghị thôi giải quyết"),
        Side.RECEIVING,
    ),
    "dossiers.withdrawn": (gettext_lazy("Cho rút hồ sơ, trả lại giấy tờ"), Side.RECEIVING),
    "dossiers.stopped": (gettext_lazy("Thông báo dừng giải quyết"), Side.RECEIVING),
    "dossiers.withdrawal_declined": (gettext_lazy("Trả lời: chưa dừng được"), Side.RECEIVING),
    "dossiers.reopened": (gettext_lazy("Mở lại hồ sơ để sửa kết quả sai"), Side.COMPETENT),
    "dossiers.archived": (gettext_lazy("Nộp lưu hồ sơ"), Side.COMPETENT),
}
_NOW: Mapping[Awaited, Promise] = {
    Awaited.SUBMITTED: gettext_lazy("Bộ phận Một cửa đang xem hồ sơ"),
    Awaited.SUPPLEMENT: gettext_lazy("Chờ bổ sung giấy tờ"),
    Awaited.SUPPLEMENT_CHECK: gettext_lazy("Bộ phận Một cửa đang xem giấy tờ bổ sung"),
    Awaited.ACCEPTED: gettext_lazy("Chờ chuyển đến cơ quan giải quyết"),
    Awaited.AWAITING_PAYMENT: gettext_lazy("Chờ nộp tiền"),
    Awaited.TAKING: gettext_lazy("Chờ cán bộ nhận giải quyết"),
    Awaited.APPRAISAL: gettext_lazy("Đang kiểm tra hồ sơ, chuẩn bị kết quả"),
    Awaited.REVISION: gettext_lazy("Đang làm lại theo yêu cầu của lãnh đạo"),
    Awaited.OPINION: gettext_lazy("Chờ ý kiến cơ quan khác"),
    Awaited.SIGNATURE: gettext_lazy("Lãnh đạo đang xem và ký"),
    Awaited.PAUSED: gettext_lazy("Đang tạm dừng tính thời hạn"),
    Awaited.WITHDRAW_REQUESTED: gettext_lazy("Chờ trả lời đề nghị thôi giải quyết"),
    Awaited.APOLOGY: gettext_lazy("Chờ văn bản xin lỗi vì trễ hẹn"),
    Awaited.POSTING: gettext_lazy("Chờ gửi bưu điện"),
    Awaited.POST: gettext_lazy("Bưu điện đang giao"),
    Awaited.COLLECTION: gettext_lazy("Chờ ông/bà đến nhận kết quả"),
    Awaited.DOWNLOAD: gettext_lazy("Chờ trả bản điện tử"),
}
# How many of the four steps of the law are done where a dossier lies, or goes back to.
_DONE: Mapping[tuple[State, Stage], int] = {
    (State.ACCEPTED, Stage.NONE): 1,
    (State.IN_PROGRESS, Stage.ASSIGNED): 1,
    (State.IN_PROGRESS, Stage.APPRAISING): 2,
    (State.SUPPLEMENT_IN_PROCESS, Stage.NONE): 2,
    (State.PAUSED, Stage.NONE): 2,
    (State.IN_PROGRESS, Stage.SIGNING): 3,
    (State.RESULT_READY, Stage.NONE): 3,
    (State.REJECTED, Stage.NONE): 3,
}
# Where the official who settles the dossier has it; while others answer, he is only kept in mind.
_WITH_HOLDER = frozenset({Awaited.APPRAISAL, Awaited.REVISION, Awaited.OPINION, Awaited.PAUSED})
_OVER = frozenset({State.REFUSED, State.WITHDRAWN, State.STOPPED, State.RETURNED, State.ARCHIVED})


def timeline(page: DossierPage, why: Why, *, names_people: bool) -> list[TimelineEvent]:
    """All of it. `names_people` is False for a reader who only holds the slip."""
    past = list(_past(page, names_people=names_people))
    present = _present(page, why, names_people=names_people)
    return [*past, *([present] if present else []), *_future(page)]


def _past(page: DossierPage, *, names_people: bool) -> Iterator[TimelineEvent]:
    for line, (receiving, competent) in _with_agencies(page):
        if line.word not in PAST:
            continue
        title, side = PAST[line.word]
        agency = {None: "", Side.RECEIVING: receiving, Side.COMPETENT: competent}[side]
        who = line.by_name if names_people else ""
        yield TimelineEvent(
            title=str(title) % {"competent": competent},
            detail=", ".join(part for part in (who, agency) if part),
            at=line.at,
        )


def _with_agencies(page: DossierPage) -> list[tuple[HistoryLine, tuple[str, str]]]:
    """Each act with the agencies that received and decided then: told back from today's."""
    now = (page.receiving_agency_code, page.competent_agency_code)
    lines: list[tuple[HistoryLine, tuple[str, str]]] = []
    was_accepted = any(line.word == "dossiers.accepted" for line in page.history)
    for line in reversed(page.history):
        lines.append((line, now))
        if line.word == "dossiers.followed_successor":
            now = tuple(line.facts["from"])
        elif line.word == "dossiers.transferred":
            now = (now[0], line.facts["from"]) if was_accepted else (line.facts["from"], now[1])
        was_accepted = was_accepted and line.word != "dossiers.accepted"
    codes = {AgencyCode(code) for _, pair in lines for code in pair}
    names = {code: agency.name for code, agency in agencies(sorted(codes)).items()}
    return [
        (line, (names[AgencyCode(pair[0])], names[AgencyCode(pair[1])]))
        for line, pair in reversed(lines)
    ]


def _present(page: DossierPage, why: Why, *, names_people: bool) -> TimelineEvent | None:
    title = _NOW.get(why.awaited)
    if title is None:
        return None
    place = _place(page, why)
    if names_people and page.holder_name and why.awaited in _WITH_HOLDER:
        place = f"{page.holder_name}, {place}"
    detail = _("%(place)s giữ hồ sơ từ %(day)s") % {
        "place": place,
        "day": formats.day(page.held_since),
    }
    words = ""
    if isinstance(why.next_by, datetime) and why.awaited is Awaited.SUBMITTED:
        words = _("Trả lời trước %(moment)s") % {"moment": formats.moment(why.next_by)}
    elif why.next_by is not None:
        words = _("Chậm nhất %(moment)s") % {"moment": moment_words(why.next_by)}
        if why.awaited is Awaited.PAUSED:
            words = _("Dự kiến đến %(moment)s") % {"moment": moment_words(why.next_by)}
    return TimelineEvent(str(title), "now", detail if place else "", moment_words=words)


def _place(page: DossierPage, why: Why) -> str:
    """Whose hands it is in; empty where it waits for the applicant, who has nothing in hand."""
    if why.awaited in {Awaited.SUPPLEMENT, Awaited.AWAITING_PAYMENT}:
        return ""
    return _("Bưu điện") if why.awaited is Awaited.POST else page.holding_agency_name


def _future(page: DossierPage) -> list[TimelineEvent]:
    """The steps of the law that still lie ahead."""
    if page.state in _OVER:
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
    state, stage = page.behind[0] if page.behind else (page.state, page.stage)
    done = _DONE.get((State(state), Stage(stage)), 0)
    return [TimelineEvent(title, "next") for title in ahead[done:]]
