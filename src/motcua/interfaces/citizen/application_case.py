"""The step "which case": asked first where papers, time or money are not the same in every case.

Legal   LR-138 (63/2010/NĐ-CP art 8.2): they are stated for each case.
"""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from motcua.domain.catalogue.values import Channel, ProcedurePage
from motcua.domain.drafts.actions import choose_case
from motcua.foundation.idempotency import KeyReused
from motcua.interfaces.citizen.application_saving import (
    application_step,
    keep_and_lead_on,
    shows_faults,
    step_context,
)
from motcua.interfaces.citizen.application_steps import CASE, Application
from motcua.interfaces.citizen.procedure_parts import fee_lines, time_of_case
from motcua.interfaces.citizen.procedure_words import spelled_out
from motcua.interfaces.design_system.components import Choice, Fact, Fault

FIELD = "case_key"
UNSURE = "-"
"""The answer of who does not know; no case has this key."""


@application_step
def case(request: HttpRequest, application: Application) -> HttpResponse:
    """Ask which case it is. Who is not sure says so, and is told of all of them."""
    if not application.asks_case:
        raise Http404
    if request.method != "POST":
        return _shown(request, application, _chosen(application))
    typed = request.POST.get(FIELD, "")
    key = "" if typed == UNSURE else typed
    is_answer = typed == UNSURE or application.published.case_named(typed) is not None

    def save() -> bool:
        if is_answer:
            choose_case(
                draft_id=application.draft.draft_id,
                case_key=key,
                by=request.actor,
                at=application.at,
            )
        return not is_answer

    try:
        answer = keep_and_lead_on(request, application, CASE, save)
    except KeyReused as reused:
        return _shown(request, application, typed, reused=reused)
    if is_answer and application.is_done(CASE) and key != application.draft.case_key:
        messages.info(request, _change_words(application, application.published.in_case(key)))
    return answer


def case_facts(procedure: ProcedurePage) -> list[Fact]:
    """The case with its time and money, as they are read back; nothing where there are no cases."""
    if not procedure.cases:
        return []
    chosen = procedure.case
    name = spelled_out(chosen.name) if chosen else _("Chưa rõ, cán bộ xem giúp khi nhận hồ sơ")
    return [
        Fact(_("Trường hợp"), name),
        Fact(_("Bao lâu có kết quả"), time_of_case(procedure).answer),
        Fact(_("Phí, lệ phí"), _money(procedure)),
    ]


def _chosen(application: Application) -> str:
    """What is ticked: the case, or that one is not sure; nothing before it was answered."""
    if application.procedure.case:
        return application.procedure.case.key
    return UNSURE if application.is_done(CASE) else ""


def _shown(
    request: HttpRequest,
    application: Application,
    chosen: str,
    *,
    reused: KeyReused | None = None,
) -> HttpResponse:
    error = ""
    if application.is_case_gone:
        error = _("Thủ tục đã thay đổi, trường hợp đã chọn không còn. Xin chọn lại.")
    elif shows_faults(request):
        error = _("Xin chọn một trường hợp. Nếu chưa biết, xin chọn “Tôi chưa rõ”.")
    context = step_context(request, application, CASE) | {
        "choices": _choices(application.published),
        "chosen": chosen,
        "unsure": UNSURE,
        "error": error,
        "faults": [Fault(f"o-{FIELD}", error)] if error else [],
        "was_sent_before": reused is not None,
    }
    status = reused.http_status if reused else 200
    return render(request, "citizen/application/case.html", context, status=status)


def _choices(procedure: ProcedurePage) -> list[Choice]:
    return [
        Choice(case.key, spelled_out(case.name), spelled_out(case.condition or ""))
        for case in procedure.cases
    ]


def _change_words(application: Application, after: ProcedurePage) -> str:
    """What another case changes: time, money, papers; and what becomes of files it does not need."""
    before = application.procedure
    name = spelled_out(after.case.name) if after.case else _("chưa rõ")
    sentences = [_("Đã đổi trường hợp: %(name)s.") % {"name": name}]
    times = (time_of_case(before).answer, time_of_case(after).answer)
    if times[0] != times[1]:
        words = _("Bao lâu có kết quả: %(after)s, trước là %(before)s.")
        sentences.append(words % {"before": times[0], "after": times[1]})
    if _money(before) != _money(after):
        sentences.append(_("Phí, lệ phí: %(money)s.") % {"money": _money(after)})
    more, fewer = _names_beyond(after, before), _names_beyond(before, after)
    if more:
        sentences.append(_("Có thêm giấy tờ: %(papers)s.") % {"papers": "; ".join(more)})
    if fewer:
        sentences.append(_("Không cần nữa: %(papers)s.") % {"papers": "; ".join(fewer)})
    needed = {component.order for component in after.components}
    if any(order not in needed for order in application.draft.papers):
        words = _("Tệp của giấy tờ không cần vẫn được giữ trong bản khai, nhưng không gửi đi.")
        sentences.append(words)
    if len(sentences) == 1:
        sentences.append(_("Giấy tờ, thời hạn và phí vẫn như cũ."))
    return " ".join(sentences)


def _money(procedure: ProcedurePage) -> str:
    """Every fee with its amount, in one sentence."""
    lines = fee_lines(procedure.fees_for(Channel.ONLINE))
    return "; ".join(
        " ".join(filter(None, (f"{line.name}: {line.amount}", _bracketed(line.condition))))
        for line in lines
    ) or _("không mất tiền")


def _bracketed(words: str) -> str:
    return f"({words})" if words else ""


def _names_beyond(page: ProcedurePage, other: ProcedurePage) -> Sequence[str]:
    """The papers of one page that the other does not have."""
    others = {component.order for component in other.components}
    return [spelled_out(each.name) for each in page.components if each.order not in others]
