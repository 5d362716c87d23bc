"""What a simulation starts from: how dossiers ran, and what it assumes of people and hours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

from motcua.domain.processes.values import InternalProcess
from motcua.domain.working_time.values import WorkCalendar

HOURS_WEIGHT_MAX = 1  # Work follows the planned hours at most in full proportion.

# How tasks ended that nobody finished: the words of `workflow.values.TaskEnd`, a test compares them.
CLOSED, MOVED = "closed", "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTask:
    """One step as it was done. `done_by` None: nobody, an act of the law went past it."""

    step_key: str
    ordinal: int
    agency_code: str
    role_key: str
    done_by: int | None
    opened_at: datetime
    ended_at: datetime | None  # None: still open when the history was taken
    outcome: str


@dataclass(frozen=True, slots=True)
class PastWait:
    """Time in which a dossier waited for somebody outside: papers, money, a lawful pause."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDossier:
    """One dossier. `process_key` names the process it ran on; `due_at` is the first promise."""

    dossier_id: int
    code: str
    process_key: str
    receiving_agency_code: str
    competent_agency_code: str
    submitted_at: datetime
    due_at: datetime | None
    decided_at: datetime | None
    tasks: tuple[PastTask, ...]
    waits: tuple[PastWait, ...] = ()


class OtherWork(NamedTuple):
    """What an official did meanwhile for something else: it stays where it was."""

    done_by: int
    opened_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Dossiers, the processes they ran on, the calendars of every agency that is named."""

    dossiers: tuple[PastDossier, ...]
    processes: Mapping[str, InternalProcess]
    calendars: Mapping[str, WorkCalendar]
    other_work: tuple[OtherWork, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """What nobody can know of a process that never ran; every one may be set.

    `hours_weight`: 1 when work follows the planned hours in proportion, 0 when it takes what it took.
    `usage`: which part of the planned hours a new step takes where nothing is known of those who
    would do it.
    `moved_steps_wait`: whether a step that changes hands joins the queue of those who get it.
    """

    hours_weight: Fraction = Fraction(1)
    usage: Fraction = Fraction(1)
    officers: Mapping[tuple[str, str], tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert 0 <= self.hours_weight <= HOURS_WEIGHT_MAX, self.hours_weight  # noqa: S101
        assert self.usage >= 0, self.usage  # noqa: S101
