"""Intake of paper at the counter: which procedure, who, which papers; then straight on to the slip."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import most_used, procedure_on, procedures_on
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.dossiers import actions, permissions
from motcua.domain.dossiers.errors import CodeImpossible, DraftIncomplete, MomentImpossible
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import ApplicantOnPaper
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.act_words import ACT_WORDS
from motcua.interfaces.officer.acting import do_within, follow_on_desks, notice_of
from motcua.interfaces.officer.forms import showing
from motcua.interfaces.officer.forms.counter import counter_form, later_form
from motcua.interfaces.officer.forms.fields import Form, Typed
from motcua.interfaces.officer.forms.reading import initial, read
from motcua.interfaces.officer.intake import fee_orders
from motcua.interfaces.officer.offers import fee_choices, limit_in_words
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import one_line
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import right_required
from motcua.interfaces.web.refusal import in_words

FOUND_COUNT_MAX = 12
SEARCH_CHARACTERS_MAX = 200
UNPROCESSABLE = 422
_PERSON = ("full_name", "identity_number", "address", "phone_number", "email")
register_required = right_required(permissions.REGISTER)


@require_http_methods(["GET", "HEAD", "POST"])
@register_required
def register_paper(request: HttpRequest) -> HttpResponse:
    """Choose a procedure, then enter who came with what."""
    sent = request.POST if request.method == "POST" else request.GET
    slug = one_line(sent.get("thu-tuc", ""))[:SEARCH_CHARACTERS_MAX]
    if not slug:
        return _choose(request)
    try:
        procedure = procedure_on(slug, clock.now().astimezone(VIETNAM).date())
    except ProcedureNotFound:
        return _choose(request)
    form = counter_form(procedure, by=request.actor, on=clock.now().astimezone(VIETNAM).date())
    if request.method != "POST":
        return _show(request, procedure, form, initial(form), initial(later_form()))
    return _enter(request, procedure, form)


def _choose(request: HttpRequest) -> HttpResponse:
    text = one_line(request.GET.get("q", ""))[:SEARCH_CHARACTERS_MAX]
    today = clock.now().astimezone(VIETNAM).date()
    found = procedures_on(day=today, text=text) if text else most_used(today, FOUND_COUNT_MAX)
    context = {
        "text": text,
        "procedures": [
            {"slug": each.procedure.slug, "name": each.name, "code": each.code}
            for each in found.select_related("procedure")[:FOUND_COUNT_MAX]
        ],
    }
    return show(request, "officer/counter_choose.html", context)


def _enter(request: HttpRequest, procedure: ProcedurePage, form: Form) -> HttpResponse:
    typed, later = read(request, form), read(request, later_form())
    if not typed.values.get("papers") and "papers" not in typed.faults:
        typed = typed.with_fault("papers", _("Chưa đánh dấu giấy tờ nào đã nhận."))
    if typed.faults or later.faults:
        return _show(request, procedure, form, typed, later, status=UNPROCESSABLE)
    try:
        return answer_once(request, lambda: _perform(request, procedure, typed, later))
    except DraftIncomplete as error:
        for _page, key, message in error.details["faults"]:
            name = key if form.field_of(key) else "papers"
            typed = typed.with_fault(name, _(message))
    except (MomentImpossible, CodeImpossible) as error:
        name = "occurred_at" if isinstance(error, MomentImpossible) else "paper_code"
        later = later.with_fault(name, " ".join(in_words(error)))
    except DomainError as error:
        notice = notice_of(Act.REGISTER, error)
        return _show(
            request, procedure, form, typed, later, notice=notice, status=error.http_status
        )
    return _show(request, procedure, form, typed, later, status=UNPROCESSABLE)


def _perform(
    request: HttpRequest, procedure: ProcedurePage, typed: Typed, later: Typed
) -> HttpResponse:
    """Enter the dossier, and accept it in the same stroke if that is what was asked: both or none."""
    at = clock.now()
    values = {name: value for name, value in typed.values.items() if name not in _PERSON}
    registered = actions.register(
        procedure_slug=procedure.slug,
        applicant=ApplicantOnPaper(**{name: typed.values[name] for name in _PERSON}),
        **values,
        **later.values,
        by=request.actor,
        at=at,
    )
    done = ACT_WORDS[Act.REGISTER].done
    if request.POST.get("then") == "accept":
        do_within(
            request,
            registered.dossier_code,
            Act.ACCEPT,
            actions.accept,
            version=None,
            fee_orders=fee_orders(request),
        )
        done = ACT_WORDS[Act.ACCEPT].done
    else:
        follow_on_desks(registered.dossier_code, at=at)
    messages.success(request, str(done))
    return redirect("officer:dossier", code=registered.dossier_code)


def _show(
    request: HttpRequest,
    procedure: ProcedurePage,
    form: Form,
    typed: Typed,
    later: Typed,
    *,
    notice: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    asked_later = later_form()
    ticked = set(fee_orders(request)) if request.method == "POST" else None
    context = {
        "procedure": procedure,
        "limit": limit_in_words(procedure),
        "fields": showing.shown(form, typed),
        "later_fields": showing.shown(asked_later, later),
        "is_later_open": bool(later.faults or any(later.texts.values())),
        "faults": [*showing.faults_of(form, typed), *showing.faults_of(asked_later, later)],
        "fees": [
            {"fee": fee, "is_ticked": fee.is_ticked if ticked is None else fee.order in ticked}
            for fee in fee_choices(procedure)
        ],
        "notice": notice,
        "idempotency_key": new_key(),
    }
    return show(request, "officer/counter.html", context, status=status)
