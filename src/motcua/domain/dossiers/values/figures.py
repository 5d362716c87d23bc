"""How settled dossiers stood to their due time, and how much time open ones have left."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NamedTuple


class Whose(NamedTuple):
    """Whose dossiers are counted: of agencies that decide, or of units that received."""

    side: Literal["competent", "receiving"]
    agency_codes: frozenset[str]


class Verdict(StrEnum):
    """How a settled dossier stood to its due time. ADR 17: what was late stays late."""

    EARLY = "early"  # on a day before the due day
    ON_TIME = "on_time"
    LATE = "late"


class Backlog(StrEnum):
    """How much time an open dossier has left, from plenty to long past."""

    AMPLE = "ample"  # more than half of its limit
    LESS = "less"  # less than half
    SOON = "soon"  # until the end of the next working day
    TODAY = "today"
    LATE = "late"  # up to three working days
    LATER = "later"  # up to ten
    LATEST = "latest"
    HELD = "held"  # the limit stands still


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The moments between the stretches of `Backlog`; the caller knows the calendar."""

    at: datetime
    end_of_today: datetime
    soon_until: datetime
    late_since: datetime  # due before this: more than three working days late
    latest_since: datetime  # due before this: more than ten


@dataclass(frozen=True, slots=True)
class SettledCount:
    agency_code: str
    week: date  # its Monday
    verdict: str
    count: int


@dataclass(frozen=True, slots=True)
class VersionCount:
    procedure_version_id: int
    key: str  # of Verdict or Backlog
    count: int


@dataclass(frozen=True, slots=True)
class BacklogCount:
    agency_code: str
    backlog: str
    count: int


@dataclass(frozen=True, slots=True)
class FlowCount:
    channel: str
    state: str
    stage: str
    returned_how: str
    count: int


class CountedDossier(NamedTuple):
    """One dossier behind a figure, without its applicant."""

    dossier_id: int
    code: str
    procedure_name: str
    agency_code: str
    state: str
    stage: str
    due_at: datetime | None
    result_ready_at: datetime | None
    holder_account_id: int | None
    is_apology_sent: bool
    sorted_at: datetime
