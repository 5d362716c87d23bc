"""The case officer's work: take a dossier, let a limit run on, send the result to the leader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.documents.actions import keep_file
from motcua.domain.documents.errors import FileNotKept
from motcua.domain.documents.selectors import file_facts
from motcua.domain.documents.values import FileFacts, FileId
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import DossierPage
from motcua.foundation import clock
from motcua.foundation.errors import DomainError
from motcua.foundation.files import FileRefused, MediaType
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.act_words import ACT_WORDS
from motcua.interfaces.officer.acting import (
    act_once,
    act_plainly,
    do_within,
    expected_version,
    notice_of,
    readable,
    refused,
    sent_form_required,
)
from motcua.interfaces.officer.offers import is_offered
from motcua.interfaces.officer.room import show
from motcua.interfaces.officer.typed import typed_line
from motcua.interfaces.web.idempotency import new_key

RESULT_CHARACTERS_MAX = 300
FILE_FIELD = "result_file"


@reader_required
@sent_form_required
def take(request: HttpRequest, code: str) -> HttpResponse:
    """Become the case officer of a dossier."""
    return act_plainly(request, code, Act.TAKE, actions.take)


@reader_required
@sent_form_required
def resume_limit(request: HttpRequest, code: str) -> HttpResponse:
    """Let the limit run on after a pause."""
    return act_plainly(request, code, Act.RESUME, actions.resume)


@dataclass(frozen=True, slots=True)
class TypedResult:
    """A drafted result as it was typed. `kept`: a file that an earlier try has brought here."""

    name: str = ""
    number: str = ""
    kept: FileFacts | None = None
    upload: UploadedFile | None = None

    def faults(self, page: DossierPage) -> Mapping[str, str]:
        """What will not do yet, by field."""
        faults = {}
        if not self.name:
            faults["result_name"] = _("Chưa ghi tên kết quả, ví dụ Giấy khai sinh.")
        if not self.number:
            faults["result_number"] = _("Chưa ghi số, ký hiệu, ví dụ 128/2026.")
        if self.upload is None and self.kept is None and page.result_file_id is None:
            faults[FILE_FIELD] = _("Chưa đính kèm tệp kết quả. Xin chọn tệp PDF.")
        return faults

    def in_words(self) -> Sequence[tuple[str, str]]:
        return [(_("Tên kết quả"), self.name), (_("Số, ký hiệu"), self.number)]


@require_http_methods(["GET", "HEAD", "POST"])
@reader_required
def propose_result(request: HttpRequest, code: str) -> HttpResponse:
    """Send name, number and file of the result to the leader for signature."""
    page = readable(request, code)
    can_go_on = is_offered(Act.PROPOSE_RESULT, page, by=request.actor)
    if request.method != "POST":
        if not can_go_on:
            return redirect("officer:dossier", code=code)
        drafted = TypedResult(name=page.result_name, number=page.result_number)
        return _form(request, page, drafted)
    typed = _typed(request)
    is_current = can_go_on and expected_version(request) == page.version
    faults = typed.faults(page)
    if faults and is_current:
        return _form(request, page, typed, faults=faults, status=422)

    def perform() -> None:
        do_within(
            request,
            code,
            Act.PROPOSE_RESULT,
            actions.propose_result,
            version=expected_version(request),
            result_name=typed.name,
            result_number=typed.number,
            result_file_id=_file_id(request, typed),
        )

    try:
        return act_once(request, code, Act.PROPOSE_RESULT, perform)
    except FileRefused as error:
        notice = notice_of(Act.PROPOSE_RESULT, error)
        faults = {FILE_FIELD: f"{notice['message']} {notice['remedy']}"}
        refused_file = TypedResult(name=typed.name, number=typed.number, kept=typed.kept)
        return _form(request, page, refused_file, faults=faults, status=error.http_status)
    except DomainError as error:
        return refused(request, code, Act.PROPOSE_RESULT, error, typed=typed.in_words())


def _typed(request: HttpRequest) -> TypedResult:
    return TypedResult(
        name=typed_line(request, "result_name")[:RESULT_CHARACTERS_MAX],
        number=typed_line(request, "result_number")[:RESULT_CHARACTERS_MAX],
        kept=_kept(request),
        upload=request.FILES.get(FILE_FIELD),
    )


def _kept(request: HttpRequest) -> FileFacts | None:
    """The actor's own file that an earlier try of this form brought; the act checks it again."""
    typed = request.POST.get("kept_file", "")[:18]
    if not typed.isdecimal():
        return None
    try:
        facts = file_facts(FileId(int(typed)))
    except FileNotKept:
        return None
    return facts if facts.kept_by_account_id == request.actor.account_id else None


def _file_id(request: HttpRequest, typed: TypedResult) -> FileId | None:
    if typed.upload is not None:
        return keep_pdf(request, typed.upload).file_id
    return typed.kept.file_id if typed.kept else None


def keep_pdf(request: HttpRequest, upload: UploadedFile) -> FileFacts:
    """Keep what was uploaded. Raises FileRefused; a result is a PDF and nothing else."""
    facts = keep_file(
        chunks=upload.chunks(),
        original_name=upload.name or "",
        by=request.actor,
        at=clock.now(),
    )
    if facts.media_type != MediaType.PDF:
        raise FileRefused(reason=_("kết quả phải là tệp PDF"))
    return facts


def _form(
    request: HttpRequest,
    page: DossierPage,
    typed: TypedResult,
    *,
    faults: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form; a file that came with other gaps is kept, so that it need not be chosen again."""
    faults = dict(faults or {})
    kept = typed.kept
    if typed.upload is not None:
        try:
            kept = keep_pdf(request, typed.upload)
        except FileRefused as error:
            notice = notice_of(Act.PROPOSE_RESULT, error)
            faults[FILE_FIELD] = f"{notice['message']} {notice['remedy']}"
    context: dict[str, Any] = {
        "page": page,
        "words": ACT_WORDS[Act.PROPOSE_RESULT],
        "back_address": reverse("officer:dossier", args=[page.code]),
        "typed": typed,
        "kept": kept,
        "earlier_file_address": reverse("officer:result", args=[page.code])
        if page.result_file_id
        else "",
        "faults": [Fault(f"o-{name}", message) for name, message in faults.items()],
        "fault_of": faults,
        "result_characters_max": RESULT_CHARACTERS_MAX,
        "idempotency_key": new_key(),
    }
    return show(request, "officer/propose_result.html", context, status=status)
