"""What happened to a dossier beside its position, line by line."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .papers import AskedPaper, SlipLine


@dataclass(frozen=True, slots=True)
class SupplementLine:
    """One supplement request and how far it has come."""

    ordinal: int
    is_at_intake: bool
    papers: tuple[AskedPaper, ...]
    reason: str
    legal_basis: str
    complete_by: date | None
    requested_at: datetime
    sent_at: datetime | None
    sent_note: str
    completed_at: datetime | None


@dataclass(frozen=True, slots=True)
class PauseLine:
    """One stretch that the limit leaves out; `ground` is a key of the regime or "payment"."""

    ground: str
    reason: str
    legal_basis: str
    since: datetime
    until: datetime | None
    expected_until: date | None


@dataclass(frozen=True, slots=True)
class ObligationLine:
    """Money owed in the course of the dossier."""

    kind: str
    name: str
    amount_vnd: int
    pauses_clock: bool
    raised_at: datetime
    paid_at: datetime | None
    receipt_number: str


class AskedFor(StrEnum):
    """What another agency is asked for."""

    OPINION = "opinion"  # Ý kiến
    PART = "part"  # Phần việc liên thông, có kết quả riêng


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationLine:
    """One opinion or part of the work that was asked for."""

    consultation_id: int
    agency_code: str
    agency_name: str
    kind: str
    step_key: str
    question: str
    asked_by_account_id: int
    asked_at: datetime
    answer_by: datetime
    answer: str
    answered_at: datetime | None
    is_recalled: bool
    result_name: str
    result_number: str
    result_file_id: int | None
    overdue_noted_at: datetime | None


@dataclass(frozen=True, slots=True)
class VerificationLine:
    """One look at the place."""

    happened_at: datetime
    place: str
    participants: str
    findings: str


@dataclass(frozen=True, slots=True)
class ApologyLine:
    """The duty to apologise for one due time; sent or still to be sent."""

    for_due_at: datetime
    agency_code: str
    raised_at: datetime
    drafted_reason: str
    proposed_due_at: datetime | None
    reason: str
    new_due_at: datetime | None
    sent_at: datetime | None
    is_late_notice: bool


@dataclass(frozen=True, slots=True)
class CustodyLine:
    """One stretch in which one party had the dossier."""

    keeper: str
    agency_code: str
    agency_name: str
    account_id: int | None
    state: str
    stage: str
    word: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ReplacedResultLine:
    """A result that was wrong and was replaced."""

    name: str
    number: str
    file_id: int | None
    returned_at: datetime
    replaced_at: datetime
    what_was_wrong: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLife:
    """What happened to a dossier beside its position: each line oldest first. Personal data inside."""

    slips: tuple[SlipLine, ...]
    supplements: tuple[SupplementLine, ...]
    pauses: tuple[PauseLine, ...]
    obligations: tuple[ObligationLine, ...]
    consultations: tuple[ConsultationLine, ...]
    verifications: tuple[VerificationLine, ...]
    apologies: tuple[ApologyLine, ...]
    custody: tuple[CustodyLine, ...]
    replaced_results: tuple[ReplacedResultLine, ...]

    @property
    def open_supplement(self) -> SupplementLine | None:
        """The request that waits to be completed."""
        return next((line for line in self.supplements if line.completed_at is None), None)

    @property
    def open_pause(self) -> PauseLine | None:
        """The pause that is on."""
        return next((line for line in self.pauses if line.until is None), None)

    @property
    def open_obligation(self) -> ObligationLine | None:
        """What is owed now."""
        return next((line for line in self.obligations if line.paid_at is None), None)

    @property
    def open_consultations(self) -> tuple[ConsultationLine, ...]:
        """Opinions that have not come."""
        return tuple(line for line in self.consultations if line.answered_at is None)

    @property
    def apology_to_send(self) -> ApologyLine | None:
        """The apology that is owed and not sent."""
        return next((line for line in self.apologies if line.sent_at is None), None)
