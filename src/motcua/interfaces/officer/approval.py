"""The leader's work: approve a result, or send it back with what must be done again."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.errors import Moved
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import DossierPage
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.act_words import ACT_WORDS
from motcua.interfaces.officer.acting import (
    act_once,
    act_plainly,
    expected_version,
    notice_of,
    readable,
    refused,
    sent_form_required,
)
from motcua.interfaces.officer.offers import is_offered
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_text
from motcua.interfaces.web.idempotency import new_key

REASON_CHARACTERS_MAX = 2000


@reader_required
@sent_form_required
def approve_result(request: HttpRequest, code: str) -> HttpResponse:
    """Approve the result; it then lies ready at the one-stop unit."""
    return act_plainly(request, code, Act.APPROVE_RESULT, actions.approve_result)


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def send_back(request: HttpRequest, code: str) -> HttpResponse:
    """Send the draft back to its officer with a reason."""
    page = readable(request, code)
    can_go_on = is_offered(Act.SEND_BACK, page, by=request.actor)
    if request.method != "POST":
        if not can_go_on:
            return redirect("officer:dossier", code=code)
        return _form(request, page, "")
    reason = typed_text(request, "reason")
    fault = _fault(reason)
    if fault and can_go_on and expected_version(request) == page.version:
        return _form(request, page, reason, fault=fault, status=422)

    def perform() -> None:
        actions.send_back(
            dossier_code=code,
            reason=reason,
            by=request.actor,
            at=clock.now(),
            expected_version=expected_version(request),
        )

    try:
        return act_once(request, code, Act.SEND_BACK, perform)
    except Moved as error:
        return _moved(request, code, reason, error)
    except DomainError as error:
        return refused(request, code, Act.SEND_BACK, error, typed=[(_("Lý do"), reason)])


def _moved(request: HttpRequest, code: str, reason: str, error: Moved) -> HttpResponse:
    """If the draft came to the leader anew meanwhile, the reason can be sent from here at once."""
    page = dossier_of_officer(code, by=request.actor)
    if not is_offered(Act.SEND_BACK, page, by=request.actor):
        return refused(request, code, Act.SEND_BACK, error, typed=[(_("Lý do"), reason)])
    notice = notice_of(Act.SEND_BACK, error)
    return _form(request, page, reason, notice=notice, status=error.http_status)


def _fault(reason: str) -> str:
    if not reason:
        return _("Chưa ghi lý do. Xin ghi rõ chỗ cần làm lại để chuyên viên sửa đúng.")
    if len(reason) > REASON_CHARACTERS_MAX:
        return _("Lý do dài %(count)s ký tự, nhiều nhất là 2.000. Xin viết gọn lại.") % {
            "count": len(reason)
        }
    return ""


def _form(
    request: HttpRequest,
    page: DossierPage,
    reason: str,
    *,
    fault: str = "",
    notice: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "page": page,
        "words": ACT_WORDS[Act.SEND_BACK],
        "back_address": reverse("officer:dossier", args=[page.code]),
        "result_address": reverse("officer:result", args=[page.code])
        if page.result_file_id
        else "",
        "reason": reason,
        "fault": fault,
        "faults": [Fault("o-reason", fault)] if fault else [],
        "notice": notice,
        "reason_characters_max": REASON_CHARACTERS_MAX,
        "idempotency_key": new_key(),
    }
    return show(request, "officer/send_back.html", context, status=status)
