"""What a panel of the dossier's page is made of: what happened, line by line, under a heading."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua.interfaces.design_system.components import Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that happened. `said` are words of people, shown as they were typed."""

    title: str
    due: Due | None = None
    said: str = ""
    points: Sequence[str] = ()
    detail: str = ""
    address: str = ""
    address_words: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines of one kind under a heading."""

    title: str
    lines: Sequence[Line] = field(default_factory=tuple)
