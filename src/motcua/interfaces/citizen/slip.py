"""The receipt-and-appointment slip of one's own dossier, as the paper that was handed out."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.selectors import dossier_of_applicant, slip_paper
from motcua.foundation.printing import render
from motcua.interfaces.web.protection import sign_in_required


@sign_in_required
@require_safe
def receipt_slip(request: HttpRequest, code: str) -> HttpResponse:
    """Form 01 of one's own dossier as PDF. Raises DossierNotFound, also before acceptance."""
    dossier = dossier_of_applicant(code, by=request.actor)
    if dossier.receipt_slip_id is None:
        raise DossierNotFound(dossier_code=code)
    slip = slip_paper(dossier.receipt_slip_id, by=request.actor)
    paper = render(slip.template, slip.facts)
    response = HttpResponse(paper, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="giay-hen-{dossier.code}.pdf"'
    response.headers["Cache-Control"] = "no-store, private"
    return response
