"""Identity numbers are masked on the desk; who needs one in full asks, and the diary says so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from motcua.domain.dossiers.actions import record_reading
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.foundation import clock
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.acting import sent_form_required
from motcua.interfaces.officer.dossier import SHOWN_IN_FULL
from motcua.interfaces.web.idempotency import answer_once


@reader_required
@sent_form_required
def show_identity(request: HttpRequest, code: str) -> HttpResponse:
    """Show identity numbers in full, once: the diary says who wanted to see them."""
    page = dossier_of_officer(code, by=request.actor)

    def act() -> HttpResponse:
        record_reading(
            dossier_id=page.dossier_id, purpose="identity_number", by=request.actor, at=clock.now()
        )
        return redirect("officer:dossier", code=page.code)

    response = answer_once(request, act)
    request.session[SHOWN_IN_FULL] = page.code
    return response
