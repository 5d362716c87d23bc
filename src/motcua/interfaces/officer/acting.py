"""One act on one dossier from a form: done once, then back to the dossier; refused, nothing lost."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy

from motcua.domain.dossiers.actions import record_reading
from motcua.domain.dossiers.errors import Moved, WrongState
from motcua.domain.dossiers.selectors import dossier_of_officer, public_progress
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import DossierPage
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.actions import follow, within_process
from motcua.foundation import clock
from motcua.foundation.errors import DomainError, NotPermitted
from motcua.interfaces.officer.act_words import ACT_WORDS
from motcua.interfaces.officer.dossier import show_dossier
from motcua.interfaces.web.idempotency import answer_once
from motcua.interfaces.web.refusal import in_words

View = Callable[..., HttpResponse]
VERSION = "expected_version"
VERSION_DIGITS_MAX = 9
# Whoever is told that the dossier has moved sees it below as it is now.
_HERE_BELOW = gettext_lazy("Bên dưới là hồ sơ như hiện nay.")


def sent_form_required(view: View) -> View:
    """Lets sent forms through; whoever only opens the address is led to the dossier."""

    @wraps(view)
    def protected(request: HttpRequest, code: str) -> HttpResponse:
        if request.method != "POST":
            return redirect("officer:dossier", code=code)
        return view(request, code)

    return protected


def expected_version(request: HttpRequest) -> int | None:
    """The version of the dossier that the form was shown with; None for a form without one."""
    typed = request.POST.get(VERSION, "")[:VERSION_DIGITS_MAX]
    return int(typed) if typed.isdecimal() else None


def do_within(
    request: HttpRequest,
    code: str,
    act: Act,
    do: Callable[..., Any],
    *,
    version: int | None,
    **values: Any,
) -> Any:
    """Do an act of the law as a step of the dossier's process: the one place where officers act.

    What the process does not allow yet is refused; desks show what follows at once.
    """
    at = clock.now()
    with within_process(
        dossier_code=code,
        act=act,
        by=request.actor,
        at=at,
        agency_code=values.get("agency_code", "") if act is Act.ANSWER_CONSULTATION else "",
        step_key=values.get("step_key", ""),
    ) as within:
        return do(
            dossier_code=code,
            by=request.actor,
            at=at,
            expected_version=within.after(version),
            **values,
        )


def follow_on_desks(code: str, *, at: datetime) -> None:
    """A dossier that has just come in stands on the desks at once."""
    follow(dossier_id=public_progress(code).dossier_id, by=SYSTEM, at=at)


def act_once(
    request: HttpRequest, code: str, act: Act, perform: Callable[[], object]
) -> HttpResponse:
    """Do the act once for this form and go to the dossier, or to the desk. Raises what the act refuses."""

    def answer() -> HttpResponse:
        perform()
        messages.success(request, str(ACT_WORDS[act].done))
        if act is Act.ANSWER_CONSULTATION:
            return redirect("officer:desk")  # Who has answered need not see the dossier any more.
        return redirect("officer:dossier", code=code)

    return answer_once(request, answer, is_one_act=True)


def act_plainly(
    request: HttpRequest, code: str, act: Act, do: Callable[..., object]
) -> HttpResponse:
    """An act that needs nothing typed: do it once, or show the dossier with what refused it."""

    def perform() -> None:
        do_within(request, code, act, do, version=expected_version(request))

    try:
        return act_once(request, code, act, perform)
    except DomainError as error:
        return refused(request, code, act, error)


def refused(
    request: HttpRequest,
    code: str,
    act: Act,
    error: DomainError,
    *,
    typed: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    """The dossier as it is now, on top who did what meanwhile, and what was typed for the act.

    A dossier that the actor may not see looks like none, whatever the act has said.
    """
    page = dossier_of_officer(code, by=request.actor)
    if isinstance(error, NotPermitted):
        raise error
    record_reading(
        dossier_id=page.dossier_id, purpose="dossier_page", by=request.actor, at=clock.now()
    )
    return show_dossier(
        request, page, notice=notice_of(act, error, typed), status=error.http_status
    )


def notice_of(
    act: Act, error: DomainError, typed: Sequence[tuple[str, str]] = ()
) -> Mapping[str, Any]:
    """What was not done and why, in words, with what was typed for it."""
    message, remedy = in_words(error)
    return {
        "act_label": ACT_WORDS[act].label,
        "message": message,
        "remedy": _HERE_BELOW if isinstance(error, Moved | WrongState) else remedy,
        "typed": [(label, text) for label, text in typed if text.strip()],
    }


def readable(request: HttpRequest, code: str) -> DossierPage:
    """The dossier for a form of its own, read for that purpose. Raises DossierNotFound."""
    page = dossier_of_officer(code, by=request.actor)
    record_reading(dossier_id=page.dossier_id, purpose="act_page", by=request.actor, at=clock.now())
    return page
