"""Files of one's own application and dossier, as downloads. Somebody else's look like none."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from motcua.domain.documents.errors import FileNotKept
from motcua.domain.documents.selectors import file_facts, open_file
from motcua.domain.documents.values import FileId
from motcua.domain.dossiers.rules import ReturnMethod
from motcua.domain.dossiers.selectors import dossier_of_applicant
from motcua.domain.dossiers.states import State
from motcua.domain.dossiers.values import DossierPage
from motcua.interfaces.citizen.application_steps import open_application
from motcua.interfaces.web.protection import sign_in_required


@sign_in_required
@require_safe
def file_of_draft(request: HttpRequest, slug: str, draft_id: UUID, order: int) -> FileResponse:
    """A file that was attached to one's own draft. Raises DraftNotFound, FileNotKept."""
    paper = open_application(request, slug, draft_id).draft.papers.get(order)
    return download(paper["file_id"] if paper else None)


@sign_in_required
@require_safe
def file_of_dossier(
    request: HttpRequest, code: str, order: int, supplement: int = 0
) -> FileResponse:
    """A paper of one's own dossier; `supplement` tells the request upon which it came.

    Raises DossierNotFound, FileNotKept.
    """
    dossier = dossier_of_applicant(code, by=request.actor)
    wanted = (order, supplement)
    found = (paper.file_id for paper in dossier.papers if (paper.order, paper.supplement) == wanted)
    return download(next(found, None))


@sign_in_required
@require_safe
def result(request: HttpRequest, code: str) -> FileResponse:
    """The result of one's own dossier, once it may be had here. Raises DossierNotFound."""
    dossier = dossier_of_applicant(code, by=request.actor)
    return download(dossier.result_file_id if result_is_here(dossier) else None)


def result_is_here(dossier: DossierPage) -> bool:
    """Whether the applicant may download the result: returned, or ready to be returned online.

    Legal   61/2018/NĐ-CP art 20; 45/2020/NĐ-CP art 14 (electronic result in one's own account).
    """
    if dossier.result_file_id is None:
        return False
    is_ready_online = (
        dossier.state == State.RESULT_READY and dossier.return_method == ReturnMethod.ONLINE
    )
    return is_ready_online or dossier.state == State.RETURNED


def download(file_id: int | None) -> FileResponse:
    """The bytes as an attachment of the kind that was found by looking inside. Raises FileNotKept.

    Never shown inside the site: with `nosniff` (set for every answer) and `sandbox` a file that
    lied about itself can do nothing here.
    """
    if file_id is None:
        raise FileNotKept
    facts = file_facts(FileId(file_id))
    response = FileResponse(
        open_file(facts),
        as_attachment=True,
        filename=facts.original_name,
        content_type=facts.media_type,
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "no-store, private"
    return response
