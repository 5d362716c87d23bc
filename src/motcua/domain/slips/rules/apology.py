"""Form 04: the apology with a new appointment (R1) or a request to extend the time (R2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .head import SlipApplicant, SlipHead, SlipSignature
from .kinds import FormVersion, SlipKind
from .wording import day_text, minute_text


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologyFacts:
    """All that form 04 says. Who is to blame inside the agency is not said to the citizen.

    Legal   LR-038: a dossier that will be late is apologised for in writing with a new date, once
            (61/2018/NĐ-CP art 19.9).
    Units   Times are aware. Before `original_due_at` the paper says that the result will be late,
            after it that it is late: `issued_at` of the head decides. Without `proposed_due_at`
            it is a plain apology: the date was set anew before, or the result is there.
    """

    head: SlipHead
    applicant: SlipApplicant
    received_at: datetime
    procedure_name: str
    request_content: str = ""  # only where it says more than the name of the procedure
    original_due_at: datetime
    reason: str
    proposed_due_at: datetime | None
    signatory_role: str = "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ"
    signatory: SlipSignature

    @property
    def form_version(self) -> FormVersion:
        """The instrument whose form it follows."""
        return self.head.form_version

    @property
    def template(self) -> SlipKind:
        """The template that draws it."""
        return SlipKind.APOLOGY

    def as_facts(self) -> Mapping[str, Any]:
        """The facts as the template reads them."""
        is_said_already = self.request_content == self.procedure_name
        return {
            **self.head.as_facts(self.template),
            "applicant": self.applicant.as_facts(),
            "received_at": day_text(self.received_at),
            "procedure_name": self.procedure_name,
            "request_content": "" if is_said_already else self.request_content,
            "original_due_at": minute_text(self.original_due_at),
            "reason": self.reason,
            "proposed_due_at": minute_text(self.proposed_due_at),
            "is_late": self.head.issued_at > self.original_due_at,
            "signatory_role": self.signatory_role,
            "signatory": self.signatory.as_facts(),
        }
