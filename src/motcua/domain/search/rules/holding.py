"""Entries taken apart once, as a process keeps them to weigh them against many questions."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from motcua.domain.search.values import Part, Passage

from .folding import MARKS_AGREE, likeness, syllables
from .lexicon import INITIALS

INITIALS_LENGTH_MIN: Final = 3
INITIALS_LENGTH_MAX: Final = 9


@dataclass(frozen=True, slots=True)
class HeldPassage:
    """A passage taken apart."""

    part: Part
    text: str
    bares: tuple[str, ...]
    marks_of: Mapping[str, str]  # of each syllable where it first stands; first letters have none
    is_unmarked: bool  # written as people type without marks

    def agrees(self, bare: str, marks: str) -> bool:
        """Whether a syllable of it is meant with such marks: `lái` is not `lại`."""
        return self.is_unmarked or likeness(marks, self.marks_of[bare]) >= MARKS_AGREE


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """An entry taken apart."""

    key: str
    title: str
    code: str | None
    digits: tuple[str, ...]
    rank: int | None
    position: int
    passages: tuple[HeldPassage, ...]


def taken_apart(passage: Passage) -> list[str]:
    """A passage as it is kept: its part, its text, its syllables and their marks."""
    parts = syllables(passage.text)
    bares, marks = [part.bare for part in parts], [part.marks for part in parts]
    return [passage.part.value, passage.text, " ".join(bares), ",".join(marks)]


def held_passage(kept: Sequence[str]) -> HeldPassage:
    """A passage from what is kept of it. Its syllables are interned: thousands of others have them."""
    part, text, joined, marks = kept
    bares = tuple(map(sys.intern, joined.split()))
    marks_of: dict[str, str] = {}
    for bare, each in zip(bares, marks.split(","), strict=False):  # a text may have no syllable
        marks_of.setdefault(bare, sys.intern(each))
    if initials := initials_of(bares):
        marks_of[sys.intern(initials)] = ""
    return HeldPassage(Part(part), text, bares, marks_of, is_unmarked=not marks.strip(","))


def initials_of(bares: Sequence[str]) -> str:
    """The term for the first letters of a text; empty if nobody would shorten it."""
    if not INITIALS_LENGTH_MIN <= len(bares) <= INITIALS_LENGTH_MAX:
        return ""
    return INITIALS + "".join(bare[0] for bare in bares)
