"""Every paper that was issued for a dossier: look at it, print it, issue it again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.domain.dossiers import actions, permissions
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.selectors.issued_slips import issued_slip, issued_slips
from motcua.domain.dossiers.values import DossierPage
from motcua.foundation import clock
from motcua.foundation.errors import DomainError, NotPermitted
from motcua.foundation.files import MediaType
from motcua.foundation.printing import render
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words


@require_safe
@reader_required
def slips(request: HttpRequest, code: str) -> HttpResponse:
    """The list of papers of one dossier."""
    return _list(request, dossier_of_officer(code, by=request.actor))


@require_safe
@reader_required
def issued_paper(request: HttpRequest, code: str, slip_id: int, copy: int = 0) -> HttpResponse:
    """One paper or a copy of it, drawn from its facts: the same bytes each time."""
    paper = issued_slip(code, slip_id, copy_ordinal=copy, by=request.actor)
    actions.record_reading(
        dossier_id=paper.dossier_id,
        purpose=f"slip:{paper.kind}",
        by=request.actor,
        at=clock.now(),
    )
    response = HttpResponse(render(paper.template, paper.facts), content_type=MediaType.PDF.value)
    name = f"{paper.kind.replace('_', '-')}-{code}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@reader_required
def reissue(request: HttpRequest, code: str, slip_id: int) -> HttpResponse:
    """Issue a paper again; whoever only opens the address is led to the list."""
    page = dossier_of_officer(code, by=request.actor)
    if request.method != "POST":
        return redirect("officer:slips", code=code)
    reason = typed_line(request, "reason")

    def answer() -> HttpResponse:
        number = actions.reissue_slip(
            dossier_code=code, slip_id=slip_id, reason=reason, by=request.actor, at=clock.now()
        )
        messages.success(request, _("Đã cấp lại phiếu, bản lần %(number)s.") % {"number": number})
        return redirect("officer:slips", code=code)

    try:
        return answer_once(request, answer, is_one_act=True)
    except NotPermitted:
        raise
    except DomainError as error:
        return _list(request, page, refusal=error, slip_id=slip_id, reason=reason)


def _list(
    request: HttpRequest,
    page: DossierPage,
    *,
    refusal: DomainError | None = None,
    slip_id: int = 0,
    reason: str = "",
) -> HttpResponse:
    actions.record_reading(
        dossier_id=page.dossier_id, purpose="slips", by=request.actor, at=clock.now()
    )
    context = {
        "page": page,
        "slips": issued_slips(page.code, by=request.actor),
        "may_reissue": request.actor.may(
            permissions.REISSUE_SLIP, agency_code=page.receiving_agency_code
        ),
        "refusal": " ".join(in_words(refusal)) if refusal else "",
        "refused_slip_id": slip_id,
        "reason": reason,
        "control_slip_address": reverse("officer:control_slip", args=[page.code])
        if page.register_serial
        else "",
        "back_address": reverse("officer:dossier", args=[page.code]),
        "idempotency_key": new_key(),
    }
    status = refusal.http_status if refusal else 200
    return show(request, "officer/slips.html", context, status=status)
