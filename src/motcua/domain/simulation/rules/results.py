"""What a simulation says: of every dossier, every step, every official, every day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class Change(StrEnum):
    """What a draft does to one dossier's promise."""

    GAINED = "gained"  # late then, on time under the draft
    LOST = "lost"  # on time then, late under the draft
    STILL_LATE = "still_late"
    STILL_ON_TIME = "still_on_time"
    UNDECIDED = "undecided"  # without a due time or a decision: not counted


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedTask:
    """One stretch of work. `officer` None: nobody, or an agency that has no dossier in the period."""

    step_key: str
    agency_code: str
    role_key: str
    officer: int | None
    opened_at: datetime
    ended_at: datetime
    work: timedelta  # office time


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedDossier:
    """One dossier, then and under the draft. `is_explained`: its process led the way it went.

    `agency_codes`: the agencies that received it and that decide.
    """

    dossier_id: int
    code: str
    agency_codes: tuple[str, str]
    due_at: datetime | None
    decided_at: datetime | None
    predicted_at: datetime | None
    is_explained: bool
    tasks: tuple[PredictedTask, ...]

    @property
    def change(self) -> Change:
        if self.due_at is None or self.decided_at is None or self.predicted_at is None:
            return Change.UNDECIDED
        was_on_time, will_be = self.decided_at <= self.due_at, self.predicted_at <= self.due_at
        if was_on_time:
            return Change.STILL_ON_TIME if will_be else Change.LOST
        return Change.GAINED if will_be else Change.STILL_LATE


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure as it was and as it would be."""

    then: timedelta
    now: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFigures:
    """`work`: office time of officials; `stay`: office time from opening to end.

    `queue_then`, `queue_now`: how many were open at the close of every day of the simulation.
    """

    step_key: str
    name: str
    is_new: bool
    is_gone: bool
    times_then: int
    times_now: int
    work: Pair
    stay: Pair
    queue_then: tuple[int, ...]
    queue_now: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerFigures:
    """What one official, or one agency whose people are not known (None), worked on these dossiers."""

    officer: int | None
    agency_code: str
    times_then: int
    times_now: int
    work: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """The whole answer. `days`: the working days on whose close the queues were counted.

    `work` is that of all; the part of nobody known is the planned hours of agencies without a past.
    """

    dossiers: tuple[PredictedDossier, ...]
    steps: tuple[StepFigures, ...]
    officers: tuple[OfficerFigures, ...]
    days: tuple[date, ...]
    work: Pair

    def count(self, *changes: Change) -> int:
        return sum(1 for each in self.dossiers if each.change in changes)

    @property
    def counted(self) -> int:
        """Dossiers that were promised and decided."""
        return len(self.dossiers) - self.count(Change.UNDECIDED)

    @property
    def on_time_then(self) -> int:
        return self.count(Change.STILL_ON_TIME, Change.LOST)

    @property
    def on_time_now(self) -> int:
        return self.count(Change.STILL_ON_TIME, Change.GAINED)

    @property
    def saved(self) -> timedelta:
        """Office time that officials would not have to work; negative: more of it."""
        known = [each.work for each in self.officers if each.officer is not None]
        return sum((pair.then - pair.now for pair in known), timedelta())

    @property
    def added_elsewhere(self) -> timedelta:
        """Office time that agencies without a past would have, more than then."""
        unknown = [each.work for each in self.officers if each.officer is None]
        return sum((pair.now - pair.then for pair in unknown), timedelta())

    @property
    def unexplained(self) -> int:
        return sum(1 for each in self.dossiers if not each.is_explained)

    def changed(self, change: Change) -> Sequence[PredictedDossier]:
        return tuple(each for each in self.dossiers if each.change is change)
