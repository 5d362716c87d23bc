"""Dossiers as their applicants and officers see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NewType

from motcua.domain.slips.rules import TEMPLATES_FOLDER

DossierId = NewType("DossierId", int)


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
    case_key: str  # empty: not said
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
        return TEMPLATES_FOLDER / f"{self.kind}.typ"
