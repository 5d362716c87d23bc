"""The sheets of a board for the printer, and the photo of a check."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from motcua.domain.control.rules.sheet import TEMPLATES_FOLDER
from motcua.domain.control.selectors.postings import checks_of, place
from motcua.domain.control.selectors.sheets import sheets_for
from motcua.domain.documents.selectors import file_facts, open_file
from motcua.domain.documents.values import FileId
from motcua.foundation import clock
from motcua.foundation.errors import NotFound
from motcua.foundation.files import MediaType
from motcua.foundation.printing import render
from motcua.interfaces.officer.postings.access import reader_required, today

CHECKS_MAX = 1000
_POLICY = "default-src 'none'; img-src 'self'; frame-ancestors 'none'; sandbox"


@require_safe
@reader_required
def sheets(request: HttpRequest, agency_code: str) -> HttpResponse:
    """The chosen sheets, or all of the board, in one file."""
    place(agency_code, by=request.actor, day=today())
    chosen = frozenset(request.GET.getlist("chon")) or None
    facts = sheets_for(agency_code, slugs=chosen, at=clock.now())
    if facts is None:
        return redirect("officer:posting_board", agency_code=agency_code)
    pdf = render(TEMPLATES_FOLDER / "posting.typ", facts)
    response = HttpResponse(pdf, content_type=MediaType.PDF.value)
    response.headers["Content-Disposition"] = f'inline; filename="niem-yet-{agency_code}.pdf"'
    return response


@require_safe
@reader_required
def photo(request: HttpRequest, agency_code: str, check_id: int) -> HttpResponse:
    """The photo of a check. Somebody else's place looks like none."""
    place(agency_code, by=request.actor, day=today())
    found = (each for each in checks_of(agency_code, count_max=CHECKS_MAX))
    record = next((each for each in found if each.check_id == check_id), None)
    if record is None:
        raise NotFound(check_id=check_id)
    facts = file_facts(FileId(record.photo_file_id))
    response = FileResponse(
        open_file(facts), filename=facts.original_name, content_type=facts.media_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _POLICY
    return response
