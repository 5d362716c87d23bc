"""Parts of a procedure in words: cases, methods, fees, results, law, groups. Decides nothing of law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.domain.catalogue import selectors
from motcua.domain.catalogue.selectors.public import standing_of
from motcua.domain.catalogue.values import (
    CHANNEL_NAMES,
    Case,
    Channel,
    Fee,
    LegalInstrument,
    NotAtOneStopReason,
    PartialReason,
    ProcedurePage,
)
from motcua.domain.working_time.values import Limit
from motcua.interfaces.citizen import procedure_words as words
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.deadlines import limit_words

_PARTIAL_REASONS = {
    PartialReason.PRESENCE_REQUIRED: gettext_lazy("ông/bà phải có mặt"),
    PartialReason.FIELD_VERIFICATION: gettext_lazy("cán bộ phải đến xem tại chỗ"),
    PartialReason.UNRESOLVED_TECHNICAL_FAULT: gettext_lazy(
        "hệ thống còn lỗi kỹ thuật chưa sửa xong"
    ),
    PartialReason.OTHER_TECHNICAL: gettext_lazy("lý do kỹ thuật khác"),
}
_NOT_AT_ONE_STOP = {
    NotAtOneStopReason.MOBILE: gettext_lazy(
        "Cán bộ đến nhận hồ sơ lưu động, không nhận ở bộ phận một cửa."
    ),
    NotAtOneStopReason.ON_SITE: gettext_lazy(
        "Làm tại chỗ nơi có việc, không nhận ở bộ phận một cửa."
    ),
}


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """One case to choose, or all of them."""

    name: str
    condition: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class MethodLine:
    """What one way to file says for itself, where it differs from the procedure."""

    name: str
    time: str
    money: str
    note: str


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One row of the table of fees."""

    name: str
    condition: str
    amount: str


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One result, and how long it holds."""

    name: str
    remark: str


@dataclass(frozen=True, slots=True)
class LawLine:
    """An instrument of the legal basis, and its state where it is not simply in force."""

    number: str
    article: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One procedure of a group done in one go."""

    name: str
    address: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class GroupWords:
    """Procedures that a decision links."""

    name: str
    lead: str
    members: Sequence[GroupLine]


@dataclass(frozen=True, slots=True)
class _Timed:
    """The limit of one case, for the headline."""

    limit: Limit
    is_same_day: bool
    cutoff: time | None


def chosen_case(page: ProcedurePage, key: str) -> Case | None:
    """The case in the address; one that does not exist is as if none had been given."""
    return next((case for case in page.cases if case.key == key), None)


def case_choices(
    page: ProcedurePage, chosen: Case | None, *, path: str, day: date | None
) -> list[CaseChoice]:
    """Every case with its address, after all of them together; nothing where there is one only."""
    if len(page.cases) < 2:  # noqa: PLR2004 — nothing to choose
        return []
    kept = {"ngay": day.isoformat()} if day else {}

    def address(**query: str) -> str:
        asked = urlencode({**kept, **query})
        return f"{path}?{asked}#truong-hop" if asked else f"{path}#truong-hop"

    all_cases = CaseChoice(_("Mọi trường hợp"), "", address(), chosen is None)
    return [
        all_cases,
        *(
            CaseChoice(
                words.spelled_out(case.name),
                words.spelled_out(case.condition or ""),
                address(**{"truong-hop": case.key}),
                case == chosen,
            )
            for case in page.cases
        ),
    ]


def time_of_case(page: ProcedurePage) -> words.Headline:
    """How long it takes: what holds for the case, by the way most people file."""
    if page.case is None:
        return words.time_headline(page)
    channel = _usual_channel(page)
    timed = _Timed(page.limit_for(channel), page.is_same_day_for(channel), page.cutoff)
    return words.time_headline(timed)


def fee_lines(fees: Sequence[Fee]) -> list[FeeLine]:
    """The table. "0 đ" without a condition says no more than the headline does."""
    return [
        FeeLine(
            words.spelled_out(fee.name),
            words.spelled_out(fee.condition or ""),
            words.fee_amount(fee),
        )
        for fee in fees
        if fee.amount_vnd != 0 or fee.condition
    ]


def method_lines(page: ProcedurePage) -> dict[str, MethodLine]:
    """By channel: limit, fees and note of a way to file, where it says them for itself (LR-111)."""
    lines: dict[str, MethodLine] = {}
    for method in page.methods:
        takes = money = ""
        if method.limits:
            shown = [
                each
                for each in method.limits
                if page.case is None or not each.cases or page.case.key in each.cases
            ]
            takes = "; ".join(
                f"{limit_words(each.limit)} ({words.spelled_out(each.description)})"
                if each.description
                else limit_words(each.limit)
                for each in shown
            )
        if method.fees is not None:
            fees = page.fees_for(method.channel)
            named = [
                f"{words.spelled_out(fee.name)}: {words.fee_amount(fee)}"
                for fee in fees
                if fee.amount_vnd != 0
            ]
            money = "; ".join(named) if named else _("không mất tiền")
        lines[method.channel.value] = MethodLine(
            name=_(CHANNEL_NAMES[method.channel]),
            time=takes,
            money=money,
            note=words.spelled_out(method.note or ""),
        )
    return lines


def result_lines(page: ProcedurePage) -> list[ResultLine]:
    """What one has in the end."""
    lines = []
    for result in page.results:
        remarks = []
        if result.validity:
            remarks.append(_("giá trị: %(validity)s") % {"validity": result.validity})
        if result.is_electronic:
            remarks.append(_("có bản điện tử"))
        lines.append(ResultLine(words.spelled_out(result.name), ", ".join(remarks)))
    return lines


def law_lines(page: ProcedurePage, day: date) -> list[LawLine]:
    """The legal basis, each instrument with its state on the day: most are simply in force."""
    known = {instrument.number: instrument for instrument in selectors.instruments()}
    return [
        LawLine(
            number=basis.number,
            article=basis.article or "",
            name=_name_beside(basis.number, known.get(basis.number)),
            state=_state(known.get(basis.number), day),
        )
        for basis in page.legal_basis
    ]


def group_words(page: ProcedurePage, day: date) -> GroupWords | None:
    """The group that the procedure is linked into, in the order of the decision."""
    group = selectors.group_of(page.slug, day)
    if group is None:
        return None
    members = []
    for member in sorted(group.members, key=lambda each: each.order):
        name = page.name
        if member.slug != page.slug:
            standing = standing_of(member.slug, day=day)
            name = standing.name
        members.append(
            GroupLine(
                words.spelled_out(name),
                reverse("citizen:procedure", args=[member.slug]),
                member.slug == page.slug,
            )
        )
    return GroupWords(words.spelled_out(group.name), group.lead_agency_name, members)


def partial_reason(page: ProcedurePage) -> str:
    """Why it is not done wholly online (224/2026/NĐ-CP art 14)."""
    reason = page.online.partial_reason
    if reason is None:
        return ""
    return _("Chưa làm trọn trên mạng được vì %(reason)s.") % {"reason": _PARTIAL_REASONS[reason]}


def not_at_one_stop(page: ProcedurePage) -> str:
    """Why it is not received at the one-stop unit (61/2018/NĐ-CP art 14.5)."""
    if page.is_received_at_one_stop:
        return ""
    reason = page.reason_not_at_one_stop
    return str(_NOT_AT_ONE_STOP[reason]) if reason else _("Không nhận ở bộ phận một cửa.")


def decision_words(page: ProcedurePage) -> str:
    """`Quyết định 123/QĐ-UBND ngày 05/11/2026 của …`."""
    if page.decision is None:
        return ""
    said = _("Quyết định %(number)s") % {"number": page.decision.number}
    if page.decision.signed_on:
        said = _("%(decision)s ngày %(day)s") % {
            "decision": said,
            "day": formats.day(page.decision.signed_on),
        }
    if page.publishing_agency:
        said = _("%(decision)s của %(agency)s") % {
            "decision": said,
            "agency": page.publishing_agency,
        }
    return said


def _usual_channel(page: ProcedurePage) -> Channel:
    return Channel.ONLINE if page.online.is_available else Channel.DIRECT


def _name_beside(number: str, instrument: LegalInstrument | None) -> str:
    """What an instrument is about; empty where its name says no more than its number does."""
    if instrument is None or number in instrument.name:
        return ""
    return instrument.name


def _state(instrument: LegalInstrument | None, day: date) -> str:
    """Empty for an instrument in force, or of which nothing more is known."""
    if instrument is None:
        return ""
    if instrument.valid_from and instrument.valid_from > day:
        return _("có hiệu lực từ %(day)s") % {"day": formats.day(instrument.valid_from)}
    if instrument.valid_to is None or instrument.valid_to >= day:
        return ""
    ended = _("hết hiệu lực sau ngày %(day)s") % {"day": formats.day(instrument.valid_to)}
    if not instrument.successor_number:
        return ended
    return _("%(ended)s, thay bằng %(number)s") % {
        "ended": ended,
        "number": instrument.successor_number,
    }
