"""Procedures from a file: faults with their places, or what would change; then drafts, all or none."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from motcua.domain.catalogue.actions import import_records
from motcua.domain.catalogue.errors import ProcedureNotFound
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.catalogue.selectors.gate import gate_context
from motcua.domain.catalogue.selectors.records import records
from motcua.domain.catalogue.values import ChangeKind, Record, RecordFault, RecordId
from motcua.domain.catalogue.values.imports import RecordToImport
from motcua.domain.records.rules.difference import differences
from motcua.domain.records.rules.gate import faults_of
from motcua.domain.records.rules.imported import FileFault, ImportedFile, ImportedRecord
from motcua.domain.records.rules.record import read_record, record_from
from motcua.domain.records.rules.record_words import place_words
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.foundation.workbooks import FILE_BYTES_MAX
from motcua.interfaces.officer.catalogue import previews
from motcua.interfaces.officer.catalogue.access import drawer_required, today
from motcua.interfaces.officer.catalogue.file_reading import known_procedures, read_file
from motcua.interfaces.officer.catalogue.record_words import EDITABLE
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.refusal import in_words

# Of this shape: what an older program sealed is not opened.
SALT: Final = "officer.catalogue.import.2"
DIFFERENCES_SHOWN_MAX: Final = 30


@require_http_methods(["GET", "HEAD", "POST"])
@drawer_required
def import_file(request: HttpRequest) -> HttpResponse:
    """GET asks for a file; POST shows its faults, or what each procedure would change."""
    if request.method != "POST":
        return _page(request)
    file = request.FILES.get("tep")
    if file is None or not file.size:
        return _page(request, file_fault=_("Xin chọn một tệp .xlsx hoặc .json."), status=422)
    if file.size > FILE_BYTES_MAX:
        return _page(request, file_fault=_("Tệp lớn hơn 10 MB. Xin chia tệp."), status=422)
    found = read_file(file.read())
    name = (file.name or "")[:100]
    if found.faults:
        return _page(request, name=name, found=found, status=422)
    return _preview(request, found.records, remarks=found.remarks)


@require_http_methods(["GET", "HEAD", "POST"])
@drawer_required
def keep_import(request: HttpRequest) -> HttpResponse:
    """POST what the preview showed: a draft of each procedure, or none at all."""
    if request.method != "POST":
        return redirect("officer:catalogue_import")
    try:
        items = previews.opened(salt=SALT, request=request)
    except previews.PreviewUnfit as unfit:
        return _page(request, file_fault=unfit.sentence, status=422)
    if any(item["base"] != _version_in_force(item["slug"]) for item in items):
        fault = _("Có thủ tục vừa được công bố bản mới. Xin gửi lại tệp để xem khác gì bản đó.")
        return _page(request, file_fault=fault, status=409)

    def act() -> HttpResponse:
        import_records(
            records=[
                RecordToImport(
                    slug=item["slug"],
                    change_kind=ChangeKind(item["kind"]),
                    facts=item["facts"],
                    record_id=RecordId(item["record_id"]) if item["record_id"] else None,
                    revision=item["revision"],
                )
                for item in items
            ],
            by=request.actor,
            at=clock.now(),
        )
        count = len(items)
        words = ngettext("Đã mở %(count)s bản thảo.", "Đã mở %(count)s bản thảo.", count)
        messages.success(request, words % {"count": count})
        return redirect(f"{reverse('officer:catalogue_list')}?trang-thai=dang-soan")

    try:
        return answer_once(request, act, is_one_act=True)
    except DomainError as refusal:
        found = tuple(ImportedRecord(item["slug"], item["facts"]) for item in items)
        return _preview(request, found, refusal=refusal)


def _preview(
    request: HttpRequest,
    found: tuple[ImportedRecord, ...],
    *,
    remarks: tuple[FileFault, ...] = (),
    refusal: DomainError | None = None,
) -> HttpResponse:
    known = known_procedures()
    rows, items = [], []
    for each in found:
        base = known.data.get(each.slug)
        draft = next(iter(records(slug=each.slug)), None)
        kind = ChangeKind.NEW if base is None else ChangeKind.AMENDED
        rows.append(_row(each, base, draft, kind))
        items.append(
            {
                "slug": each.slug,
                "kind": kind.value,
                "facts": each.data,
                "base": _version_in_force(each.slug),
                "record_id": draft.record_id if draft else 0,
                "revision": draft.revision if draft else 0,
            }
        )
    payload = previews.sealed(items, salt=SALT, request=request)
    if payload is None:
        fault = _("Tệp có quá nhiều nội dung cho một lần nhập. Xin chia tệp.")
        return _page(request, file_fault=fault, status=422)
    context = {
        "section": "catalogue",
        "rows": rows,
        "payload": payload,
        "remarks": remarks,
        "is_blocked": any(row["is_blocked"] for row in rows),
        "refusal": in_words(refusal) if refusal else None,
        "idempotency_key": new_key(),
    }
    status = refusal.http_status if refusal else 200
    return show(request, "officer/catalogue/import_preview.html", context, status=status)


def _row(each: ImportedRecord, base: Any, draft: Record | None, kind: ChangeKind) -> dict[str, Any]:
    version, _wrong = read_record(each.data)
    changes = differences(record_from(base), version) if base is not None and version else ()
    base_id = draft.base_version_id if draft else _version_in_force(each.slug) or None
    context = gate_context(today(), slug=each.slug, base_version_id=base_id)
    judged = faults_of(version, context=context) if version else ()
    return {
        "slug": each.slug,
        "name": each.data.get("name") or each.slug,
        "is_new": kind is ChangeKind.NEW,
        "changes": changes[:DIFFERENCES_SHOWN_MAX],
        "more_changes": max(0, len(changes) - DIFFERENCES_SHOWN_MAX),
        "gaps": [_gap(fault) for fault in judged if not fault.is_warning],
        "warnings": [_gap(fault) for fault in judged if fault.is_warning],
        "draft": draft,
        "is_blocked": draft is not None and draft.state not in EDITABLE,
    }


def _gap(fault: RecordFault) -> FileFault:
    return FileFault(place_words(fault.path), fault.sentence, fault.cure)


def _version_in_force(slug: str) -> int:
    """The version that holds today; 0 for none."""
    try:
        return procedure_on(slug, today()).version_id
    except ProcedureNotFound:
        return 0


def _page(
    request: HttpRequest,
    *,
    name: str = "",
    found: ImportedFile | None = None,
    file_fault: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "section": "catalogue",
        "name": name,
        "faults": found.faults if found else (),
        "file_fault": file_fault,
    }
    return show(request, "officer/catalogue/import.html", context, status=status)
