"""The dossier register as files: the printed book and the table. Each line in them is noted."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.actions import record_readings
from motcua.domain.dossiers.selectors.register_papers import register_paper
from motcua.domain.dossiers.values import SLIP_TEMPLATES_FOLDER
from motcua.domain.identity.values import Actor
from motcua.foundation import clock
from motcua.foundation.files import MediaType
from motcua.foundation.printing import render
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.register import PRINT_LINES_MAX, asked_query, filter_words
from motcua.interfaces.officer.register_table import TABLE_LINES_MAX, write_table

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@reader_required
def register_print(request: HttpRequest) -> HttpResponse:
    """The book on A4: cover, numbered pages, closing record where the book was closed."""
    by: Actor = request.actor
    at, query = clock.now(), asked_query(request)
    paper = register_paper(query, filters=filter_words(query), by=by, at=at, limit=PRINT_LINES_MAX)
    record_readings(dossier_ids=paper.dossier_ids, purpose="register_print", by=by, at=at)
    pdf = render(SLIP_TEMPLATES_FOLDER / f"{paper.facts.template}.typ", paper.facts.as_facts())
    response = HttpResponse(pdf, content_type=MediaType.PDF.value)
    name = f"so-theo-doi-{query.year}-{query.agency_code}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


@require_safe
@reader_required
def register_table(request: HttpRequest) -> FileResponse:
    """The same lines as a workbook, with days that are days and texts that are texts."""
    by: Actor = request.actor
    at, query = clock.now(), asked_query(request)
    paper = register_paper(query, filters=filter_words(query), by=by, at=at, limit=TABLE_LINES_MAX)
    record_readings(dossier_ids=paper.dossier_ids, purpose="register_table", by=by, at=at)
    return FileResponse(
        write_table(paper.facts),
        as_attachment=True,
        filename=f"so-theo-doi-{query.year}-{query.agency_code}.xlsx",
        content_type=WORKBOOK,
    )
