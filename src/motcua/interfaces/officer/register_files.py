"""The dossier register as files: the printed book and the table. Each line in them is noted."""

from collections.abc import Iterator
from datetime import datetime

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.actions import record_readings
from motcua.domain.dossiers.selectors.control_slips import hand_overs
from motcua.domain.dossiers.selectors.register_papers import (
    RegisterPaper,
    blank_control_slip,
    blank_register,
    register_paper,
)
from motcua.domain.dossiers.selectors.registers import LINES_PER_BATCH, RegisterQuery
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import TEMPLATES_FOLDER, ControlSlipFacts, RegisterFacts, result_flag
from motcua.foundation import clock
from motcua.foundation.files import MediaType
from motcua.foundation.printing import render
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.register import PRINT_LINES_MAX, asked_query, filter_words
from motcua.interfaces.officer.register_table import (
    TABLE_LINES_MAX,
    HandOver,
    Table,
    hand_over_table,
    register_table,
    write_table,
)

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@reader_required
def register_print(request: HttpRequest) -> HttpResponse:
    """The book on A4: cover, numbered pages, closing record where the book was closed."""
    by: Actor = request.actor
    at, query = clock.now(), asked_query(request)
    paper = register_paper(query, filters=filter_words(query), by=by, at=at, limit=PRINT_LINES_MAX)
    record_readings(dossier_ids=paper.dossier_ids, purpose="register_print", by=by, at=at)
    return _pdf(paper.facts, name=f"so-theo-doi-{query.year}-{query.agency_code}.pdf")


@require_safe
@reader_required
def register_workbook(request: HttpRequest) -> FileResponse:
    """The same lines as a workbook, with days that are days and texts that are texts."""
    paper = _read(request, purpose="register_table")
    return _workbook(register_table(paper.facts), name="so-theo-doi", query=asked_query(request))


@require_safe
@reader_required
def hand_over_workbook(request: HttpRequest) -> FileResponse:
    """The rows of the control slips of the same dossiers."""
    paper = _read(request, purpose="hand_over_table")
    table = hand_over_table(paper.facts, _hand_overs(paper, at=paper.facts.head.issued_at))
    return _workbook(table, name="giao-nhan", query=asked_query(request))


@require_safe
@reader_required
def blank_book(request: HttpRequest) -> HttpResponse:
    """Empty numbered pages, printed beforehand for the hours without a system."""
    query = asked_query(request)
    facts = blank_register(query.agency_code, by=request.actor, at=clock.now())
    return _pdf(facts, name=f"so-trang-{facts.year}.pdf")


@require_safe
@reader_required
def blank_slip(request: HttpRequest) -> HttpResponse:
    """An empty control slip, for the same hours."""
    query = asked_query(request)
    facts = blank_control_slip(query.agency_code, by=request.actor, at=clock.now())
    return _pdf(facts, name="phieu-kiem-soat-trang.pdf")


def _pdf(facts: RegisterFacts | ControlSlipFacts, *, name: str) -> HttpResponse:
    pdf = render(TEMPLATES_FOLDER / f"{facts.template}.typ", facts.as_facts())
    response = HttpResponse(pdf, content_type=MediaType.PDF.value)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _read(request: HttpRequest, *, purpose: str) -> RegisterPaper:
    by: Actor = request.actor
    at, query = clock.now(), asked_query(request)
    paper = register_paper(query, filters=filter_words(query), by=by, at=at, limit=TABLE_LINES_MAX)
    record_readings(dossier_ids=paper.dossier_ids, purpose=purpose, by=by, at=at)
    return paper


def _hand_overs(paper: RegisterPaper, *, at: datetime) -> Iterator[HandOver]:
    pairs = list(zip(paper.dossier_ids, paper.facts.lines, strict=True))
    for start in range(0, len(pairs), LINES_PER_BATCH):
        batch = pairs[start : start + LINES_PER_BATCH]
        rows_of = hand_overs([dossier_id for dossier_id, _ in batch])
        for dossier_id, line in batch:
            for row in rows_of[dossier_id]:
                flag = result_flag(finished_at=row.finished_at, due_at=row.due_at, at=at)
                yield HandOver(line, row, flag)


def _workbook(table: Table, *, name: str, query: RegisterQuery) -> FileResponse:
    return FileResponse(
        write_table(table),
        as_attachment=True,
        filename=f"{name}-{query.year}-{query.agency_code}.xlsx",
        content_type=WORKBOOK,
    )
