"""Facts that `dossiers` publishes: ids and moments, never personal data."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFact:
    """What every fact about a dossier says."""

    name: ClassVar[str]

    dossier_id: int
    at: datetime

    @property
    def order_key(self) -> str:
        return f"dossier:{self.dossier_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSubmitted(DossierFact):
    name: ClassVar[str] = "dossiers.submitted.1"
    receiving_agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAccepted(DossierFact):
    name: ClassVar[str] = "dossiers.accepted.1"
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRefused(DossierFact):
    name: ClassVar[str] = "dossiers.refused.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierHandedOver(DossierFact):
    name: ClassVar[str] = "dossiers.handed_over.1"
    competent_agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierTaken(DossierFact):
    name: ClassVar[str] = "dossiers.taken.1"
    holder_account_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierAssigned(DossierFact):
    name: ClassVar[str] = "dossiers.assigned.1"
    holder_account_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultProposed(DossierFact):
    name: ClassVar[str] = "dossiers.result_proposed.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSentBack(DossierFact):
    name: ClassVar[str] = "dossiers.result_sent_back.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultReady(DossierFact):
    name: ClassVar[str] = "dossiers.result_ready.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultReturned(DossierFact):
    name: ClassVar[str] = "dossiers.result_returned.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRegistered(DossierFact):
    name: ClassVar[str] = "dossiers.registered.1"
    receiving_agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierTransferred(DossierFact):
    name: ClassVar[str] = "dossiers.transferred.1"
    from_agency_code: str
    to_agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequestedAtIntake(DossierFact):
    name: ClassVar[str] = "dossiers.supplement_requested_at_intake.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequestedInProcess(DossierFact):
    name: ClassVar[str] = "dossiers.supplement_requested_in_process.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementSent(DossierFact):
    name: ClassVar[str] = "dossiers.supplement_sent.1"
    receiving_agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementAccepted(DossierFact):
    name: ClassVar[str] = "dossiers.supplement_accepted.1"
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationRaised(DossierFact):
    name: ClassVar[str] = "dossiers.obligation_raised.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRecorded(DossierFact):
    name: ClassVar[str] = "dossiers.payment_recorded.1"
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyConsulted(DossierFact):
    name: ClassVar[str] = "dossiers.consulted.1"
    consulted_agency_code: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationAnswered(DossierFact):
    name: ClassVar[str] = "dossiers.consultation_answered.1"
    consulted_agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationRecalled(DossierFact):
    name: ClassVar[str] = "dossiers.consultation_recalled.1"
    consulted_agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationOverdue(DossierFact):
    name: ClassVar[str] = "dossiers.consultation_overdue.1"
    consulted_agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationRecorded(DossierFact):
    name: ClassVar[str] = "dossiers.verification_recorded.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPaused(DossierFact):
    name: ClassVar[str] = "dossiers.paused.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierResumed(DossierFact):
    name: ClassVar[str] = "dossiers.resumed.1"
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionProposed(DossierFact):
    name: ClassVar[str] = "dossiers.rejection_proposed.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRejected(DossierFact):
    name: ClassVar[str] = "dossiers.rejected.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologyRaised(DossierFact):
    name: ClassVar[str] = "dossiers.apology_raised.1"
    for_due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologySent(DossierFact):
    name: ClassVar[str] = "dossiers.apologised.1"
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultHandedToPost(DossierFact):
    name: ClassVar[str] = "dossiers.handed_to_post.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionReminded(DossierFact):
    name: ClassVar[str] = "dossiers.collection_reminded.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalRequested(DossierFact):
    name: ClassVar[str] = "dossiers.withdrawal_requested.1"
    receiving_agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalRecorded(DossierFact):
    name: ClassVar[str] = "dossiers.withdrawal_recorded.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierWithdrawn(DossierFact):
    name: ClassVar[str] = "dossiers.withdrawn.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierStopped(DossierFact):
    name: ClassVar[str] = "dossiers.stopped.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalDeclined(DossierFact):
    name: ClassVar[str] = "dossiers.withdrawal_declined.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierReopened(DossierFact):
    name: ClassVar[str] = "dossiers.reopened.1"
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRedated(DossierFact):
    name: ClassVar[str] = "dossiers.redated.1"
    old_due_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierArchived(DossierFact):
    name: ClassVar[str] = "dossiers.archived.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFollowedSuccessor(DossierFact):
    name: ClassVar[str] = "dossiers.followed_successor.1"
    receiving_agency_code: str
    competent_agency_code: str
