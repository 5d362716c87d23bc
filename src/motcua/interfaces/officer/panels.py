"""What happened to a dossier beside its way through the offices: a panel each, only where there is one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from motcua.domain.dossiers.rules.custody import Keeper
from motcua.domain.dossiers.selectors import Lateness
from motcua.domain.dossiers.states import State
from motcua.domain.dossiers.values import (
    ApologyLine,
    DossierLife,
    DossierPage,
    ObligationLine,
    PauseLine,
    ReplacedResultLine,
    SupplementLine,
    VerificationLine,
)
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.slips.rules import SlipKind
from motcua.domain.slips.rules.kinds import TITLES
from motcua.domain.working_time.rules import office_time_between
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Due
from motcua.interfaces.officer.act_words import REFUSAL_WORDS, step_words
from motcua.interfaces.officer.deadlines import Calendars
from motcua.interfaces.officer.durations import office_time_words
from motcua.interfaces.officer.forms.process import OBLIGATION_WORDS
from motcua.interfaces.officer.happened import Line, Panel
from motcua.interfaces.officer.parts import parts_panels

KEEPER_WORDS = {
    Keeper.POST: gettext_lazy("Bưu điện"),
    Keeper.PAYMENT: gettext_lazy("Chờ nộp tiền"),
    Keeper.APPLICANT: gettext_lazy("Người nộp"),
}


@dataclass(frozen=True, slots=True)
class Holding:
    """One stretch of custody: who had the dossier, from when, for how long in office time."""

    who: str
    step: str
    since: datetime
    lasted: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class SlipLink:
    """One paper that was issued, by its number."""

    title: str
    number: str
    issued_at: datetime
    address: str


def panels(
    page: DossierPage, life: DossierLife, lateness: Lateness | None, *, at: datetime
) -> Sequence[Panel]:
    """Every panel that has something to say, what is pressing first."""
    grounds = regime_on(page.submitted_at.astimezone(VIETNAM).date()).pause_ground_names
    found = [
        Panel(_("Trễ hẹn"), _lateness(lateness)),
        Panel(_("Văn bản xin lỗi"), [_apology(line) for line in reversed(life.apologies)]),
        Panel(_("Xin rút hồ sơ"), _withdrawal(page)),
        Panel(_("Đề nghị từ chối giải quyết"), _rejection(page)),
        Panel(
            _("Bổ sung giấy tờ"),
            [_supplement(page, line) for line in reversed(life.supplements)],
        ),
        Panel(_("Nghĩa vụ tài chính"), [_money(line) for line in reversed(life.obligations)]),
        Panel(
            _("Tạm dừng thời hạn"),
            [_pause(line, grounds) for line in reversed(life.pauses) if line.ground != "payment"],
        ),
        *parts_panels(page, life, at=at),
        Panel(
            _("Thẩm tra, xác minh"), [_verification(line) for line in reversed(life.verifications)]
        ),
        Panel(_("Kết quả đã thay"), [_replaced(line) for line in reversed(life.replaced_results)]),
    ]
    return [panel for panel in found if panel.lines]


def holdings(page: DossierPage, life: DossierLife, *, calendars: Calendars) -> Sequence[Holding]:
    """Who had the dossier since acceptance, latest first."""
    calendar = calendars.of(page.receiving_agency_code)
    return [
        Holding(
            who=str(KEEPER_WORDS.get(Keeper(line.keeper), "")) or line.agency_name,
            step=step_words(line.state, line.stage),
            since=line.since,
            lasted=office_time_words(
                office_time_between(line.since, line.until or calendars.at, calendar)
            ),
            is_now=line.until is None,
        )
        for line in reversed(life.custody)
    ]


def slip_links(page: DossierPage, life: DossierLife) -> Sequence[SlipLink]:
    """Every paper of the dossier, latest first, each with the title its set of forms gives it."""
    return [
        SlipLink(
            title=_(slip_title(line.kind, line.issued_at)),
            number=line.number,
            issued_at=line.issued_at,
            address=reverse("officer:issued_paper", args=[page.code, line.slip_id]),
        )
        for line in reversed(life.slips)
    ]


def slip_title(kind: str, issued_at: datetime) -> str:
    """What the set of forms of its day calls a paper."""
    slip_set = regime_on(issued_at.astimezone(VIETNAM).date()).slip_set
    return TITLES[slip_set, SlipKind(kind)]


def _lateness(lateness: Lateness | None) -> Sequence[Line]:
    if lateness is None or not lateness.is_late:
        return ()
    days = lateness.working_days
    words = office_time_words(lateness.office_time)
    if days:
        counted = ngettext("%(count)s ngày làm việc", "%(count)s ngày làm việc", days)
        words = f"{words}, {counted % {'count': days}}"
    return [
        Line(
            title=_("Trễ %(time)s") % {"time": words},
            due=Due("late", _("Đã tính xong") if lateness.is_over else _("Còn tính tiếp")),
            points=[
                _("%(who)s: %(time)s")
                % {
                    "who": share.agency_name or KEEPER_WORDS[share.keeper],
                    "time": office_time_words(share.office_time),
                }
                for share in lateness.shares
            ],
            detail=_("Tính theo giờ làm việc, chia cho nơi giữ hồ sơ trong lúc trễ."),
        )
    ]


def _apology(line: ApologyLine) -> Line:
    if line.sent_at is None:
        return Line(
            title=_("Phải xin lỗi về lần hẹn %(due)s") % {"due": formats.moment(line.for_due_at)},
            due=Due("soon", _("Chưa gửi")),
            said=line.drafted_reason,
            detail=_("Lời soạn sẵn từ nhật ký của hồ sơ; lãnh đạo sửa và ký."),
        )
    new_date = (
        _("Hẹn lại %(due)s.") % {"due": formats.moment(line.new_due_at)}
        if line.new_due_at
        else _("Không hẹn lại ngày.")
    )
    late = _("Gửi muộn hơn một ngày trước hạn.") if line.is_late_notice else ""
    return Line(
        title=_("Đã xin lỗi về lần hẹn %(due)s") % {"due": formats.moment(line.for_due_at)},
        due=Due("done", _("Đã gửi %(day)s") % {"day": formats.short_day(line.sent_at)}),
        said=line.reason,
        detail=f"{new_date} {late}".strip(),
    )


def _withdrawal(page: DossierPage) -> Sequence[Line]:
    if not page.withdrawal_reason:
        return ()
    is_open = page.state == State.WITHDRAW_REQUESTED
    return [
        Line(
            title=_("Người nộp xin rút vì"),
            due=Due("soon", _("Chờ trả lời")) if is_open else Due("done", _("Đã trả lời")),
            said=page.withdrawal_reason,
            points=[_("Trả lời: %(answer)s") % {"answer": page.withdrawal_answer}]
            if page.withdrawal_answer
            else (),
        )
    ]


def _rejection(page: DossierPage) -> Sequence[Line]:
    if not page.rejection_letter_number:
        return ()
    is_signed = page.state in {State.REJECTED, State.RETURNED, State.ARCHIVED}
    return [
        Line(
            title=_("Văn bản số %(number)s: %(group)s")
            % {
                "number": page.rejection_letter_number,
                "group": formats.lower_first(str(REFUSAL_WORDS.get(page.refusal_reason_key, ""))),
            },
            due=Due("done", _("Đã ký")) if is_signed else Due("soon", _("Chưa ký")),
            said=page.refusal_reason,
            detail=_("Căn cứ: %(basis)s") % {"basis": page.refusal_legal_basis},
        )
    ]


def _supplement(page: DossierPage, line: SupplementLine) -> Line:
    new = {paper.order for paper in page.papers if paper.supplement == line.ordinal}
    if line.completed_at:
        due = Due("done", _("Đã nhận đủ %(day)s") % {"day": formats.short_day(line.completed_at)})
    elif line.sent_at:
        due = Due("soon", _("Đã gửi, chờ kiểm tra"))
    else:
        due = Due("hold", _("Chờ người nộp"))
    points = [
        _("%(paper)s: %(missing)s") % {"paper": asked.name, "missing": asked.what_is_missing}
        + (f" ({_('đã có bản mới')})" if asked.order in new else "")
        for asked in line.papers
    ]
    until = (
        " " + _("Bổ sung trước %(day)s.") % {"day": formats.day(line.complete_by)}
        if line.complete_by
        else ""
    )
    return Line(
        title=_("Yêu cầu lúc %(moment)s") % {"moment": formats.moment(line.requested_at)},
        due=due,
        said=line.reason,
        points=points,
        detail=_("Căn cứ: %(basis)s.") % {"basis": line.legal_basis} + until,
    )


def _money(line: ObligationLine) -> Line:
    runs = _("Thời hạn tạm dừng.") if line.pauses_clock else _("Thời hạn vẫn chạy.")
    return Line(
        title=f"{line.name}: {formats.dong(line.amount_vnd)}",
        due=Due("done", _("Đã nộp %(day)s") % {"day": formats.short_day(line.paid_at)})
        if line.paid_at
        else Due("hold", _("Chưa nộp")),
        detail=_("Biên lai số %(number)s.") % {"number": line.receipt_number}
        if line.paid_at
        else f"{OBLIGATION_WORDS[line.kind]}. {runs}",
    )


def _pause(line: PauseLine, grounds: Mapping[str, str]) -> Line:
    since = formats.moment(line.since)
    return Line(
        title=_(grounds.get(line.ground, line.ground)),
        due=Due("done", _("Đã tính tiếp")) if line.until else Due("hold", _("Đang tạm dừng")),
        said=line.reason,
        detail=_("Từ %(since)s đến %(until)s. Căn cứ: %(basis)s")
        % {"since": since, "until": formats.moment(line.until), "basis": line.legal_basis}
        if line.until
        else _("Từ %(since)s. Căn cứ: %(basis)s") % {"since": since, "basis": line.legal_basis},
    )


def _verification(line: VerificationLine) -> Line:
    return Line(
        title=_("%(moment)s, tại %(place)s")
        % {"moment": formats.capital(formats.moment(line.happened_at)), "place": line.place},
        said=line.findings,
        detail=_("Tham gia: %(people)s") % {"people": line.participants},
    )


def _replaced(line: ReplacedResultLine) -> Line:
    return Line(
        title=f"{line.name}, {line.number}",
        said=line.what_was_wrong,
        detail=_("Đã trả %(returned)s, mở lại để sửa %(replaced)s.")
        % {
            "returned": formats.day(line.returned_at),
            "replaced": formats.day(line.replaced_at),
        },
    )
