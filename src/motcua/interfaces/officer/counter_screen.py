"""What the counter's one screen shows: the procedure field, the sheet, what was just received."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.catalogue.selectors import competent_for
from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.rules import Channel
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.selectors.issued_slips import issued_slips
from motcua.domain.organisations.errors import OrganisationError
from motcua.domain.organisations.selectors import agencies, agency
from motcua.domain.reception.selectors import procedures_typed
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.officer.counter_person import Finding
from motcua.interfaces.officer.counter_sending import Sheet, is_case_new
from motcua.interfaces.officer.forms import showing
from motcua.interfaces.officer.forms.counter import ASIDE, PERSON, looked_up, only_shown
from motcua.interfaces.officer.intake import fee_orders
from motcua.interfaces.officer.offers import fee_choices, limit_in_words
from motcua.interfaces.officer.procedure_news import unread_news
from motcua.interfaces.officer.queue_bar import queue_bar
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import new_key

CODE_CHARACTERS_MAX = 60
TEMPLATE = "officer/counter.html"


def show_empty(request: HttpRequest, text: str, received: Mapping[str, Any] | None) -> HttpResponse:
    """The procedure field alone, with what was typed into it and what was found."""
    context = {
        "section": "counter",
        **_procedure_field(request, text),
        "received": received,
        "queue": queue_bar(request),
        "unread_news": unread_news(request.actor),
    }
    return show(request, TEMPLATE, context)


def show_sheet(
    request: HttpRequest,
    sheet: Sheet,
    *,
    finding: Finding | None = None,
    notice: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole sheet of one procedure."""
    fields = {each.field.name: each for each in showing.shown(sheet.form, sheet.typed)}
    is_anew = request.method != "POST" or is_case_new(request)
    ticked = None if is_anew else set(fee_orders(request))
    case = sheet.procedure.case
    context = {
        "section": "counter",
        **_procedure_field(request, ""),
        "procedure": sheet.procedure,
        "limit": limit_in_words(sheet.procedure, Channel.COUNTER),
        "destination": _destination(sheet, request),
        "person": [fields[name] for name in PERSON],
        "number": fields["identity_number"],
        "case": [fields[name] for name in ("case_key",) if name in fields],
        "case_shown": case.key if case else "",
        "commune": [fields[name] for name in ("commune_code",) if name in fields],
        "papers": [fields["papers"]],
        "aside": [fields[name] for name in ASIDE if name in fields],
        "only_shown": only_shown(sheet.procedure),
        "looked_up": looked_up(sheet.procedure),
        "required": _required(sheet),
        "later_fields": showing.shown(sheet.later_form, sheet.later),
        "missing_fields": showing.shown(sheet.missing, sheet.missing_typed),
        "refusal_fields": showing.shown(sheet.refusal, sheet.refusal_typed),
        "open_part": sheet.open_part,
        "faults": [
            *showing.faults_of(sheet.form, sheet.typed),
            *showing.faults_of(sheet.missing, sheet.missing_typed),
            *showing.faults_of(sheet.refusal, sheet.refusal_typed),
            *showing.faults_of(sheet.later_form, sheet.later),
        ],
        "fees": [
            {"fee": fee, "is_ticked": fee.is_ticked if ticked is None else fee.order in ticked}
            for fee in fee_choices(sheet.published, Channel.COUNTER, case=case)
        ],
        "finding": finding or Finding(),
        "notice": notice,
        "idempotency_key": new_key(),
        "queue": queue_bar(request),
    }
    return show(request, TEMPLATE, context, status=status)


def just_received(request: HttpRequest) -> Mapping[str, Any] | None:
    """The dossier of the person before: its code, what became of it, its paper for the printer.

    Nothing of the person: the next one stands at the counter already.
    """
    code = request.GET.get("vua-nhan", "")[:CODE_CHARACTERS_MAX]
    if not code:
        return None
    try:
        page = dossier_of_officer(code, by=request.actor)
    except DossierNotFound:
        return None
    slips = issued_slips(code, by=request.actor)
    if not slips:
        return None
    slip = slips[-1]
    words = {
        "accepted": _("Đã nhận hồ sơ, hẹn trả %(due)s."),
        "refused": _("Không tiếp nhận hồ sơ. Xin đưa phiếu cho người nộp."),
    }.get(page.state, _("Đã yêu cầu bổ sung. Xin đưa phiếu cho người nộp."))
    due = formats.moment(page.due_at) if page.due_at else ""
    return {
        "code": page.code,
        "words": words % {"due": due} if "%(due)s" in words else words,
        "slip_title": slip.title,
        "destination": page.competent_agency_name,
        "slip_address": reverse("officer:counter_slip", args=[page.code, slip.slip_id]),
    }


def _procedure_field(request: HttpRequest, text: str) -> dict[str, Any]:
    unit, day = _unit(request), clock.now().astimezone(VIETNAM).date()
    return {
        "text": text,
        "offers": procedures_typed(text, receiving_agency_code=unit, day=day),
        "unit_name": agency(unit).name,
    }


def _unit(request: HttpRequest, chosen: str = "") -> str:
    units = sorted(request.actor.agency_codes(permissions.REGISTER))
    return chosen if chosen in units else units[0]


def _destination(sheet: Sheet, request: HttpRequest) -> str:
    """Where the dossier goes; empty while the commune is not chosen."""
    day: date = sheet.procedure.on
    unit = _unit(request, sheet.typed.texts.get("receiving_agency_code", ""))
    try:
        code = competent_for(
            sheet.procedure,
            receiving_agency_code=unit,
            commune_code=sheet.typed.texts.get("commune_code", ""),
            day=day,
        )
    except OrganisationError:
        return ""
    return next(iter(agencies([code]).values())).name


def _required(sheet: Sheet) -> Sequence[int]:
    """The papers that must come, for the key that ticks them all."""
    orders = {row.order for each in sheet.form.fields for row in each.papers}
    return [
        each.order
        for each in sheet.procedure.components
        if each.order in orders and each.is_always_required
    ]
