"""The counter's one screen: which procedure, who, which papers; one press, and the slip is there."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.catalogue.errors import CaseUnknown, ProcedureNotFound
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.errors import (
    CodeImpossible,
    DraftIncomplete,
    MomentImpossible,
    PaperNotListed,
)
from motcua.domain.dossiers.states import Act
from motcua.domain.reception.actions import record_unlisted_paper
from motcua.domain.regimes.rules import day_of_code
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.acting import notice_of
from motcua.interfaces.officer.counter_person import FIND, USE, Finding, find, read_card
from motcua.interfaces.officer.counter_screen import just_received, show_empty, show_sheet
from motcua.interfaces.officer.counter_sending import (
    ACCEPT,
    LOOK,
    REFUSE,
    SUPPLEMENT,
    Sheet,
    empty_sheet,
    extra_paper,
    is_case_new,
    judge,
    read_sheet,
    send,
)
from motcua.interfaces.officer.forms.intake import EXTRA_PAPER
from motcua.interfaces.officer.typed import one_line
from motcua.interfaces.web.idempotency import FIELD, answer_once
from motcua.interfaces.web.protection import right_required
from motcua.interfaces.web.refusal import in_words

SEARCH_CHARACTERS_MAX = 200
UNPROCESSABLE, TOO_MANY = 422, 429
ROUTE = "route"
SENDINGS = frozenset({ACCEPT, LOOK, SUPPLEMENT, REFUSE})
register_required = right_required(permissions.REGISTER)


@csp_update({"frame-src": ["'self'"]})  # The slip is printed from a frame of this page.
@require_http_methods(["GET", "HEAD", "POST"])
@register_required
def register_paper(request: HttpRequest) -> HttpResponse:
    """Choose a procedure, then who came with what; one press enters, accepts, and shows the slip."""
    sent = request.POST if request.method == "POST" else request.GET
    procedure = _procedure(one_line(sent.get("thu-tuc", ""))[:SEARCH_CHARACTERS_MAX])
    if procedure is None:
        text = one_line(request.GET.get("q", ""))[:SEARCH_CHARACTERS_MAX]
        if _is_code(text):  # A slip was scanned here: it opens its dossier, as everywhere.
            return redirect(f"{reverse('officer:desk')}?{urlencode({'q': text})}")
        return show_empty(request, text, just_received(request))
    if request.method != "POST":
        return show_sheet(request, empty_sheet(procedure, request))
    then = request.POST.get("then", "")
    sheet = read_sheet(procedure, request)
    if then == FIND or then.startswith(USE):
        sheet.typed, finding = find(request, sheet.typed)
        status = TOO_MANY if finding.is_refused else 200
        return show_sheet(request, sheet, finding=finding, status=status)
    sheet.typed, is_card = read_card(sheet.typed)
    finding = Finding(is_from_card=is_card or bool(request.POST.get("card")))
    if then == ROUTE:
        sheet.typed = type(sheet.typed)(sheet.typed.texts, sheet.typed.values, {})
        return show_sheet(request, sheet, finding=finding)
    return _send(request, sheet, then if then in SENDINGS else ACCEPT, finding)


def _is_code(text: str) -> bool:
    """Whether a scanner read a dossier's code, or the address in the QR code of its slip."""
    return "/tra-cuu/" in text or day_of_code(text.upper()) is not None


def _procedure(slug: str) -> ProcedurePage | None:
    if not slug:
        return None
    try:
        return procedure_on(slug, clock.now().astimezone(VIETNAM).date())
    except ProcedureNotFound:
        return None


def _send(request: HttpRequest, sheet: Sheet, then: str, finding: Finding) -> HttpResponse:
    if is_case_new(request):  # Without a script the page still shows what another case asks.
        notice = {
            "act_label": _("Nhận hồ sơ"),
            "message": _("Giấy tờ, thời hạn và phí đã theo trường hợp vừa chọn."),
            "remedy": _("Xin xem lại rồi bấm gửi một lần nữa."),
        }
        return show_sheet(request, sheet, finding=finding, notice=notice, status=UNPROCESSABLE)
    judge(sheet, then)
    if then == SUPPLEMENT and extra_paper(sheet):
        return _refuse_extra_paper(request, sheet, finding)
    if sheet.has_faults:
        return show_sheet(request, sheet, finding=finding, status=UNPROCESSABLE)
    if not request.POST.get(FIELD):
        # Without a key nothing would hold the two steps together, nor a second press apart.
        notice = {
            "act_label": _("Nhận hồ sơ"),
            "message": _("Trang đã cũ."),
            "remedy": _("Xin xem lại rồi bấm gửi một lần nữa."),
        }
        return show_sheet(request, sheet, finding=finding, notice=notice, status=UNPROCESSABLE)
    try:
        return answer_once(request, lambda: send(request, sheet, then))
    except DomainError as error:
        notice = _refused(sheet, then, error)
        status = error.http_status
    return show_sheet(request, sheet, finding=finding, notice=notice, status=status)


def _refused(sheet: Sheet, then: str, error: DomainError) -> Mapping[str, Any] | None:
    """At its field if the refusal has one, else on top."""
    message, remedy = in_words(error)
    if isinstance(error, DraftIncomplete):
        for _page, key, said in error.details["faults"]:  # type: ignore[attr-defined]
            name = key if sheet.form.field_of(key) else "papers"
            sheet.typed = sheet.typed.with_fault(name, _(said))
        return None
    if isinstance(error, MomentImpossible | CodeImpossible):
        name = "occurred_at" if isinstance(error, MomentImpossible) else "paper_code"
        sheet.later = sheet.later.with_fault(name, f"{message} {remedy}")
        sheet.open_part = "later"
        return None
    if isinstance(error, CaseUnknown):  # It was entered for a day on which there was no such case.
        sheet.typed = sheet.typed.with_fault("case_key", f"{message} {remedy}")
        return None
    acts = {
        SUPPLEMENT: Act.REQUEST_SUPPLEMENT_AT_INTAKE,
        REFUSE: Act.REFUSE,
        LOOK: Act.REGISTER,
        ACCEPT: Act.ACCEPT,
    }
    return {**notice_of(acts[then], error), "message": message, "remedy": remedy}


def _refuse_extra_paper(request: HttpRequest, sheet: Sheet, finding: Finding) -> HttpResponse:
    """Only listed papers may be asked for: told with the law, counted once a form, reported."""
    name = extra_paper(sheet)
    if name.casefold() in {each.name.casefold() for each in sheet.published.components}:
        said = _("Giấy tờ này có trong danh mục. Xin đánh dấu ở trên và ghi thiếu gì, sai gì.")
    else:
        unit = sheet.typed.values.get("receiving_agency_code", "")

        def attempt() -> HttpResponse:
            record_unlisted_paper(
                procedure_slug=sheet.procedure.slug,
                agency_code=unit,
                paper_name=name,
                by=request.actor,
                at=clock.now(),
            )
            return HttpResponse(status=UNPROCESSABLE)

        answer_once(request, attempt)
        said = " ".join(in_words(PaperNotListed(paper=name)))
    sheet.missing_typed = sheet.missing_typed.with_fault(EXTRA_PAPER, said)
    return show_sheet(request, sheet, finding=finding, status=UNPROCESSABLE)
