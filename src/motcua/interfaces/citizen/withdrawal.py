"""Asking to have a dossier back: what follows under the law of its day, why, one confirmation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.dossiers.actions import request_withdrawal
from motcua.domain.dossiers.errors import Moved, ReasonMissing, WrongState
from motcua.domain.dossiers.selectors import dossier_of_applicant
from motcua.domain.dossiers.states import Act, Position, Stage, State, acts_from
from motcua.domain.dossiers.values import DossierPage
from motcua.domain.regimes.selectors import regime_on
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.citizen.application_saving import see_other
from motcua.interfaces.citizen.texts import said
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import sign_in_required

REASON_CHARACTERS_MAX = 2_000
_REFUSED_STATUS = 422
_REASON, _CONFIRMED = "reason", "confirmed"


@sign_in_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for one's own dossier back. Where the law has no such step: back to the dossier.

    Raises DossierNotFound.
    """
    page = dossier_of_applicant(code, by=request.actor)
    if not may_ask(page):
        return see_other(reverse("citizen:track_dossier", args=[page.code]))
    if request.method != "POST":
        return _shown(request, page)
    faults = []
    if request.POST.get(_CONFIRMED) != "on":
        faults.append(Fault(f"o-{_CONFIRMED}", _("Xin đánh dấu vào ô xác nhận.")))
    if not faults:
        try:
            answer = answer_once(request, lambda: _ask(request, page))
        except ReasonMissing as error:
            faults.append(Fault(f"o-{_REASON}", f"{said(error.message)} {said(error.remedy)}"))
        except (Moved, WrongState):  # An official was faster: the page says what was done.
            return see_other(reverse("citizen:track_dossier", args=[page.code]))
        else:
            messages.success(request, _("Đã gửi đề nghị. Có trả lời là có tin báo ngay."))
            return answer
    return _shown(request, page, faults=faults)


def may_ask(page: DossierPage) -> bool:
    """Whether the law lets the applicant ask now (T19)."""
    position = Position(State(page.state), Stage(page.stage))
    return Act.REQUEST_WITHDRAWAL in acts_from(position)


def stops_by_notice(page: DossierPage) -> bool:
    """Whether the regime of intake ends the dossier by a notice (118/2025/NĐ-CP art 21)."""
    regime = regime_on(page.submitted_at.astimezone(VIETNAM).date())
    return regime.stop_by_applicant == "stop_notice"


def _ask(request: HttpRequest, page: DossierPage) -> HttpResponse:
    request_withdrawal(
        dossier_code=page.code,
        reason=request.POST.get(_REASON, ""),
        by=request.actor,
        at=clock.now(),
    )
    return see_other(reverse("citizen:track_dossier", args=[page.code]))


def _shown(
    request: HttpRequest, page: DossierPage, *, faults: list[Fault] | None = None
) -> HttpResponse:
    errors = {fault.field_id: fault.message for fault in faults or ()}
    context = {
        "section": "mine",
        "code": page.code,
        "procedure_name": page.procedure_name,
        "receiving_name": page.receiving_agency_name,
        "stops_by_notice": stops_by_notice(page),
        "has_due_time": page.due_at is not None,
        "reason": request.POST.get(_REASON, "")[:REASON_CHARACTERS_MAX],
        "is_confirmed": request.POST.get(_CONFIRMED) == "on",
        "reason_error": errors.get(f"o-{_REASON}", ""),
        "confirmed_error": errors.get(f"o-{_CONFIRMED}", ""),
        "faults": faults or [],
        "characters_max": REASON_CHARACTERS_MAX,
        "idempotency_key": new_key(),
    }
    return render(
        request,
        "citizen/tracking/withdrawal.html",
        context,
        status=_REFUSED_STATUS if faults else 200,
    )
