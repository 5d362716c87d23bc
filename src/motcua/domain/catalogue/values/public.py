"""The catalogue as the public reads it: where a procedure stands, what has changed and what will."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto

from motcua.domain.records.values import Level, PublicationStatus, Subject
from motcua.domain.working_time.values import Limit

from .page import DecisionReference, Online, VersionId


class Standing(StrEnum):
    """Where a procedure stands on a day."""

    IN_FORCE = auto()
    NOT_YET = auto()
    REPLACED = auto()
    ABOLISHED = auto()


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """One procedure in a list. No agency is looked up for it."""

    slug: str
    code: str | None
    name: str
    field_key: str
    field_name: str
    level: Level
    subjects: tuple[Subject, ...]
    limit: Limit
    is_same_day: bool
    is_free: bool
    online: Online
    valid_from: date | None
    valid_to: date | None
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class VersionInTime:
    """One version of a procedure on both axes of time. Both days are included, None is open."""

    version_id: VersionId
    code: str | None
    name: str
    status: PublicationStatus
    valid_from: date | None
    valid_to: date | None
    recorded_at: datetime
    superseded_at: datetime | None
    decision: DecisionReference | None
    successor_slug: str | None = None

    @property
    def is_active(self) -> bool:
        return self.status is PublicationStatus.ACTIVE

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class ProcedureStanding:
    """A procedure that the catalogue knows, in force or not.

    `since`: the first day of this standing, None where it has always been so. `versions`: those
    that hold true now, oldest first. `successor_slug`: the procedure that took its place.
    """

    slug: str
    name: str
    code: str | None
    standing: Standing
    since: date | None
    versions: tuple[VersionInTime, ...]
    successor_slug: str | None
    successor_name: str | None


class CatalogueChangeKind(StrEnum):
    """What happened to a procedure (63/2010/NĐ-CP art. 14)."""

    NEW = auto()
    AMENDED = auto()
    REPLACED = auto()
    ABOLISHED = auto()


@dataclass(frozen=True, slots=True)
class CatalogueChange:
    """A change of the catalogue that takes effect on a day.

    `version_id`: what holds from that day, None where nothing does; `former_version_id`: what held
    until the day before.
    """

    slug: str
    code: str | None
    name: str
    kind: CatalogueChangeKind
    effective_on: date
    recorded_at: datetime
    version_id: VersionId | None
    former_version_id: VersionId | None
    decision: DecisionReference | None


@dataclass(frozen=True, slots=True)
class CatalogueState:
    """Which edition of the catalogue a reader has. `published_at` None: nothing is published."""

    token: str
    published_at: datetime | None
