"""What checking one file gives: its faults, or the act that publishes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from motcua.domain.identity.values import Actor
from motcua.foundation.db.publication import PublishedCounts

from .faults import Fault

Publish = Callable[[Actor, datetime], PublishedCounts]


@dataclass(frozen=True, slots=True)
class Checked:
    """`publish` is there exactly if there is no fault."""

    faults: tuple[Fault, ...]
    publish: Publish | None


@dataclass(slots=True)
class Context:
    """What files of one run know of each other. None: that file is not part of the run."""

    agency_codes: frozenset[str] | None = None
    faulty_kinds: set[str] = field(default_factory=set)


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None
