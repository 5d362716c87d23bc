"""Papers of several dossiers in one file, ready for the printer."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.actions import record_readings
from motcua.domain.dossiers.selectors.issued_slips import papers_to_print
from motcua.domain.regimes.rules import day_of_code
from motcua.domain.slips.rules import TEMPLATES_FOLDER, SlipKind
from motcua.foundation import clock
from motcua.foundation.clock import VIETNAM
from motcua.foundation.files import MediaType
from motcua.foundation.printing import render
from motcua.interfaces.officer.access import reader_required
from motcua.interfaces.officer.room import show
from motcua.interfaces.web.safe_address import within_site

PAPERS_MAX = 50
KINDS = {
    SlipKind.RECEIPT: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    SlipKind.CONTROL_SLIP: "Phiếu kiểm soát quá trình giải quyết hồ sơ",
}


@require_safe
@reader_required
def print_several(request: HttpRequest) -> HttpResponse:
    """One PDF with a paper of each chosen dossier, in the order chosen; nothing is changed.

    What one may not read, and what has no such paper, is left out; where nothing is left, a page
    says so.
    """
    at = clock.now()
    wanted = request.GET.get("loai", "")
    kind = SlipKind(wanted) if wanted in KINDS else SlipKind.RECEIPT
    papers = papers_to_print(_chosen(request), kind, by=request.actor, at=at)
    if not papers:
        here = within_site(request, request.GET.get("tu"), default=reverse("officer:desk"))
        return show(request, "officer/nothing_to_print.html", {"back_address": here}, status=404)
    record_readings(
        dossier_ids=[paper.dossier_id for paper in papers],
        purpose=f"pile:{kind}",
        by=request.actor,
        at=at,
    )
    facts = {
        "issued_at": at.astimezone(VIETNAM).isoformat(),
        "title": f"{KINDS[kind]}: {len(papers)} hồ sơ",
        "papers": [{"kind": str(paper.kind), "facts": paper.facts} for paper in papers],
    }
    pdf = render(TEMPLATES_FOLDER / "batch.typ", facts)
    response = HttpResponse(pdf, content_type=MediaType.PDF.value)
    response.headers["Content-Disposition"] = 'inline; filename="nhieu-phieu.pdf"'
    return response


def _chosen(request: HttpRequest) -> Sequence[str]:
    """The codes that were ticked or scanned, each once; what is no code is left out."""
    codes = [code.strip().upper() for code in request.GET.getlist("chon")]
    known = dict.fromkeys(code for code in codes if day_of_code(code) is not None)
    return list(known)[:PAPERS_MAX]
