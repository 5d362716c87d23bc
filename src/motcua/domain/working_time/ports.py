"""What this module needs from others: who acts, and how a regime counts. Neighbours, so Protocols."""

from datetime import time
from typing import Protocol


class Actor(Protocol):
    """Who publishes a calendar."""

    @property
    def reference(self) -> str:
        """What the journal writes, without personal data."""
        ...

    def may(self, permission: str, *, agency_code: str) -> bool:
        """Whether the right is held in that agency."""
        ...

    def require(self, permission: str, *, agency_code: str) -> None:
        """Raises NotPermitted unless the right is held in that agency."""
        ...


class CountingRules(Protocol):
    """The reading by which limits are counted: `values.CountingRules`, or a regime's own."""

    @property
    def cutoff(self) -> time | None: ...
    @property
    def cutoff_applies_to_working_hours(self) -> bool: ...
    @property
    def counts_day_of_receipt(self) -> bool: ...
    @property
    def moves_off_days(self) -> bool: ...
    @property
    def month_ends_on_last_day(self) -> bool: ...
    @property
    def due_at(self) -> time | None: ...
    @property
    def pauses_working_hours(self) -> bool: ...
    @property
    def pauses_working_days(self) -> bool: ...
    @property
    def pauses_days(self) -> bool: ...

    def source_of(self, part: str) -> str:
        """The instrument of one part; empty where none is named."""
        ...
