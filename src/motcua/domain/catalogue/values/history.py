"""What is known of a procedure along both axes of time, and groups of procedures done together."""

from dataclasses import dataclass
from datetime import date, datetime

from .page import DecisionReference, VersionId


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a procedure: when it holds, since when it is known, what took its place."""

    version_id: VersionId
    slug: str
    code: str | None
    name: str
    publication_status: str
    valid_from: date | None
    valid_to: date | None
    recorded_at: datetime
    superseded_at: datetime | None
    decision: DecisionReference | None


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A procedure of a group. Those of one order, or parallel ones, do not wait for each other."""

    slug: str
    order: int
    is_parallel: bool


@dataclass(frozen=True, slots=True)
class ProcedureGroup:
    """Procedures that a decision links, so that one asks for all of them at once (liên thông)."""

    code: str
    name: str
    lead_agency_name: str
    decision_number: str
    members: tuple[GroupMember, ...]
    mark: str
    valid_from: date | None
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)
