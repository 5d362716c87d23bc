"""How limits are counted, part by part, and when they are paused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from types import MappingProxyType
from typing import Final

from motcua.domain.working_time.errors import MomentWithoutZone, PauseEndsBeforeItStarts
from motcua.foundation.clock import VIETNAM

FIRST_DAY_NOT_COUNTED: Final = "Bộ luật Dân sự 2015, Điều 147"
END_OF_LIMIT: Final = "Bộ luật Dân sự 2015, Điều 148"
DEFAULT_SOURCES: Final[Mapping[str, str]] = MappingProxyType(
    {"counts_day_of_receipt": FIRST_DAY_NOT_COUNTED, "moves_off_days": END_OF_LIMIT}
)


@dataclass(frozen=True, slots=True)
class CountingRules:
    """The reading of the law by which limits are counted; each part is a parameter of the regime.

    `sources` names the instrument of each part, by field. A regime brings its own value of the same
    shape (`ports.CountingRules`); this one stands where no regime is asked.
    """

    cutoff: time | None = None  # received later counts as the next working day
    cutoff_applies_to_working_hours: bool = False
    counts_day_of_receipt: bool = False
    moves_off_days: bool = (
        True  # days and months that end on a day off end with the next working day
    )
    month_ends_on_last_day: bool = (
        True  # where the month has no such day; else the first of the next
    )
    due_at: time | None = None  # on the last day; None: when office hours end
    pauses_working_hours: bool = True
    pauses_working_days: bool = True
    pauses_days: bool = True  # and months
    sources: Mapping[str, str] = field(default_factory=lambda: DEFAULT_SOURCES)

    def source_of(self, part: str) -> str:
        """The instrument of one part; empty where none is named."""
        return self.sources.get(part, "")


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch of time that a limit leaves out: from `from_at`, until just before `to_at`.

    `ground` is the reason in words that a person reads, `source` its legal ground.
    Raises MomentWithoutZone, PauseEndsBeforeItStarts.
    """

    from_at: datetime
    to_at: datetime
    ground: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        for name in ("from_at", "to_at"):
            moment = getattr(self, name)
            if moment.tzinfo is None:
                raise MomentWithoutZone(moment=moment.isoformat())
            object.__setattr__(self, name, moment.astimezone(VIETNAM))
        if self.to_at < self.from_at:
            raise PauseEndsBeforeItStarts(
                from_at=self.from_at.isoformat(), to_at=self.to_at.isoformat()
            )
