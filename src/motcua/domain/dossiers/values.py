"""Ids and small frozen types that this module lends to others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, NewType
from uuid import UUID

DossierId = NewType("DossierId", int)
DraftId = NewType("DraftId", UUID)
SLIP_TEMPLATES_FOLDER = Path(__file__).parent / "templates" / "slips"


@dataclass(frozen=True, slots=True)
class Submission:
    """What the applicant is told after sending. `is_repeat`: it had been sent before."""

    dossier_code: str
    procedure_slug: str
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class ReceiptIssued:
    """What the one-stop officer hands over after accepting."""

    dossier_code: str
    slip_id: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft as its owner sees it. `dossier_code` is set once it was sent."""

    draft_id: DraftId
    procedure_slug: str
    form_key: str
    form_version: int
    answers: Mapping[str, Any]
    papers: Mapping[int, Mapping[str, Any]]  # order of the component → file_id, name, byte_count
    delivery: Mapping[str, str]
    pages_done: tuple[str, ...]
    started_at: datetime
    saved_at: datetime
    dossier_code: str | None


@dataclass(frozen=True, slots=True)
class PaperInDossier:
    """One paper of a dossier; `file_id` is None where nothing was uploaded.

    `supplement` is 0 for what came first, else the number of the request it came upon.
    """

    order: int
    supplement: int
    name: str
    source: str
    original_count: int
    certified_count: int
    electronic_count: int
    file_id: int | None
    file_name: str
    media_type: str
    byte_count: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act in the life of a dossier, with the name of who did it."""

    word: str
    by_name: str
    by_account_id: int | None
    at: datetime
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPage:
    """All that is known of a dossier, for its applicant and its officers. Personal data inside."""

    dossier_id: DossierId
    code: str
    version: int
    state: str
    stage: str
    behind: tuple[tuple[str, str], ...]  # where it goes back to after a wait, the latest last
    procedure_name: str
    procedure_version_id: int
    regime_key: str
    channel: str
    receiving_agency_code: str
    receiving_agency_name: str
    competent_agency_code: str
    competent_agency_name: str
    consulted_agency_codes: frozenset[str]  # asked and not yet answered
    account_id: int | None
    submitter_name: str
    submitter_identity_number: str
    submitter_address: str
    phone_number: str
    email: str
    form_key: str
    form_version: int
    answers: Mapping[str, Any]
    return_method: str
    return_address: str
    submitted_at: datetime
    entered_at: datetime | None
    clock_started_at: datetime | None
    accepted_at: datetime | None
    due_at: datetime | None
    due_derivation: Mapping[str, Any] | None
    reappointments: int
    register_volume: int | None
    register_serial: int | None
    holder_account_id: int | None
    holder_name: str
    held_since: datetime
    refusal_reason_key: str
    refusal_reason: str
    refusal_legal_basis: str
    supplement_requests: int
    withdrawal_reason: str
    withdrawal_answer: str
    outcome: str
    rejection_letter_number: str
    send_back_reason: str
    result_name: str
    result_number: str
    result_file_id: int | None
    appraised_by_account_id: int | None
    approved_by_account_id: int | None
    result_ready_at: datetime | None
    returned_at: datetime | None
    returned_how: str
    parcel_number: str
    collection_reminders: int
    archive_index: str
    receipt_slip_id: int | None
    papers: tuple[PaperInDossier, ...]
    history: tuple[HistoryLine, ...]

    @property
    def holding_agency_name(self) -> str:
        """Where the dossier lies: inside the process with the agency that decides."""
        is_inside = self.state in {"in_progress", "paused"}
        return self.competent_agency_name if is_inside else self.receiving_agency_name


@dataclass(frozen=True, slots=True)
class PublicProgress:
    """What anybody with the code may know: the code and how far it has come."""

    dossier_id: DossierId
    code: str
    state: str
    stage: str


@dataclass(frozen=True, slots=True)
class SlipPaper:
    """A slip that was handed out: the facts the paper is drawn from."""

    slip_id: int
    dossier_id: DossierId
    dossier_code: str
    kind: str
    number: str
    facts: Mapping[str, Any]
    issued_at: datetime

    @property
    def template(self) -> Path:
        """What the paper is drawn with: the same facts give the same bytes."""
        return SLIP_TEMPLATES_FOLDER / f"{self.kind}.typ"


class Outcome(StrEnum):
    """What the draft on the leader's table would end the dossier with."""

    NONE = ""
    RESULT = "result"
    REJECTION = "rejection"


class ObligationKind(StrEnum):
    """What is owed in the course of a dossier; which of them pause the limit, the regime says."""

    FEE = "fee"  # phí, lệ phí
    TAX = "tax"  # thuế
    LAND = "land"  # tiền sử dụng đất, thuê đất


@dataclass(frozen=True, slots=True)
class SlipIssued:
    """A paper that an act has issued, and what it leaves due."""

    dossier_code: str
    slip_id: int
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One paper that was issued for a dossier."""

    slip_id: int
    kind: str
    ordinal: int
    number: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """One listed paper that a supplement request asks for, and what is missing or wrong."""

    order: int
    name: str
    original_count: int
    copy_count: int
    what_is_missing: str


@dataclass(frozen=True, slots=True)
class PaperBrought:
    """One listed paper as it was handed in: how many of each kind, and its scan if there is one."""

    order: int
    original_count: int = 0
    certified_count: int = 0
    electronic_count: int = 0
    file_id: int | None = None

    @property
    def count(self) -> int:
        return self.original_count + self.certified_count + self.electronic_count


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantOnPaper:
    """Who handed a dossier in on paper, as it stands in his papers."""

    full_name: str
    identity_number: str
    address: str
    phone_number: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """A dossier that was entered for somebody at the desk."""

    dossier_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraPaperLine:
    """One attempt to ask for a paper that the published procedure does not list."""

    dossier_code: str
    procedure_name: str
    agency_code: str
    agency_name: str
    by_name: str
    paper_name: str
    attempted_at: datetime


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


@dataclass(frozen=True, slots=True)
class ConsultationLine:
    """One opinion that was asked for."""

    consultation_id: int
    agency_code: str
    agency_name: str
    question: str
    asked_at: datetime
    answer_by: datetime
    answer: str
    answered_at: datetime | None
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
