"""The national list of divisions, as lists say it, and how two lists differ."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .organisations import DivisionLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUnit:
    """A division of the country. Codes of three levels are told apart by their length: 2, 3, 5."""

    code: str
    level: DivisionLevel
    name: str
    kind: str
    parent_code: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStep:
    """One division of the country going into another on a day: wholly or in part."""

    predecessor_code: str
    successor_code: str
    took_effect_on: date
    extent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDivision:
    """A division that a name means, with the one it lies in."""

    unit: ListedUnit
    parent_name: str


class DifferenceKind(StrEnum):
    """How two lists disagree about a division."""

    MISSING = "missing"  # the other list has it, ours has not
    EXTRA = "extra"  # ours has it, the other list has not
    RENAMED = "renamed"
    RECODED = "recoded"  # the other list gives it another code
    MOVED = "moved"  # under another parent
    CLOSED = "closed"  # the other list says that it has ended
    MERGED = "merged"  # the other list says that it went elsewhere


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDifference:
    """One disagreement, for a person to resolve: nothing is overwritten."""

    kind: DifferenceKind
    code: str
    sentence: str
