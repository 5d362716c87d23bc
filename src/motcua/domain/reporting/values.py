"""Figures for whoever leads: frozen, for one moment and one scope."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from motcua.domain.dossiers.values.figures import Backlog, CountedDossier, Verdict, Whose
from motcua.domain.identity.values import AccountId
from motcua.domain.organisations.values import AgencyCode


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose dossiers are counted: agencies that decide, or one-stop units that received."""

    name: str  # of the agency that looks
    is_province: bool
    whose: Whose


@dataclass(frozen=True, slots=True)
class Shares:
    """Settled dossiers by verdict."""

    early: int = 0
    on_time: int = 0
    late: int = 0

    @property
    def total(self) -> int:
        return self.early + self.on_time + self.late

    @property
    def in_time_percent(self) -> float | None:
        """Early and on time together; None where nothing was settled."""
        return 100 * (self.early + self.on_time) / self.total if self.total else None

    def of(self, verdict: Verdict) -> int:
        return {
            Verdict.EARLY: self.early,
            Verdict.ON_TIME: self.on_time,
            Verdict.LATE: self.late,
        }[verdict]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One agency, one group of agencies or one field: this month, its weeks, what lies open."""

    key: str
    name: str
    month: Shares
    weeks: tuple[Shares, ...]
    backlog: Mapping[Backlog, int]

    @property
    def open(self) -> int:
        return sum(self.backlog.values())

    @property
    def overdue(self) -> int:
        return sum(
            self.backlog.get(each, 0) for each in (Backlog.LATE, Backlog.LATER, Backlog.LATEST)
        )


@dataclass(frozen=True, slots=True)
class FlowStage:
    """How many dossiers reached a stage, and those that left the way or wait before the next."""

    key: str
    count: int
    aside: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Where the dossiers handed in during a week are today, from how they came to how they went."""

    first: date
    last: date
    by_channel: Mapping[
        str, Mapping[str, int]
    ]  # what became of them: "accepted" or what stands aside
    stages: tuple[FlowStage, ...]
    by_return: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(sum(parts.values()) for parts in self.by_channel.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Minute:
    """All of the leader's page."""

    scope: Scope
    at: datetime
    month_first: date
    weeks: tuple[date, ...]  # Mondays, the oldest first
    target_percent: float
    month: Shares
    backlog: Mapping[Backlog, int]
    agencies: tuple[Line, ...]  # those of the province; or all of a smaller scope
    communes: tuple[Line, ...]
    fields: tuple[Line, ...]
    flow: Flow
    longest_late: tuple[CountedDossier, ...]
    holder_names: Mapping[AccountId, str]
    agency_names: Mapping[AgencyCode, str]
