"""One task of a dossier: say how it ended, or give it to somebody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.dossiers.actions import record_reading
from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.values import DossierPage
from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow.actions import assign_task, finish_task
from motcua.domain.workflow.errors import NoteMissing, TaskNotFound
from motcua.domain.workflow.selectors.offers import TaskChoice, tasks_within
from motcua.domain.workflow.selectors.tasks import tasks_of
from motcua.foundation import clock
from motcua.foundation.errors import DomainError, NotPermitted
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.acting import VERSION_DIGITS_MAX, readable
from motcua.interfaces.officer.dossier import show_dossier
from motcua.interfaces.officer.forms import showing
from motcua.interfaces.officer.forms.fields import Form, Typed
from motcua.interfaces.officer.forms.reading import initial, read
from motcua.interfaces.officer.forms.tasks import TO_QUEUE, assign_form, finish_form
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.task_offers import OUTCOME
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

UNPROCESSABLE = 422
Perform = Callable[[Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about one task; without a form it is not this person's to do now."""

    page: DossierPage
    label: str
    form: Form | None
    task_version: int


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def finish(request: HttpRequest, code: str, task_id: int) -> HttpResponse:
    """End a step by hand; whoever comes next is asked at once."""
    page = readable(request, code)
    choice = _choice(request, page, task_id)
    form = None
    if choice is not None and choice.outcomes:
        form = finish_form(choice, chosen=request.GET.get(OUTCOME, ""))

    def perform(values: Mapping[str, Any]) -> None:
        finish_task(
            task_id=task_id,
            outcome=_outcome(values.get("outcome", "")),
            note=values.get("note", ""),
            by=request.actor,
            at=clock.now(),
            expected_version=_version(request),
        )

    label = _("Xong phần việc: %(step)s") % {"step": choice.name} if choice else _("Phần việc")
    return _answer(request, Asked(page, label, form, choice.version if choice else 0), perform)


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def assign(request: HttpRequest, code: str, task_id: int) -> HttpResponse:
    """Give a task to somebody of the agency, or back to the queue of its role."""
    page = readable(request, code)
    choice = _choice(request, page, task_id)
    may_assign = choice is not None and choice.may_assign
    form = assign_form(choice, at=clock.now()) if choice and may_assign else None

    def perform(values: Mapping[str, Any]) -> None:
        to = values.get("to", "")
        assign_task(
            task_id=task_id,
            to_account_id=None if to == TO_QUEUE else int(to) if to.isdecimal() else 0,
            by=request.actor,
            at=clock.now(),
            expected_version=_version(request),
        )

    label = _("Giao việc: %(step)s") % {"step": choice.name} if choice else _("Giao việc")
    return _answer(request, Asked(page, label, form, choice.version if choice else 0), perform)


def _answer(request: HttpRequest, asked: Asked, perform: Perform) -> HttpResponse:
    """The form, what is wrong with it, or what became of the task. Nothing typed is lost."""
    if request.method != "POST":
        if asked.form is None:
            return redirect("officer:dossier", code=asked.page.code)
        return _show(request, asked, asked.form, initial(asked.form))
    return _sent(request, asked, perform)


def _sent(request: HttpRequest, asked: Asked, perform: Perform) -> HttpResponse:
    form = asked.form
    sent = request.POST.dict()
    typed = read(request, form) if form else Typed(sent, sent, {})
    if form is not None and typed.faults:
        return _show(request, asked, form, typed, status=UNPROCESSABLE)

    def act() -> HttpResponse:
        perform(typed.values)
        messages.success(request, _("Đã ghi nhận. %(label)s.") % {"label": asked.label})
        return _led_on(request, asked.page.code)

    try:
        return answer_once(request, act, is_one_act=True)
    except NotPermitted:
        raise
    except NoteMissing as error:
        if form is None:
            return _refused(request, asked, error)
        faulty = typed.with_fault("note", " ".join(in_words(error)))
        return _show(request, asked, form, faulty, status=UNPROCESSABLE)
    except DomainError as error:
        return _refused(request, asked, error)


def _led_on(request: HttpRequest, code: str) -> HttpResponse:
    """To the dossier, or to the desk where one's part was all that one was shown it for."""
    try:
        dossier_of_officer(code, by=request.actor)
    except DossierNotFound:
        return redirect("officer:desk")
    return redirect("officer:dossier", code=code)


def _refused(request: HttpRequest, asked: Asked, error: DomainError) -> HttpResponse:
    """The dossier as it is now, on top why nothing was written, and what was typed."""
    now = dossier_of_officer(asked.page.code, by=request.actor)
    record_reading(
        dossier_id=now.dossier_id, purpose="dossier_page", by=request.actor, at=clock.now()
    )
    message, remedy = in_words(error)
    note = request.POST.get("note", "").strip()[:2000]
    notice = {
        "act_label": asked.label,
        "message": message,
        "remedy": remedy,
        "typed": [(_("Ghi chú"), note)] if note else [],
    }
    return show_dossier(request, now, notice=notice, status=error.http_status)


def _choice(request: HttpRequest, page: DossierPage, task_id: int) -> TaskChoice | None:
    """The task, as far as this person may do something with it now. Raises TaskNotFound."""
    if task_id not in {task.task_id for task in tasks_of(page.dossier_id)}:
        raise TaskNotFound(task_id=task_id)  # Also one of another dossier.
    choices = tasks_within(page, by=request.actor, at=clock.now())
    return next((choice for choice in choices if choice.task_id == task_id), None)


def _outcome(text: str) -> StepOutcome:
    try:
        return StepOutcome(text)
    except ValueError:
        raise TaskNotFound(outcome=text[:20]) from None


def _version(request: HttpRequest) -> int | None:
    typed = request.POST.get("task_version", "")[:VERSION_DIGITS_MAX]
    return int(typed) if typed.isdecimal() else None


def _show(
    request: HttpRequest, asked: Asked, form: Form, typed: Typed, *, status: int = 200
) -> HttpResponse:
    context = {
        "page": asked.page,
        "task_version": asked.task_version,
        "words": {"label": asked.label},
        "form": form,
        "fields": showing.shown(form, typed),
        "faults": showing.faults_of(form, typed),
        "back_address": reverse("officer:dossier", args=[asked.page.code]),
        "idempotency_key": new_key(),
    }
    return show(request, "officer/task.html", context, status=status)
