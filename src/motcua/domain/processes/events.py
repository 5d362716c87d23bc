"""Facts that `processes` publishes: ids and moments only."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessFact:
    """What every fact about the process of a procedure says."""

    name: ClassVar[str]

    procedure_slug: str
    version_id: int
    at: datetime

    @property
    def order_key(self) -> str:
        return f"process:{self.procedure_slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessPublished(ProcessFact):
    """A version begins on `valid_from` (ISO date)."""

    name: ClassVar[str] = "processes.published.1"
    valid_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessWithdrawn(ProcessFact):
    """A published version will not begin."""

    name: ClassVar[str] = "processes.withdrawn.1"
