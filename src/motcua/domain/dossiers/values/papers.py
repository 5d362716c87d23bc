"""Papers: asked for, handed in, issued."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
