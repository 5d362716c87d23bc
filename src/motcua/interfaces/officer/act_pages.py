"""The page of an act that asks for something: one view for every act that has a form.

The form is read, shown again with what must be mended, sent once, and kept through whatever others
did meanwhile: while the act is still possible, the form stays with all that was typed.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.dossiers import actions, errors
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import DossierPage
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.foundation.files import FileRefused, FileTooLarge
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.act_words import ACT_WORDS
from motcua.interfaces.officer.acting import (
    act_once,
    do_within,
    expected_version,
    notice_of,
    readable,
    refused,
)
from motcua.interfaces.officer.case_work import keep_pdf
from motcua.interfaces.officer.forms import showing
from motcua.interfaces.officer.forms.fields import Form, Typed
from motcua.interfaces.officer.forms.intake import EXTRA_PAPER, components_of
from motcua.interfaces.officer.forms.of_act import form_of
from motcua.interfaces.officer.forms.reading import initial, read
from motcua.interfaces.officer.offers import is_offered
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

UNPROCESSABLE = 422
# Which field a refusal speaks of: the first of these that the form has.
FIELDS_OF_REFUSALS: Mapping[type[DomainError], tuple[str, ...]] = {
    errors.ReasonMissing: ("reason", "answer", "what_was_wrong"),
    errors.MomentImpossible: (
        "new_due_at",
        "answer_by",
        "happened_at",
        "paid_at",
        "expected_until",
        "complete_by",
        "occurred_at",
    ),
    errors.ReappointmentUsedUp: ("new_due_at",),
    errors.AmountImpossible: ("amount_vnd",),
    errors.AgencyUnknown: ("to_agency_code", "agency_code"),
    errors.AlreadyAsked: ("agency_code",),
    errors.GroundUnknown: ("ground",),
    errors.NothingAsked: ("items",),
    errors.ComponentUnknown: ("items", "papers"),
    errors.PapersStillMissing: ("papers",),
    errors.SupplementTooLate: ("special_law",),
    errors.PaperNotListed: (EXTRA_PAPER,),
    errors.CodeImpossible: ("paper_code",),
    errors.ResultMissing: ("result_name",),
    errors.TextMissing: ("answer", "question"),
    FileRefused: ("result_file_id",),
    FileTooLarge: ("result_file_id",),
}


def act_page(act: Act) -> Callable[..., HttpResponse]:
    """The view of one act."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @reader_required
    def view(request: HttpRequest, code: str) -> HttpResponse:
        return _page_of_act(request, code, act)

    return view


def _page_of_act(request: HttpRequest, code: str, act: Act) -> HttpResponse:
    try:
        page = readable(request, code)
    except errors.DossierNotFound as error:
        # The first sending may have ended what one may see: a repeat gets the same answer.
        return answer_once(request, partial(_raise, error))
    can_go_on = is_offered(act, page, by=request.actor)
    form = form_of(act, page, by=request.actor, at=clock.now()) if can_go_on else None
    if request.method == "POST":
        return _sent(request, act, page, form)
    if form is None:
        return redirect("officer:dossier", code=code)
    return _show(request, act, page, form, initial(form))


def _sent(request: HttpRequest, act: Act, page: DossierPage, offered: Form | None) -> HttpResponse:
    """`offered`: the form, while the act is possible as far as the page knows."""
    form = offered or form_of(act, page, by=request.actor, at=clock.now())
    typed = read(request, form)
    # A form that tells no version is as current as any: it was never shown.
    is_current = offered is not None and expected_version(request) in {None, page.version}
    if typed.texts.get(EXTRA_PAPER) and is_current:
        return _refuse_extra_paper(request, act, page, form, typed)
    if typed.faults and is_current:
        return _show(request, act, page, form, typed, status=UNPROCESSABLE)
    values = {name: value for name, value in typed.values.items() if name != EXTRA_PAPER}
    code = page.code
    try:
        return act_once(request, code, act, lambda: _do(request, code, act, values))
    except DomainError as error:
        return _refused(request, code, act, error, form=form, typed=typed)


def _raise(error: DomainError) -> HttpResponse:
    raise error


def _do(request: HttpRequest, code: str, act: Act, values: Mapping[str, Any]) -> None:
    """The action of an act has its name; the fields of the form have those of its arguments."""
    do = getattr(actions, act.value)
    # Others may answer meanwhile: an answer does not depend on what the dossier was before.
    version = None if act is Act.ANSWER_CONSULTATION else expected_version(request)
    kept = {
        name: keep_pdf(request, value).file_id if isinstance(value, UploadedFile) else value
        for name, value in values.items()
    }
    do_within(request, code, act, do, version=version, **kept)


def _refuse_extra_paper(
    request: HttpRequest, act: Act, page: DossierPage, form: Form, typed: Typed
) -> HttpResponse:
    """Only listed papers may be asked for: told with the law, counted once a form, reported."""
    name = typed.texts[EXTRA_PAPER]
    if name.casefold() in {each.name.casefold() for each in components_of(page)}:
        listed = _("Giấy tờ này có trong danh mục. Xin đánh dấu ở trên và ghi thiếu gì, sai gì.")
        faulty = typed.with_fault(EXTRA_PAPER, listed)
        return _show(request, act, page, form, faulty, status=UNPROCESSABLE)

    def attempt() -> HttpResponse:
        actions.record_extra_paper_attempt(
            dossier_code=page.code, paper_name=name, by=request.actor, at=clock.now()
        )
        return HttpResponse(status=UNPROCESSABLE)

    try:
        answer_once(request, attempt)
    except DomainError as error:
        return _refused(request, page.code, act, error, form=form, typed=typed)
    message, remedy = in_words(errors.PaperNotListed(paper=name))
    faulty = typed.with_fault(EXTRA_PAPER, f"{message} {remedy}")
    return _show(request, act, page, form, faulty, status=UNPROCESSABLE)


def _refused(
    request: HttpRequest, code: str, act: Act, error: DomainError, *, form: Form, typed: Typed
) -> HttpResponse:
    """At its field if the refusal has one; on the form while the act is possible; else on the
    dossier as it is now, with what was typed.
    """
    page = dossier_of_officer(code, by=request.actor)
    if not is_offered(act, page, by=request.actor):
        return refused(request, code, act, error, typed=showing.in_words(form, typed))
    field = form.field_of(*FIELDS_OF_REFUSALS.get(type(error), ()))
    if field is not None:
        message, remedy = in_words(error)
        faulty = typed.with_fault(field.name, f"{message} {remedy}")
        return _show(request, act, page, form, faulty, status=error.http_status)
    notice = notice_of(act, error)
    return _show(request, act, page, form, typed, notice=notice, status=error.http_status)


def _show(
    request: HttpRequest,
    act: Act,
    page: DossierPage,
    form: Form,
    typed: Typed,
    *,
    notice: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "page": page,
        "words": ACT_WORDS[act],
        "form": form,
        "fields": showing.shown(form, typed),
        "faults": showing.faults_of(form, typed),
        "notice": notice,
        "result_address": reverse("officer:result", args=[page.code])
        if act is Act.SEND_BACK and page.result_file_id
        else "",
        "back_address": reverse("officer:dossier", args=[page.code]),
        "back_label": _("Thôi, về hồ sơ"),
        "idempotency_key": new_key(),
    }
    return show(request, "officer/form.html", context, status=status)
