"""The step "papers": what to attach, what only in some cases, what the state looks up itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.catalogue.values import Component
from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers.rules import PaperDemand
from motcua.domain.drafts.actions import (
    attach_paper,
    remove_paper,
)
from motcua.foundation.files import FileRefused
from motcua.foundation.idempotency import KeyReused
from motcua.interfaces.citizen.application_saving import (
    application_step,
    keep_and_lead_on,
    shows_faults,
    step_context,
)
from motcua.interfaces.citizen.application_steps import PAPERS, Application
from motcua.interfaces.citizen.texts import said
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import Fault

FIELD_PREFIX = "paper-"
MEGABYTE = 1024 * 1024
_USUAL = ("không phải nộp", "không cần", "trừ")  # conditions under which a paper is *not* needed
_SAYS_ITSELF = (*_USUAL, "nếu", "khi", "chỉ", "bản sao", "nộp")
_REFUSALS = "papers_refused"  # in the session: what was wrong with a file, until it was shown


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file that lies with a paper."""

    name: str
    size: str
    address: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One listed paper: what is asked, what is attached, what was wrong with the last file."""

    order: int
    name: str
    remark: str
    demand: PaperDemand
    file: AttachedFile | None
    error: str
    is_usual: bool = False  # Most applicants hand it in, although the law knows cases without it.
    is_left_out: bool = (
        False  # The chosen case does not need it: a file stays here and is not sent.
    )

    @property
    def element_id(self) -> str:
        return f"component-{self.order}"

    @property
    def is_open(self) -> bool:
        """Whether the box for a file is shown at once; else behind "this is my case"."""
        is_asked = self.demand is PaperDemand.REQUIRED or self.is_usual
        return (is_asked and self.file is None) or bool(self.error)

    @property
    def takes_file(self) -> bool:
        return not self.is_left_out and self.demand in {
            PaperDemand.REQUIRED,
            PaperDemand.IF_IT_APPLIES,
        }


@application_step
def papers(request: HttpRequest, application: Application) -> HttpResponse:
    """Attach and remove files. Every chosen file is kept, whichever button is pressed."""
    if request.method != "POST":
        return _shown(request, application, _take_refusals(request, application))
    refusals: dict[int, str] = {}

    def save() -> bool:
        refusals.clear()
        _remove(request, application)
        for order, file in _files(request, application):
            try:
                _attach(request, application, order, file)
            except FileRefused as error:
                refusals[order] = refusal_words(error)
        return bool(refusals or _missing_after(request, application))

    try:
        answer = keep_and_lead_on(request, application, PAPERS, save)
    except KeyReused as reused:
        return _shown(request, application, {}, reused=reused)
    if refusals:
        request.session[_REFUSALS] = {
            "draft": str(application.draft.draft_id),
            "words": {str(order): words for order, words in refusals.items()},
        }
    return answer


def paper_lines(application: Application, errors: Mapping[int, str]) -> list[PaperLine]:
    """Every listed paper in the order of the law."""
    return [
        PaperLine(
            order=component.order,
            name=component.name,
            remark=demand_remark(component, application.demand(component)),
            demand=application.demand(component),
            file=_attached(application, component.order),
            error=errors.get(component.order, ""),
            is_usual=bool(application.procedure.case and component.cases)
            or (component.condition or "").startswith(_USUAL),
        )
        for component in application.procedure.components
    ]


def lines_left_out(application: Application) -> list[PaperLine]:
    """Files of papers that the chosen case does not need, each with the way to take it out."""
    return [
        PaperLine(
            order=component.order,
            name=component.name,
            remark=_("Tệp vẫn được giữ ở đây, nhưng không gửi theo hồ sơ."),
            demand=application.demand(component),
            file=_attached(application, component.order),
            error="",
            is_left_out=True,
        )
        for component in application.left_out
    ]


def missing_words(component: Component) -> str:
    return _("Chưa đính kèm: %(name)s.") % {"name": component.name}


def size_words(byte_count: int) -> str:
    """`1,4 MB` or `312 KB`."""
    if byte_count >= MEGABYTE:
        return f"{byte_count / MEGABYTE:.1f} MB".replace(".", ",")
    return f"{max(1, round(byte_count / 1024))} KB"


def _shown(
    request: HttpRequest,
    application: Application,
    refused: Mapping[int, str],
    *,
    reused: KeyReused | None = None,
) -> HttpResponse:
    errors = dict(refused)
    if shows_faults(request):
        for component in application.papers_missing:
            errors.setdefault(component.order, missing_words(component))
    lines = paper_lines(application, errors)
    demanded = {demand: [line for line in lines if line.demand is demand] for demand in PaperDemand}
    context = step_context(request, application, PAPERS) | {
        "required": demanded[PaperDemand.REQUIRED],
        "if_it_applies": demanded[PaperDemand.IF_IT_APPLIES],
        "nothing_to_do": demanded[PaperDemand.FILLED_HERE] + demanded[PaperDemand.LOOKED_UP],
        "shown_later": demanded[PaperDemand.SHOWN_LATER],
        "left_out": lines_left_out(application),
        "faults": [Fault(line.element_id, line.error) for line in lines if line.error],
        "bytes_max": settings.UPLOAD_BYTES_MAX,
        "megabytes_max": settings.UPLOAD_BYTES_MAX // MEGABYTE,
        "was_sent_before": reused is not None,
    }
    status = reused.http_status if reused else 200
    return render(request, "citizen/application/papers.html", context, status=status)


def _files(request: HttpRequest, application: Application) -> Sequence[tuple[int, UploadedFile]]:
    """The chosen files by the paper they belong to; unknown fields are left out."""
    found = []
    for component in application.procedure.components:
        file = request.FILES.get(f"{FIELD_PREFIX}{component.order}")
        if file is not None:
            found.append((component.order, file))
    return found


def _attach(request: HttpRequest, application: Application, order: int, file: UploadedFile) -> None:
    kept = keep_file(
        chunks=file.chunks(), original_name=file.name or "", by=request.actor, at=application.at
    )
    attach_paper(
        draft_id=application.draft.draft_id,
        component_order=order,
        file_id=kept.file_id,
        by=request.actor,
        at=application.at,
    )


def _remove(request: HttpRequest, application: Application) -> None:
    order = request.POST.get("bo", "")
    if order.isdecimal() and int(order) in application.draft.papers:
        remove_paper(
            draft_id=application.draft.draft_id,
            component_order=int(order),
            by=request.actor,
            at=application.at,
        )


def _missing_after(request: HttpRequest, application: Application) -> bool:
    """Whether a paper is still missing once the files of this request are attached."""
    arriving = {order for order, _file in _files(request, application)}
    return any(component.order not in arriving for component in application.papers_missing)


def refusal_words(error: FileRefused) -> str:
    details = {
        key: said(value) if isinstance(value, str) else value
        for key, value in error.details.items()
    }
    return f"{said(error.message) % details} {said(error.remedy)}"


def _take_refusals(request: HttpRequest, application: Application) -> dict[int, str]:
    """What was wrong with the files just sent: shown once."""
    kept = request.session.get(_REFUSALS)
    if not kept or kept["draft"] != str(application.draft.draft_id):
        return {}
    del request.session[_REFUSALS]
    return {int(order): words for order, words in kept["words"].items()}


def _attached(application: Application, order: int) -> AttachedFile | None:
    paper = application.draft.papers.get(order)
    if paper is None:
        return None
    return AttachedFile(
        name=paper["name"],
        size=size_words(paper["byte_count"]),
        address=reverse(
            "citizen:apply_file",
            args=[application.procedure.slug, application.draft.draft_id, order],
        ),
    )


def demand_remark(component: Component, demand: PaperDemand) -> str:
    """When it is needed, or why not, in plain words."""
    source = _spelled_out(component.once_only_source or "")
    condition = _spelled_out(component.condition or "")
    sentences = []
    if demand is PaperDemand.FILLED_HERE:
        sentences.append(_("Ông/bà vừa điền ở các bước trước, không phải nộp thêm."))
    if demand is PaperDemand.LOOKED_UP:
        sentences.append(
            _("Cán bộ tự tra trong %(source)s, ông/bà không phải nộp.") % {"source": source}
        )
    if demand is PaperDemand.SHOWN_LATER:
        sentences.append(_("Mang bản chính cho cán bộ xem khi đến nhận kết quả."))
    if demand is PaperDemand.IF_IT_APPLIES and condition:
        sentences.append(_condition_words(condition))
    if demand is PaperDemand.IF_IT_APPLIES and source:
        sentences.append(
            _("Cán bộ tra được trong %(source)s thì không cần nộp.") % {"source": source}
        )
    return " ".join(sentences)


def _condition_words(condition: str) -> str:
    if condition.startswith(_SAYS_ITSELF):
        return f"{formats.capital(condition)}."
    return _("Chỉ cần khi: %(condition)s.") % {"condition": condition}


def _spelled_out(text: str) -> str:
    """Abbreviations of offices in full: a villager does not know CSDL."""
    return text.replace("CSDL", "Cơ sở dữ liệu").replace("UBND", "Ủy ban nhân dân")
