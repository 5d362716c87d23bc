"""The papers of one's own dossier: what was handed in, and what the authority has issued."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.rules import ComponentSource, SlipKind
from motcua.domain.dossiers.selectors import dossier_of_applicant, life_of, slip_paper
from motcua.domain.dossiers.values import DossierLife, DossierPage, PaperInDossier, SlipLine
from motcua.foundation.printing import render
from motcua.interfaces.citizen.application_papers import size_words
from motcua.interfaces.web.protection import sign_in_required

# Papers that are made out to the applicant, by their name in an address and on the page. What the
# agency writes for itself (control slip, request for an opinion, record of a look) is not among them.
ISSUED: Mapping[SlipKind, tuple[str, Promise]] = {
    SlipKind.RECEIPT: ("giay-hen", gettext_lazy("Giấy tiếp nhận hồ sơ và hẹn trả kết quả")),
    SlipKind.SUPPLEMENT_REQUEST: ("phieu-bo-sung", gettext_lazy("Phiếu yêu cầu bổ sung hồ sơ")),
    SlipKind.REFUSAL: ("phieu-tu-choi", gettext_lazy("Phiếu từ chối")),
    SlipKind.APOLOGY: ("phieu-xin-loi", gettext_lazy("Phiếu xin lỗi và hẹn lại ngày trả")),
    SlipKind.STOP_NOTICE: ("thong-bao-dung", gettext_lazy("Thông báo dừng giải quyết hồ sơ")),
    SlipKind.WITHDRAWAL_NOTE: ("phieu-rut", gettext_lazy("Phiếu rút và trả lại hồ sơ")),
    SlipKind.PAYMENT_NOTICE: ("thong-bao-nop-tien", gettext_lazy("Thông báo khoản phải nộp")),
    SlipKind.TRANSFER_NOTE: ("phieu-chuyen", gettext_lazy("Phiếu chuyển hồ sơ")),
    SlipKind.CORRECTION_RECORD: ("bien-ban-sua", gettext_lazy("Biên bản sửa kết quả")),
}


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """One paper that may be opened and printed. `is_replaced`: a later one stands in its place."""

    title: str
    issued_at: datetime
    address: str
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """One paper of the dossier as its owner sees it."""

    name: str
    remark: str
    file_name: str = ""
    size: str = ""
    address: str = ""


@sign_in_required
@require_safe
def issued_paper(request: HttpRequest, code: str, paper: str) -> HttpResponse:
    """A paper that was issued for one's own dossier, as PDF. Raises DossierNotFound."""
    dossier = dossier_of_applicant(code, by=request.actor)
    lines = _for_applicant(life_of(dossier.dossier_id))
    line = next((line for line in lines if _name(line) == paper), None)
    if line is None:
        raise DossierNotFound(dossier_code=code)
    return _drawn(request, line.slip_id, file_name=f"{paper}-{dossier.code}.pdf")


@sign_in_required
@require_safe
def receipt_slip(request: HttpRequest, code: str) -> HttpResponse:
    """The latest form 01 of one's own dossier. Raises DossierNotFound, also before acceptance."""
    dossier = dossier_of_applicant(code, by=request.actor)
    if dossier.receipt_slip_id is None:
        raise DossierNotFound(dossier_code=code)
    return _drawn(request, dossier.receipt_slip_id, file_name=f"giay-hen-{dossier.code}.pdf")


def issued_papers(page: DossierPage, life: DossierLife) -> list[IssuedPaper]:
    """What was issued to the applicant, newest first, but for the receipt that holds."""
    lines = _for_applicant(life)
    return [
        IssuedPaper(
            title=str(ISSUED[SlipKind(line.kind)][1]),
            issued_at=line.issued_at,
            address=reverse("citizen:issued_paper", args=[page.code, _name(line)]),
            is_replaced=line.kind == SlipKind.RECEIPT,
        )
        for line in reversed(lines)
        if line.slip_id != page.receipt_slip_id
    ]


def address_of_latest(page: DossierPage, life: DossierLife, kind: SlipKind) -> str:
    """Where the latest paper of a kind is opened; empty where none was issued."""
    lines = [line for line in life.slips if line.kind == kind]
    return reverse("citizen:issued_paper", args=[page.code, _name(lines[-1])]) if lines else ""


def kept_papers(page: DossierPage) -> list[KeptPaper]:
    """What was handed in, in the order of the law, supplements after what they complete."""
    return [_kept_paper(paper, page.code) for paper in page.papers]


def _kept_paper(paper: PaperInDossier, code: str) -> KeptPaper:
    if paper.file_id is not None:
        arguments = (
            [code, paper.order, paper.supplement] if paper.supplement else [code, paper.order]
        )
        route = "citizen:supplement_file" if paper.supplement else "citizen:dossier_file"
        return KeptPaper(
            name=paper.name,
            remark=_("Bổ sung, bản điện tử") if paper.supplement else _("Bản điện tử đã gửi"),
            file_name=paper.file_name,
            size=size_words(paper.byte_count),
            address=reverse(route, args=arguments),
        )
    remarks = {
        ComponentSource.FORM: _("Điền trên mạng"),
        ComponentSource.DATABASE: _("Cán bộ tự tra, không phải nộp"),
        ComponentSource.SHOWN: _("Mang bản chính cho cán bộ xem khi nhận kết quả"),
        ComponentSource.PAPER: _("Bản giấy đã nộp tại quầy"),
    }
    return KeptPaper(name=paper.name, remark=remarks.get(ComponentSource(paper.source), ""))


def _for_applicant(life: DossierLife) -> list[SlipLine]:
    return [line for line in life.slips if line.kind in ISSUED]


def _name(line: SlipLine) -> str:
    return f"{ISSUED[SlipKind(line.kind)][0]}-{line.ordinal}"


def _drawn(request: HttpRequest, slip_id: int, *, file_name: str) -> HttpResponse:
    slip = slip_paper(slip_id, by=request.actor)
    response = HttpResponse(render(slip.template, slip.facts), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    response.headers["Cache-Control"] = "no-store, private"
    return response
