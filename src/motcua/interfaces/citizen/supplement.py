"""Sending the papers that were asked for: what is asked, why, a place for each, one button."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import VersionId
from motcua.domain.documents.actions import keep_file
from motcua.domain.documents.values import FileId
from motcua.domain.dossiers.actions import send_supplement
from motcua.domain.dossiers.rules.supplement import papers_outstanding
from motcua.domain.dossiers.selectors import dossier_of_applicant, life_of
from motcua.domain.dossiers.values import AskedPaper, DossierPage, SupplementLine
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.files import FileRefused
from motcua.interfaces.citizen.application_papers import (
    FIELD_PREFIX,
    MEGABYTE,
    refusal_words,
    size_words,
)
from motcua.interfaces.citizen.application_saving import SHOW_FAULTS, see_other
from motcua.interfaces.design_system.components import Fault
from motcua.interfaces.web.idempotency import answer_once, new_key
from motcua.interfaces.web.protection import sign_in_required

_KEPT, _REFUSALS = "supplement_kept", "supplement_refused"  # in the session, until sent or shown
NOTE_CHARACTERS_MAX = 1_000
_SEND, _REMOVE = "gui", "bo"


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One paper asked for: what is wrong or missing, what lies here already, what was wrong with that."""

    order: int
    name: str
    what_is_missing: str
    counts: str
    is_shown_only: bool
    file_name: str
    file_size: str
    error: str

    @property
    def element_id(self) -> str:
        return f"component-{self.order}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """The open request of one's own dossier, and the files that wait here to be sent."""

    page: DossierPage
    request: SupplementLine
    shown_only: frozenset[int]
    kept: Mapping[str, Mapping[str, Any]]  # order → file_id, name, byte_count
    note: str

    @property
    def address(self) -> str:
        return reverse("citizen:supplement", args=[self.page.code])

    @property
    def missing(self) -> Sequence[AskedPaper]:
        here = {*map(int, self.kept), *self.shown_only}
        return [paper for paper in self.request.papers if paper.order not in here]


@sign_in_required
@require_http_methods(["GET", "HEAD", "POST"])
def supplement(request: HttpRequest, code: str) -> HttpResponse:
    """What is asked for, with a place for each paper. Nothing asked: back to the dossier.

    Chosen files are kept whichever button is pressed. Raises DossierNotFound.
    """
    asked = _asked(request, code)
    if asked is None:
        return see_other(reverse("citizen:track_dossier", args=[code]))
    if request.method == "POST":
        return _taken(request, asked)
    return _shown(request, asked)


def _asked(request: HttpRequest, code: str) -> _Asked | None:
    page = dossier_of_applicant(code, by=request.actor)
    open_request = life_of(page.dossier_id).open_supplement
    if open_request is None or open_request.sent_at is not None:
        return None
    day = page.submitted_at.astimezone(VIETNAM).date()
    components = procedure_version(VersionId(page.procedure_version_id), day=day).components
    needed = papers_outstanding(open_request.papers, components, here=())
    kept = request.session.get(_KEPT, {})
    is_for_this = kept.get("asked") == _reference(page, open_request)
    return _Asked(
        page=page,
        request=open_request,
        shown_only=frozenset(paper.order for paper in open_request.papers if paper not in needed),
        kept=kept["papers"] if is_for_this else {},
        note=kept["note"] if is_for_this else "",
    )


def _reference(page: DossierPage, asked: SupplementLine) -> str:
    return f"{page.code}/{asked.ordinal}"


def _taken(request: HttpRequest, asked: _Asked) -> HttpResponse:
    """Keep the chosen files; with the button to send and everything here, send."""
    refusals: dict[str, str] = {}
    sent: list[bool] = []

    def act() -> HttpResponse:
        kept = dict(asked.kept)
        kept.pop(request.POST.get(_REMOVE, ""), None)
        for paper in asked.request.papers:
            file = request.FILES.get(f"{FIELD_PREFIX}{paper.order}")
            if file is None:
                continue
            try:
                found = keep_file(
                    chunks=file.chunks(),
                    original_name=file.name or "",
                    by=request.actor,
                    at=clock.now(),
                )
            except FileRefused as error:
                refusals[str(paper.order)] = refusal_words(error)
                continue
            kept[str(paper.order)] = {
                "file_id": found.file_id,
                "name": found.original_name,
                "byte_count": found.byte_count,
            }
        request.session[_KEPT] = {
            "asked": _reference(asked.page, asked.request),
            "papers": kept,
            "note": request.POST.get("note", "")[:NOTE_CHARACTERS_MAX],
        }
        if request.POST.get("di") != _SEND:
            return see_other(asked.address)
        here = {*map(int, kept), *asked.shown_only}
        if refusals or any(paper.order not in here for paper in asked.request.papers):
            return see_other(f"{asked.address}?{SHOW_FAULTS}=1")
        send_supplement(
            dossier_code=asked.page.code,
            papers={int(order): FileId(file["file_id"]) for order, file in kept.items()},
            note=request.POST.get("note", ""),
            by=request.actor,
            at=clock.now(),
        )
        sent.append(True)
        return see_other(reverse("citizen:track_dossier", args=[asked.page.code]))

    answer = answer_once(request, act)
    if sent:
        del request.session[_KEPT]
        messages.success(request, _("Đã gửi giấy tờ bổ sung. Bộ phận Một cửa sẽ xem và báo tin."))
    if refusals:
        request.session[_REFUSALS] = refusals
    return answer


def _shown(request: HttpRequest, asked: _Asked) -> HttpResponse:
    errors = request.session.pop(_REFUSALS, {})
    if SHOW_FAULTS in request.GET:
        for paper in asked.missing:
            errors.setdefault(str(paper.order), _("Chưa có tệp của giấy tờ này."))
    lines = [
        _line(paper, asked, errors.get(str(paper.order), "")) for paper in asked.request.papers
    ]
    context = {
        "section": "mine",
        "code": asked.page.code,
        "procedure_name": asked.page.procedure_name,
        "receiving_name": asked.page.receiving_agency_name,
        "is_in_process": not asked.request.is_at_intake,
        "asked": asked.request,
        "lines": lines,
        "note": asked.note,
        "note_characters_max": NOTE_CHARACTERS_MAX,
        "faults": [
            Fault(line.element_id, f"{line.name}: {line.error}") for line in lines if line.error
        ],
        "bytes_max": settings.UPLOAD_BYTES_MAX,
        "megabytes_max": settings.UPLOAD_BYTES_MAX // MEGABYTE,
        "idempotency_key": new_key(),
    }
    return render(request, "citizen/tracking/supplement.html", context)


def _line(paper: AskedPaper, asked: _Asked, error: str) -> AskedLine:
    kept = asked.kept.get(str(paper.order))
    counts = []
    if paper.original_count:
        counts.append(_("%(count)s bản chính") % {"count": paper.original_count})
    if paper.copy_count:
        counts.append(_("%(count)s bản sao") % {"count": paper.copy_count})
    return AskedLine(
        order=paper.order,
        name=paper.name,
        what_is_missing=paper.what_is_missing,
        counts=", ".join(counts),
        is_shown_only=paper.order in asked.shown_only,
        file_name=kept["name"] if kept else "",
        file_size=size_words(kept["byte_count"]) if kept else "",
        error=error,
    )
