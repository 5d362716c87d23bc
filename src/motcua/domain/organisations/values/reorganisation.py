"""A reorganisation: units that end on a day by a decision, and who carries on what they had."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from .organisations import Heir, PublishedAgency, PublishedDivision, PublishedSuccession

ReorganisationId = NewType("ReorganisationId", int)


class MoveKind(StrEnum):
    """What happens to a unit. Its row says one name, place and level for all of its life, so a unit
    that is renamed or moved ends as well, and a new one carries on wholly."""

    MERGE = "merge"  # Sáp nhập: wholly into one that goes on or is new
    SPLIT = "split"  # Chia, tách: into several
    RENAME = "rename"  # Đổi tên
    TRANSFER = "transfer"  # Chuyển về trực thuộc cơ quan khác
    ABOLISH = "abolish"  # Giải thể, kết thúc hoạt động


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMove:
    """Somebody who does not go where the rest of the unit goes."""

    account_id: int
    agency_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One unit that ends. `heirs`: by field or procedure, and the one that takes the rest."""

    kind: MoveKind
    agency_code: str
    heirs: tuple[Heir, ...] = ()
    people: tuple[PersonMove, ...] = ()

    @property
    def heir_of_the_rest(self) -> str | None:
        return next((heir.agency_code for heir in self.heirs if heir.takes_the_rest), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reorganisation:
    """What one decision changes from one day on. Units end with the day before."""

    title: str
    decision_number: str
    decided_on: date
    takes_effect_on: date
    moves: tuple[Move, ...]
    new_agencies: tuple[PublishedAgency, ...] = ()
    ended_divisions: tuple[str, ...] = ()
    new_divisions: tuple[PublishedDivision, ...] = ()
    successions: tuple[PublishedSuccession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorganisationFault:
    """What is wrong at a place of the document, and how it is mended. `code` is stable."""

    code: str
    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}"


class ReorganisationState(StrEnum):
    """How far a reorganisation has come."""

    ENTERED = "entered"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorganisationLine:
    """One reorganisation as it is kept."""

    reorganisation_id: ReorganisationId
    state: ReorganisationState
    reorganisation: Reorganisation
    entered_by: str
    entered_at: datetime
    closed_by: str
    closed_at: datetime | None
