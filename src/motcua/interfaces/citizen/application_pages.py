"""The steps that are pages of the form: one group of questions, one screen."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.domain.drafts.actions import save_answers
from motcua.domain.forms.rules import answers_typed, page_faults
from motcua.domain.forms.values import Answers, FieldFault, FormPage
from motcua.foundation.idempotency import KeyReused
from motcua.interfaces.citizen.application_form import faults_listed, question_groups
from motcua.interfaces.citizen.application_saving import (
    application_step,
    keep_and_lead_on,
    shows_faults,
    step_context,
)
from motcua.interfaces.citizen.application_steps import Application
from motcua.interfaces.citizen.texts import said


@application_step
def form_page(request: HttpRequest, application: Application, *, page_key: str) -> HttpResponse:
    """Ask the questions of one page; keep what was typed, right or wrong."""
    page = next((page for page in application.pages if page.key == page_key), None)
    if page is None:
        raise Http404
    if request.method != "POST":
        answers = application.draft.answers
        faults = page_faults(page, answers, on=application.day) if shows_faults(request) else ()
        return _shown(request, application, page, answers, faults)
    typed = request.POST.dict()

    def save() -> bool:
        return bool(
            save_answers(
                draft_id=application.draft.draft_id,
                page_key=page_key,
                typed=typed,
                by=request.actor,
                at=application.at,
            )
        )

    try:
        return keep_and_lead_on(request, application, page_key, save)
    except KeyReused as reused:  # Came back with the browser's arrow and typed something else.
        answers = answers_typed(page, typed)
        return _shown(request, application, page, answers, (), reused=reused)


def _shown(
    request: HttpRequest,
    application: Application,
    page: FormPage,
    answers: Answers,
    faults: Sequence[FieldFault],
    *,
    reused: KeyReused | None = None,
) -> HttpResponse:
    groups = question_groups(page, answers, faults)
    context = step_context(request, application, page.key) | {
        "hint": said(page.hint),
        "groups": groups,
        "faults": faults_listed(groups),
        "was_sent_before": reused is not None,
    }
    status = reused.http_status if reused else 200
    return render(request, "citizen/application/page.html", context, status=status)
