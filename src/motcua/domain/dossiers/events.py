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
