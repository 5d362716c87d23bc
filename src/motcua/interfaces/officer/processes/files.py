"""A version as a BPMN model and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.domain.processes.rules.bpmn_writing import bpmn_of
from motcua.domain.processes.rules.sheet_writing import workbook_of
from motcua.domain.processes.values import ProcessVersion
from motcua.interfaces.officer.processes.access import reader_required, version_at
from motcua.interfaces.officer.processes.table_words import role_names, slip_names

BPMN = "application/xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@reader_required
def model(request: HttpRequest, version_id: int) -> HttpResponse:
    """BPMN 2.0 with its diagram, for any standard modeller."""
    version = version_at(version_id)
    return _file(version, bpmn_of(version.process, role_names=role_names()), BPMN, "bpmn")


@require_safe
@reader_required
def workbook(request: HttpRequest, version_id: int) -> HttpResponse:
    """The table of the decision's annex."""
    version = version_at(version_id)
    content = workbook_of(version.process, role_names=role_names(), slip_names=slip_names())
    return _file(version, content, WORKBOOK, "xlsx")


def _file(version: ProcessVersion, content: bytes, media_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    name = f"quy-trinh-{version.procedure_slug}-ban-{version.number}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
