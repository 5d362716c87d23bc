"""Form 03: the refusal (phiếu từ chối tiếp nhận giải quyết hồ sơ), at intake or after appraisal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from motcua.domain.slips.values import RefusalReason

from .head import SlipApplicant, SlipHead, SlipSignature
from .kinds import FormVersion, SlipKind

# The list is assumed (forms.md, section 5).
REFUSAL_REASON_NAMES: Final[Mapping[RefusalReason, str]] = {
    RefusalReason.NOT_COMPETENT: "Không thuộc thẩm quyền của cơ quan",
    RefusalReason.NOT_ELIGIBLE: "Không đủ điều kiện theo quy định",
    RefusalReason.FALSE_DOCUMENT: "Giấy tờ không đúng sự thật",
    RefusalReason.DUPLICATE: "Việc này đã có hồ sơ khác",
    RefusalReason.NOT_IN_CATALOGUE: "Không có trong danh mục thủ tục hành chính",
    RefusalReason.OTHER: "Lý do khác",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalFacts:
    """All that form 03 says.

    Legal   LR-037: a dossier is refused in writing with the reason, at intake (61/2018/NĐ-CP art
            17.1b) or inside the time limit after appraisal, through the one-stop unit (art 19.8).
    """

    head: SlipHead
    receiving_unit: str
    applicant: SlipApplicant
    request_content: str
    procedure_code: str = ""
    reason_code: RefusalReason
    reason_text: str
    legal_basis: str
    redirect_agency: str = ""  # the competent agency, where another one is
    is_after_appraisal: bool = False
    agency_letter_no: str = ""  # văn bản của cơ quan giải quyết, after appraisal
    documents_returned: tuple[str, ...] = ()
    officer_signature: SlipSignature
    signatory_role: str = ""  # "CHỦ TỊCH"; empty: the role that the use of the form implies

    @property
    def form_version(self) -> FormVersion:
        """The instrument whose form it follows."""
        return self.head.form_version

    @property
    def template(self) -> SlipKind:
        """The template that draws it."""
        return SlipKind.REFUSAL

    def as_facts(self) -> Mapping[str, Any]:
        """The facts as the template reads them."""
        implied = "THỦ TRƯỞNG CƠ QUAN" if self.is_after_appraisal else "NGƯỜI TIẾP NHẬN HỒ SƠ"
        return {
            **self.head.as_facts(self.template),
            "receiving_unit": self.receiving_unit,
            "applicant": self.applicant.as_facts(),
            "request_content": self.request_content,
            "procedure_code": self.procedure_code,
            "reason_name": REFUSAL_REASON_NAMES[self.reason_code],
            "reason_text": self.reason_text,
            "legal_basis": self.legal_basis,
            "redirect_agency": self.redirect_agency,
            "is_after_appraisal": self.is_after_appraisal,
            "agency_letter_no": self.agency_letter_no,
            "documents_returned": list(self.documents_returned),
            "officer_signature": self.officer_signature.as_facts(),
            "signatory_role": self.signatory_role or implied,
        }
