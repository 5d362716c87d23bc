"""Records under work, decisions that publish them, what the gate says, what a search finds."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NewType

from motcua.domain.records.values import ChangeKind, IntakeList, RecordState
from motcua.domain.search.values import Reason, in_words

RecordId = NewType("RecordId", int)
DecisionId = NewType("DecisionId", int)


@dataclass(frozen=True, slots=True)
class Record:
    """A procedure under work. `facts`: the canonical data of a record (`rules.record`)."""

    record_id: RecordId
    slug: str
    change_kind: ChangeKind
    state: RecordState
    facts: dict[str, Any]
    revision: int
    base_version_id: int | None  # what it would take the place of
    decision_id: DecisionId | None
    drawn_by: int | None
    checked_by: int | None
    checked_at: datetime | None
    remarks: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of publication (quyết định công bố)."""

    decision_id: DecisionId
    number: str
    signed_on: date | None
    signer_name: str
    signer_title: str
    agency_code: str
    agency_name: str
    effective_from: date
    instrument_number: str  # the legal document that brought the change
    instrument_effective_on: date | None
    is_shortened: bool
    signed_at: datetime | None
    published_at: datetime | None
    entered_in_database_at: datetime | None
    withdrawn_at: datetime | None = None  # before it was published

    @property
    def is_waiting(self) -> bool:
        """Whether it is still to be signed or published."""
        return self.published_at is None and self.withdrawn_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """By when a decision is to be published and entered in the national database, and whether it was.

    Days are those of Vietnam. `enter_by` is known once it is published.
    """

    publish_by: date | None
    published_on: date | None
    enter_by: date | None
    entered_on: date | None

    @property
    def was_published_late(self) -> bool:
        return (
            self.publish_by is not None
            and self.published_on is not None
            and self.published_on > self.publish_by
        )

    @property
    def was_entered_late(self) -> bool:
        return (
            self.enter_by is not None
            and self.entered_on is not None
            and self.entered_on > self.enter_by
        )

    def is_publication_overdue(self, day: date) -> bool:
        """Not published yet, and the day has passed."""
        return self.published_on is None and self.publish_by is not None and day > self.publish_by

    def is_entry_overdue(self, day: date) -> bool:
        """Published, not entered yet, and the day has passed."""
        return self.entered_on is None and self.enter_by is not None and day > self.enter_by


@dataclass(frozen=True, slots=True)
class IntakeEntry:
    """A procedure to be put on a list. `reason` where the list asks why."""

    slug: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class IntakeListPublished:
    """One publication of a list, for a table of all of them."""

    kind: IntakeList
    valid_from: date
    decision_number: str
    decided_on: date
    published_at: datetime
    count: int


@dataclass(frozen=True, slots=True)
class IntakeListing:
    """One line of a list: which procedure, and why it is there."""

    kind: IntakeList
    slug: str
    name: str
    code: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class ProcedureHit:
    """One procedure found. `why` says what was matched, and what was read into the question."""

    slug: str
    code: str | None
    name: str
    score: float
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """In Vietnamese; a page in another language shows the reasons itself."""
        return in_words(self.reasons)
