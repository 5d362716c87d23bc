"""A plan in the words of a villager: how long, how much, which papers. Decides nothing of law."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.domain.guidance.values import (
    Costs,
    FeeStanding,
    PackedPaper,
    PaperPlace,
    Plan,
    PlannedFee,
    PlannedStep,
    Span,
)
from motcua.interfaces.citizen.procedure_words import (
    Headline,
    fee_amount,
    spelled_out,
)
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.deadlines import limit_words

SAYS_ITSELF = ("không phải", "trừ", "nếu", "khi", "chỉ", "có thì")


@dataclass(frozen=True, slots=True)
class PaperShown:
    """A paper of the packing list."""

    name: str
    quantity: str
    steps: str
    remark: str


@dataclass(frozen=True, slots=True)
class FeeShown:
    """A payment with what can be said of it beforehand."""

    name: str
    amount: str
    remark: str
    steps: str


def lead(plan: Plan) -> str:
    """`3 việc, làm theo thứ tự dưới đây.`"""
    count = len(plan.steps)
    if not count:
        return ""
    if count == 1:
        return _("Ông/bà chỉ cần làm một thủ tục.")
    return ngettext(
        "%(count)s thủ tục, xin làm theo thứ tự dưới đây.",
        "%(count)s thủ tục, xin làm theo thứ tự dưới đây.",
        count,
    ) % {"count": count}


def time_headline(plan: Plan) -> Headline:
    """The longest chain; and what it would be one after the other, where that is longer."""
    answer = span_words(plan.longest)
    if len(plan.steps) == 1:
        return Headline(limit(plan.steps[0]), _("kể từ khi nộp đủ giấy tờ"))
    if plan.longest == plan.in_a_row:
        return Headline(answer, _("làm lần lượt từng việc"))
    remark = _("nếu nộp cùng lúc những việc không phải chờ nhau; lần lượt từng việc thì %(all)s")
    return Headline(answer, remark % {"all": span_words(plan.in_a_row)})


def span_words(span: Span) -> str:
    """`20 ngày + 3 ngày làm việc`: units are not mixed, because they are counted differently."""
    return " + ".join(limit_words(limit) for limit in span.limits)


def money_headline(costs: Costs) -> Headline:
    """What is sure; what is not is counted, not guessed."""
    if costs.is_free:
        return Headline(_("Không mất tiền"))
    open_count = len(costs.open_fees)
    remark = (
        ngettext(
            "chưa kể %(count)s khoản tùy trường hợp, xem bên dưới",
            "chưa kể %(count)s khoản tùy trường hợp, xem bên dưới",
            open_count,
        )
        % {"count": open_count}
        if open_count
        else ""
    )
    direct, online = costs.direct_sum_vnd, costs.online_sum_vnd
    if direct != online and costs.is_open_online:
        words = _("%(direct)s nộp tại quầy") % {"direct": formats.dong(direct)}
        return Headline(words, remark)
    if direct != online:
        words = _("%(online)s nộp trên mạng, %(direct)s nộp tại quầy") % {
            "online": formats.dong(online),
            "direct": formats.dong(direct),
        }
        return Headline(words, remark)
    if direct == 0 and costs.has_unknown:
        return Headline(_("Tùy trường hợp"), _("xem từng khoản bên dưới"))
    if direct == 0:
        return Headline(_("Không mất tiền"), remark)
    return Headline(formats.dong(direct), remark)


def step_money(costs: Costs, number: int) -> str:
    """What one step costs, in few words."""
    fees = [fee for fee in costs.fees if fee.step_number == number]
    own = Costs(
        tuple(fees),
        sum(_sure(fee) for fee in fees if not fee.is_online_only),
        sum(_sure(fee) for fee in fees if not fee.is_direct_only),
    )
    return formats.lower_first(money_headline(own).answer)


def _sure(fee: PlannedFee) -> int:
    return (fee.fee.amount_vnd or 0) if fee.standing is FeeStanding.SURE else 0


def fees_shown(costs: Costs) -> Sequence[PlannedFee]:
    """Payments worth a line: what is free says nothing, unless it is free under a condition."""
    return [fee for fee in costs.fees if fee.standing is not FeeStanding.FREE or fee.fee.condition]


def fee(planned: PlannedFee, *, is_many: bool) -> FeeShown:
    """A payment, how much, and when it is not sure why."""
    remarks = [spelled_out(planned.fee.condition)] if planned.fee.condition else []
    if planned.standing is FeeStanding.BY_NUMBER:
        remarks.append(_("tùy số lượng"))
    if planned.standing is FeeStanding.IF_WANTED:
        remarks.append(_("chỉ khi cần"))
    return FeeShown(
        name=spelled_out(planned.fee.name),
        amount=fee_amount(planned.fee),
        remark=formats.capital("; ".join(remarks)) if remarks else "",
        steps=for_steps((planned.step_number,)) if is_many else "",
    )


def paper(packed: PackedPaper, *, is_many: bool) -> PaperShown:
    """A paper, how many of it, for which steps, and why it need not be brought."""
    return PaperShown(
        name=spelled_out(packed.name),
        quantity=_quantity(packed),
        steps=for_steps(packed.step_numbers) if is_many else "",
        remark=_remark(packed),
    )


def for_steps(numbers: Sequence[int]) -> str:
    """`việc 1, 3`: the numbers on the time-line."""
    return _("việc %(numbers)s") % {"numbers": ", ".join(map(str, numbers))}


def together(step: PlannedStep, steps: Sequence[PlannedStep]) -> str:
    """After which steps it comes, else with which it may be filed at the same time."""
    if step.after:
        return _("Làm sau khi có kết quả %(steps)s") % {"steps": for_steps(step.after)}
    others = [other.number for other in steps if other.wave == 1 and other.number != step.number]
    if others:
        return _("Làm ngay được, nộp cùng lúc với %(steps)s") % {"steps": for_steps(others)}
    return _("Làm ngay được") if len(steps) > 1 else ""


def limit(step: PlannedStep) -> str:
    """`3 ngày làm việc`."""
    return _("Trong ngày làm việc") if step.is_same_day else limit_words(step.limit)


def case(step: PlannedStep) -> str:
    """`Trường hợp: khai sinh quá hạn`."""
    if step.case is None:
        return ""
    return _("Trường hợp: %(case)s") % {"case": formats.lower_first(spelled_out(step.case.name))}


def _quantity(packed: PackedPaper) -> str:
    if packed.place is PaperPlace.SHOWN:
        return _("đưa xem rồi cầm về")
    if packed.place is PaperPlace.HELD:
        return ""
    original, certified, copy = packed.original_count, packed.certified_count, packed.copy_count
    parts = []
    if original:
        words = ngettext("%(count)s bản chính", "%(count)s bản chính", original)
        parts.append(words % {"count": original})
    if certified:
        words = ngettext("%(count)s bản sao chứng thực", "%(count)s bản sao chứng thực", certified)
        parts.append(words % {"count": certified})
    if copy:
        words = ngettext("%(count)s bản sao", "%(count)s bản sao", copy)
        parts.append(words % {"count": copy})
    return ", ".join(parts)


def _remark(packed: PackedPaper) -> str:
    if packed.place is PaperPlace.HELD:
        source = spelled_out(packed.source)
        words = _("Cán bộ tra trong %(source)s.") % {"source": source}
        return f"{words} {_condition(packed.condition)}".strip()
    if packed.place is PaperPlace.GOT_BEFORE:
        return _("Có được khi xong việc %(number)s.") % {"number": packed.got_in_step}
    return _condition(packed.condition)


def _condition(condition: str) -> str:
    """When it is needed, as the publication says it."""
    text = spelled_out(condition)
    if not text or text.startswith(SAYS_ITSELF):
        return f"{formats.capital(text)}." if text else ""
    return _("Chỉ cần khi: %(condition)s.") % {"condition": text}
