"""Where a new draft begins: the catalogue's typical table, a former version, or a file."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.processes.actions import draw_process
from motcua.domain.processes.errors import ProcessUnreadable
from motcua.domain.processes.rules.bpmn_reading import process_from_bpmn
from motcua.domain.processes.rules.builtin import typical_process
from motcua.domain.processes.rules.imported import ImportedProcess, Remark
from motcua.domain.processes.rules.sheet_reading import process_from_workbook
from motcua.domain.processes.values import InternalProcess
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.foundation.workbooks import FILE_BYTES_MAX, is_workbook
from motcua.interfaces.officer.processes.access import drawer_required, procedure_of, version_at
from motcua.interfaces.officer.processes.listing import history_page
from motcua.interfaces.officer.processes.table_words import role_names, slip_names
from motcua.interfaces.web.idempotency import answer_once
from motcua.interfaces.web.refusal import in_words

NUMBER_DIGITS_MAX = 9
QUESTIONS_KEPT = "officer_process_questions"
QUESTIONS_KEPT_MAX = 60


@require_http_methods(["GET", "HEAD", "POST"])
@drawer_required
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    """POST `tu=danh-muc`, `tu=phien-ban` with its number, or `tu=tep` with a file."""
    page = procedure_of(slug)
    if page is None:
        raise ProcedureNotFound(slug=slug)
    if request.method != "POST":
        return redirect("officer:process_history", slug=slug)
    source = request.POST.get("tu", "")
    if source == "tep":
        return _from_file(request, page)
    try:
        process = _kept(request, page) if source == "phien-ban" else typical_process(page)
        return _draw(request, process, ())
    except DomainError as refusal:
        return history_page(request, slug, refusal=in_words(refusal), status=refusal.http_status)


def _kept(request: HttpRequest, page: ProcedurePage) -> InternalProcess:
    """What a former version says. Raises ProcessNotFound."""
    digits = request.POST.get("phien-ban", "")[:NUMBER_DIGITS_MAX]
    version = version_at(int(digits) if digits.isascii() and digits.isdecimal() else 0)
    return version.process if version.procedure_slug == page.slug else typical_process(page)


def _from_file(request: HttpRequest, page: ProcedurePage) -> HttpResponse:
    file = request.FILES.get("tep")
    if file is None or not file.size:
        fault = _("Xin chọn một tệp .bpmn hoặc .xlsx.")
        return history_page(request, page.slug, file_fault=fault, status=422)
    if file.size > FILE_BYTES_MAX:
        fault = _("Tệp lớn hơn 10 MB. Xin chỉ gửi quy trình.")
        return history_page(request, page.slug, file_fault=fault, status=422)
    outcome = _read(file.read(), page)
    if outcome.process is None:
        return history_page(
            request,
            page.slug,
            file_fault=_("Chưa nhận được tệp “%(name)s”, chưa có gì được ghi.")
            % {"name": (file.name or "")[:100]},
            file_remarks=_in_words(outcome.remarks),
            status=422,
        )
    try:
        return _draw(request, outcome.process, outcome.remarks)
    except ProcessUnreadable as refusal:
        return history_page(
            request,
            page.slug,
            file_fault=_("Tệp đọc được nhưng có ô chưa đúng, chưa có gì được ghi."),
            file_remarks=[
                {
                    "where": _("Bước %(row)s") % {"row": each.row} if each.row else _("Phần đầu"),
                    "words": f"{_(each.message) % each.values}. {_(each.cure) % each.values}.",
                    "is_fault": True,
                }
                for each in refusal.faults
            ],
            status=refusal.http_status,
        )
    except DomainError as refusal:
        return history_page(
            request, page.slug, refusal=in_words(refusal), status=refusal.http_status
        )


def _read(content: bytes, page: ProcedurePage) -> ImportedProcess:
    """By what the file is, not by its name."""
    if is_workbook(content):
        return process_from_workbook(
            content,
            procedure_slug=page.slug,
            name=page.name,
            role_names=role_names(),
            slip_names=slip_names(),
        )
    return process_from_bpmn(content, procedure_slug=page.slug, role_names=role_names())


def _draw(
    request: HttpRequest, process: InternalProcess, remarks: tuple[Remark, ...]
) -> HttpResponse:
    def act() -> HttpResponse:
        version_id = draw_process(process=process, by=request.actor, at=clock.now())
        if remarks:
            request.session[QUESTIONS_KEPT] = {
                "version": version_id,
                "remarks": _in_words(remarks)[:QUESTIONS_KEPT_MAX],
            }
        messages.success(request, _("Đã mở bản thảo mới. Xin xem lại từng bước rồi lưu."))
        return redirect("officer:process_edit", version_id=version_id)

    return answer_once(request, act, is_one_act=True)


def _in_words(remarks: tuple[Remark, ...]) -> list[dict[str, object]]:
    return [
        {"where": _(each.where), "words": _(each.message) % each.details, "is_fault": each.is_fault}
        for each in remarks
    ]
