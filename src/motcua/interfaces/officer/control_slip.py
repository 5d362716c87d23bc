"""The control slip (phiếu kiểm soát) of a dossier: who had it from when to when, and in time or not."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.actions import record_reading
from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.selectors.control_slips import control_slip as slip_of
from motcua.domain.slips.rules import TEMPLATES_FOLDER, ControlRow, ControlSlipFacts, result_flag
from motcua.foundation import clock
from motcua.foundation.files import MediaType
from motcua.foundation.printing import render
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.register import FLAG_LOOKS
from motcua.interfaces.officer.room import show


@require_safe
@reader_required
def control_slip(request: HttpRequest, code: str) -> HttpResponse:
    """The slip on screen."""
    facts = _read(request, code, purpose="control_slip")
    at = facts.head.issued_at
    context = {
        "slip": facts,
        "code": code,
        "rows": [(row, _look(row, facts)) for row in facts.rows],
        "result": FLAG_LOOKS.get(
            result_flag(finished_at=facts.finished_at, due_at=facts.due_at, at=at)  # type: ignore[arg-type]
        ),
        "print_address": reverse("officer:control_slip_print", args=[code]),
        "back_address": reverse("officer:dossier", args=[code]),
        "slips_address": reverse("officer:slips", args=[code]),
    }
    return show(request, "officer/control_slip.html", context)


@require_safe
@reader_required
def control_slip_print(request: HttpRequest, code: str) -> HttpResponse:
    """The slip on paper, as it stands now."""
    facts = _read(request, code, purpose="control_slip_print")
    pdf = render(TEMPLATES_FOLDER / f"{facts.template}.typ", facts.as_facts())
    response = HttpResponse(pdf, content_type=MediaType.PDF.value)
    response.headers["Content-Disposition"] = f'inline; filename="phieu-kiem-soat-{code}.pdf"'
    return response


def _read(request: HttpRequest, code: str, *, purpose: str) -> ControlSlipFacts:
    at = clock.now()
    facts = slip_of(code, by=request.actor, at=at)
    page = dossier_of_officer(code, by=request.actor)
    record_reading(dossier_id=page.dossier_id, purpose=purpose, by=request.actor, at=at)
    return facts


def _look(row: ControlRow, facts: ControlSlipFacts) -> tuple[str, str] | None:
    flag = result_flag(finished_at=row.finished_at, due_at=row.due_at, at=facts.head.issued_at)
    return FLAG_LOOKS[flag] if flag else None
