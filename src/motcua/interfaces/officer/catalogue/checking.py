"""The legal check: sound, or given back with remarks, by another than who drew the record."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.catalogue.actions import check_record
from motcua.domain.catalogue.selectors.records import record
from motcua.domain.catalogue.values import RecordId
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.interfaces.officer.catalogue.access import checker_required, number_in
from motcua.interfaces.officer.catalogue.reading import record_page
from motcua.interfaces.officer.typed import typed_text
from motcua.interfaces.web.idempotency import answer_once


@require_http_methods(["GET", "HEAD", "POST"])
@checker_required
def check(request: HttpRequest, record_id: int) -> HttpResponse:
    """POST `ket-qua=dat` or `tra-lai`, with remarks."""
    found = record(RecordId(record_id))
    if request.method != "POST":
        return redirect("officer:catalogue_record", record_id=record_id)
    outcome, remarks = request.POST.get("ket-qua", ""), typed_text(request, "remarks")
    if outcome not in {"dat", "tra-lai"}:
        fault = _("Xin chọn: đạt, hoặc trả lại để sửa.")
        return record_page(request, found, remarks=remarks, fault=fault, status=422)

    def act() -> HttpResponse:
        check_record(
            record_id=found.record_id,
            is_sound=outcome == "dat",
            remarks=remarks,
            expected_revision=number_in(request.POST.get("revision", "")),
            by=request.actor,
            at=clock.now(),
        )
        words = (
            _("Đã ghi: đạt. Bản thảo chờ trình ký.")
            if outcome == "dat"
            else _("Đã trả lại người soạn cùng ý kiến.")
        )
        messages.success(request, words)
        return redirect("officer:catalogue_record", record_id=found.record_id)

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        return record_page(request, record(found.record_id), refusal=refusal, remarks=remarks)
