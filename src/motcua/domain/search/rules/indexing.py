"""The terms under which an entry is kept: syllables, pairs of syllables, first letters."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from motcua.domain.search.values import Passage

from .folding import syllables
from .holding import initials_of
from .ranking import PART_WEIGHTS


@dataclass(frozen=True, slots=True)
class Term:
    """A term of one entry, what it weighs there, and how it is written with marks."""

    bare: str
    weight: float
    shown: str


def terms_of(passages: Iterable[Passage]) -> tuple[Term, ...]:
    """Every term once, at its heaviest: in a short passage it weighs more than in a long one."""
    found: dict[str, Term] = {}

    def keep(bare: str, weight: float, shown: str) -> None:
        held = found.get(bare)
        if held is None or weight > held.weight:
            found[bare] = Term(bare, round(weight, 3), shown)

    for passage in passages:
        parts = syllables(passage.text)
        spelled = _spelled(passage.text, len(parts))
        length = 0.55 + 0.45 / max(len(parts), 1) ** 0.5
        weight = PART_WEIGHTS[passage.part] * length
        for place, part in enumerate(parts):
            keep(part.bare, weight, spelled[place] if spelled else part.bare)
        for one, other in pairwise(parts):
            keep(f"{one.bare} {other.bare}", weight, "")
        if initials := initials_of([part.bare for part in parts]):
            keep(initials, weight, "")
    return tuple(found.values())


def _spelled(text: str, count: int) -> list[str]:
    """The syllables as they are written; empty if they cannot be told apart by blanks."""
    words = [word.strip(".,;:()/\"“”'!?") for word in text.lower().split()]
    words = [word for word in words if word]
    return words if len(words) == count else []
