"""What every step of an application does with what was typed: keep it, then lead on."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.drafts.errors import DraftNotFound
from motcua.interfaces.citizen.application_steps import (
    REVIEW,
    Application,
    open_application,
    progress_steps,
)
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import sign_in_required

SHOW_FAULTS, CAME_FROM = "can-sua", "tu"  # in the address: show what to mend; go back there
ALREADY_SENT_STATUS = 409
SEE_OTHER_STATUS = 303

StepView = Callable[..., HttpResponse]


class Intention(StrEnum):
    """What the pressed button asks for, beside keeping what was typed."""

    GO_ON = "tiep"
    GO_BACK = "lui"
    LATER = "sau"  # Lưu, để lúc khác làm tiếp
    AUTOSAVE = "tu-luu"  # Sent by the page itself while somebody types
    STAY = "o-lai"

    @classmethod
    def of(cls, request: HttpRequest) -> "Intention":
        pressed = request.POST.get("di", "")
        return cls(pressed) if pressed in set(cls) else cls.GO_ON


def application_step(view: StepView) -> StepView:
    """A view on one's own draft. A draft that was sent leads to its dossier instead."""

    @sign_in_required
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def step(request: HttpRequest, slug: str, draft_id: UUID, **named: Any) -> HttpResponse:
        application = open_application(request, slug, draft_id)
        if application.draft.dossier_id is None:
            try:
                return view(request, application, **named)
            except DraftNotFound:  # Perhaps another tab has sent it in this very moment.
                application = open_application(request, slug, draft_id)
                if application.draft.dossier_id is None:
                    raise
        return already_sent(request, application)

    return step


def already_sent(request: HttpRequest, application: Application) -> HttpResponse:
    """A tab that was left open on a draft that has become a dossier."""
    context = {"procedure": application.procedure, "code": application.dossier_code}
    return render(
        request, "citizen/application/already_sent.html", context, status=ALREADY_SENT_STATUS
    )


def keep_and_lead_on(
    request: HttpRequest, application: Application, key: str, save: Callable[[], bool]
) -> HttpResponse:
    """Save once, then go where the pressed button leads. `save` tells whether something is wrong.

    What was typed is kept in any case; with a fault "go on" leads back to the same step.
    Raises KeyReused: the page was sent before with other content.
    """
    intention = Intention.of(request)

    def act() -> HttpResponse:
        has_faults = save()
        after = open_application(request, application.procedure.slug, application.draft.draft_id)
        if intention is Intention.AUTOSAVE and request.headers.get("HX-Request") == "true":
            return render(request, "citizen/application/saved_at.html", {"application": after})
        return see_other(_destination(request, after, key, intention, has_faults=has_faults))

    answer = answer_once(request, act)
    if intention is Intention.LATER:
        messages.success(
            request,
            _("Đã lưu. Bản khai được giữ 30 ngày ở trang này, ông/bà làm tiếp lúc nào cũng được."),
        )
    return answer


def see_other(address: str) -> HttpResponse:
    """After a form: look at another page, with GET."""
    return HttpResponseRedirect(address, status=SEE_OTHER_STATUS)


def step_context(request: HttpRequest, application: Application, key: str) -> dict[str, Any]:
    """What the frame of every step shows."""
    before = application.before(key)
    return {
        "application": application,
        "procedure": application.procedure,
        "key": key,
        "title": application.title(key),
        "steps": progress_steps(application, key),
        "number": application.number(key),
        "total": len(application.keys),
        "before_number": application.number(before) if before else None,
        "comes_from": came_from(request),
        "idempotency_key": new_key(),
    }


def came_from(request: HttpRequest) -> str:
    """`xem-lai` where the person came from the review to change one thing."""
    wanted = request.POST.get(CAME_FROM) or request.GET.get(CAME_FROM, "")
    return REVIEW if wanted == REVIEW else ""


def shows_faults(request: HttpRequest) -> bool:
    return SHOW_FAULTS in request.GET


def with_faults_shown(address: str, *, comes_from: str = "") -> str:
    parameters = {SHOW_FAULTS: "1"} | ({CAME_FROM: comes_from} if comes_from else {})
    return f"{address}?{urlencode(parameters)}"


def _destination(
    request: HttpRequest, after: Application, key: str, intention: Intention, *, has_faults: bool
) -> str:
    if intention is Intention.LATER:
        return reverse("citizen:my_dossiers")
    if intention is Intention.GO_BACK:
        before = after.before(key)
        start = reverse("citizen:apply_start", args=[after.procedure.slug])
        return after.address(before) if before else start
    if intention in {Intention.STAY, Intention.AUTOSAVE}:
        return after.address(key)
    comes_from = came_from(request)
    if has_faults:
        return with_faults_shown(after.address(key), comes_from=comes_from)
    return after.address(comes_from or after.after(key))
