"""Form 05 of 2025: the notice that a dossier is stopped (thông báo dừng giải quyết hồ sơ)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .head import SlipApplicant, SlipHead, SlipSignature
from .kinds import FormVersion, SlipKind
from .wording import minute_text


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNoticeFacts:
    """All that form 05 says.

    Legal   LR-039: a dossier is stopped at the applicant's wish while there is neither a decision
            nor a notice of the result (03/2025/TT-VPCP art 7, observed).
    Units   Times are aware; `stopped_at` is when the dossier was stopped.
    """

    head: SlipHead
    applicant: SlipApplicant
    procedure_name: str
    procedure_code: str = ""
    received_at: datetime | None  # None where it was never accepted
    request_channel: str  # "trực tiếp", "qua bưu chính", "trực tuyến"
    requested_at: datetime
    stopped_at: datetime
    reason: str = ""
    legal_basis: str = ""
    documents_returned: tuple[str, ...] = ()
    fee_treatment: str = ""  # "Đã trả lại 50.000 đồng"
    signature: SlipSignature
    signatory_role: str = "NGƯỜI LẬP THÔNG BÁO"

    @property
    def form_version(self) -> FormVersion:
        """The instrument whose form it follows."""
        return self.head.form_version

    @property
    def template(self) -> SlipKind:
        """The template that draws it."""
        return SlipKind.STOP_NOTICE

    def as_facts(self) -> Mapping[str, Any]:
        """The facts as the template reads them."""
        return {
            **self.head.as_facts(self.template),
            "applicant": self.applicant.as_facts(),
            "procedure_name": self.procedure_name,
            "procedure_code": self.procedure_code,
            "received_at": minute_text(self.received_at),
            "request_channel": self.request_channel,
            "requested_at": minute_text(self.requested_at),
            "stopped_at": minute_text(self.stopped_at),
            "reason": self.reason,
            "legal_basis": self.legal_basis,
            "documents_returned": list(self.documents_returned),
            "fee_treatment": self.fee_treatment,
            "signature": self.signature.as_facts(),
            "signatory_role": self.signatory_role,
        }
