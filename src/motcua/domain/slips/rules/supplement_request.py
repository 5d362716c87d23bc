"""Form 02: the request to complete a dossier (phiếu yêu cầu bổ sung, hoàn thiện hồ sơ)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .head import SlipApplicant, SlipHead, SlipSignature
from .kinds import FormVersion, SlipKind
from .wording import minute_text, two_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementItem:
    """One paper asked for: how many of each kind, and what is missing or wrong."""

    name: str
    original_count: int = 0  # bản chính
    certified_count: int = 0  # bản sao chứng thực
    copy_count: int = 0  # bản photo, điện tử
    what_is_missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequestFacts:
    """All that form 02 says.

    Legal   LR-036: everything that is missing is asked for once, in writing, with the reason and
            what it rests on (61/2018/NĐ-CP arts 15.3, 17.1a, 19.4).
    Units   Counts are papers; `complete_before` is aware, None where the law sets no limit;
            `request_ordinal` is the lần yêu cầu, from 1.
    """

    head: SlipHead
    receiving_unit: str
    applicant: SlipApplicant
    request_content: str
    procedure_code: str = ""
    items: tuple[SupplementItem, ...]
    reason: str
    legal_basis: str
    complete_before: datetime | None = None
    contact_unit: str
    contact_phone: str
    guide_signature: SlipSignature
    request_ordinal: int = 1
    is_in_process: bool = False  # Asked after acceptance (T10): the limit begins again.

    @property
    def form_version(self) -> FormVersion:
        """The instrument whose form it follows."""
        return self.head.form_version

    @property
    def template(self) -> SlipKind:
        """The template that draws it."""
        return SlipKind.SUPPLEMENT_REQUEST

    def as_facts(self) -> Mapping[str, Any]:
        """The facts as the template reads them."""
        return {
            **self.head.as_facts(self.template),
            "receiving_unit": self.receiving_unit,
            "applicant": self.applicant.as_facts(),
            "request_content": self.request_content,
            "procedure_code": self.procedure_code,
            "items": [
                {
                    "name": item.name,
                    "original": two_digits(item.original_count),
                    "certified": two_digits(item.certified_count),
                    "copy": two_digits(item.copy_count),
                    "what_is_missing": item.what_is_missing,
                }
                for item in self.items
            ],
            "reason": self.reason,
            "legal_basis": self.legal_basis,
            "complete_before": minute_text(self.complete_before),
            "contact_unit": self.contact_unit,
            "contact_phone": self.contact_phone,
            "guide_signature": self.guide_signature.as_facts(),
            "request_ordinal": f"{self.request_ordinal:02d}",
            "is_in_process": self.is_in_process,
        }
