"""Files of a dossier and its slip, given only to who may read the dossier; each look is noted."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.domain.documents.selectors import file_facts, open_file
from motcua.domain.documents.values import FileId
from motcua.domain.dossiers.actions import record_reading
from motcua.domain.dossiers.selectors import dossier_of_officer, life_of, slip_paper
from motcua.domain.dossiers.values import DossierPage
from motcua.foundation import clock
from motcua.foundation.errors import NotFound
from motcua.foundation.files import MediaType
from motcua.foundation.printing import render
from motcua.interfaces.officer.access import reader_required

# Strangers made these files: whatever they hold may run nothing and reach nothing. A browser's own
# PDF viewer does not start inside `sandbox`; it keeps a PDF's scripts away from the page itself.
_CLOSED = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'"
_POLICIES = {
    MediaType.PDF: f"{_CLOSED}; object-src 'self'",
    MediaType.JPEG: f"{_CLOSED}; sandbox",
    MediaType.PNG: f"{_CLOSED}; sandbox",
}


@require_safe
@reader_required
def paper(request: HttpRequest, code: str, order: int, supplement: int = 0) -> HttpResponse:
    """One paper as it was handed in; `supplement` tells the request upon which it came."""
    page = dossier_of_officer(code, by=request.actor)
    file_id = next(
        (
            each.file_id
            for each in page.papers
            if (each.order, each.supplement) == (order, supplement)
        ),
        None,
    )
    purpose = f"paper:{order}:{supplement}" if supplement else f"paper:{order}"
    return _file(request, page, file_id, purpose=purpose)


@require_safe
@reader_required
def result(request: HttpRequest, code: str) -> HttpResponse:
    """The drafted or signed result."""
    page = dossier_of_officer(code, by=request.actor)
    return _file(request, page, page.result_file_id, purpose="result")


@require_safe
@reader_required
def part_result(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """What another agency's part gave; `number` is that of the request."""
    page = dossier_of_officer(code, by=request.actor)
    lines = life_of(page.dossier_id).consultations
    file_id = next((line.result_file_id for line in lines if line.consultation_id == number), None)
    return _file(request, page, file_id, purpose=f"part_result:{number}")


@require_safe
@reader_required
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt-and-appointment slip (form 01), drawn from its facts: the same bytes each time."""
    page = dossier_of_officer(code, by=request.actor)
    if page.receipt_slip_id is None:
        raise NotFound(dossier_code=code)
    found = slip_paper(page.receipt_slip_id, by=request.actor)
    _note_reading(request, page, purpose="receipt_slip")
    response = HttpResponse(render(found.template, found.facts), content_type=MediaType.PDF.value)
    response.headers["Content-Disposition"] = f'inline; filename="giay-hen-{page.code}.pdf"'
    return response


def _file(
    request: HttpRequest, page: DossierPage, file_id: int | None, *, purpose: str
) -> HttpResponse:
    if file_id is None:
        raise NotFound(dossier_code=page.code, purpose=purpose)
    facts = file_facts(FileId(file_id))
    content = open_file(facts)
    _note_reading(request, page, purpose=purpose)
    is_shown = facts.media_type in _POLICIES
    response = FileResponse(
        content,
        as_attachment=not is_shown,
        filename=facts.original_name,
        content_type=facts.media_type if is_shown else "application/octet-stream",
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _POLICIES.get(facts.media_type, "sandbox")
    return response


def _note_reading(request: HttpRequest, page: DossierPage, *, purpose: str) -> None:
    record_reading(dossier_id=page.dossier_id, purpose=purpose, by=request.actor, at=clock.now())
