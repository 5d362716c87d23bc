"""Facts that `catalogue` publishes: ids and moments only."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceduresPublished:
    """A decision was published. What it changes holds from `effective_from` (ISO date)."""

    name: ClassVar[str] = "catalogue.procedures_published.1"

    decision_id: int
    slugs: list[str]
    effective_from: str
    at: datetime

    @property
    def order_key(self) -> str:
        return "catalogue:decisions"
