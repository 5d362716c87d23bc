"""How well an entry answers a question."""

import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from motcua.domain.search.values import Part, Passage, Question, Reading

from .folding import likeness, syllables
from .lexicon import INITIALS, Lexicon

PART_WEIGHTS: Final = {
    Part.NAME: 1.0,
    Part.KEYWORD: 0.97,
    Part.EVERYDAY: 0.93,
    Part.DETAIL: 0.55,
    Part.FIELD: 0.5,
}
COVERED_ENOUGH: Final = 0.55  # of a meaning, by weight
MARKS_AGREE: Final = 0.86
READING_QUALITY: Final = 0.93
UNMARKED_AGREEMENT: Final = 0.97
EXACT_CODE: Final = 2.0
PART_OF_CODE: Final = 1.4
INITIALS_LENGTH_MIN: Final = 3
INITIALS_LENGTH_MAX: Final = 9


@dataclass(frozen=True, slots=True)
class HeldPassage:
    """A passage taken apart once."""

    part: Part
    text: str
    bares: tuple[str, ...]
    marks: tuple[str, ...]
    terms: frozenset[str]
    is_unmarked: bool  # written as people type without marks

    def marks_of(self, bare: str) -> str:
        """The marks of a syllable where it first stands."""
        return self.marks[self.bares.index(bare)]


@dataclass(frozen=True, slots=True)
class HeldEntry:
    """An entry taken apart once."""

    entry_id: int
    key: str
    title: str
    code: str | None
    digits: tuple[str, ...]
    rank: int | None
    position: int
    passages: tuple[HeldPassage, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """What an entry is worth, and which of its passages made it so."""

    value: float
    coverage: float
    passage: HeldPassage | None = None
    readings: tuple[Reading, ...] = ()
    code: str | None = None


def taken_apart(passage: Passage) -> list[str]:
    """A passage as it is kept: its part, its text, its syllables and their marks."""
    parts = syllables(passage.text)
    bares, marks = [part.bare for part in parts], [part.marks for part in parts]
    return [passage.part.value, passage.text, " ".join(bares), ",".join(marks)]


def held_passage(kept: Sequence[str]) -> HeldPassage:
    """A passage from what is kept of it."""
    part, text, joined, marks = kept
    bares = tuple(joined.split())
    initials = initials_of(bares)
    return HeldPassage(
        part=Part(part),
        text=text,
        bares=bares,
        marks=tuple(marks.split(",")),
        terms=frozenset((*bares, initials) if initials else bares),
        is_unmarked=not marks.strip(","),
    )


def initials_of(bares: Sequence[str]) -> str:
    """The term for the first letters of a text; empty if nobody would shorten it."""
    if not INITIALS_LENGTH_MIN <= len(bares) <= INITIALS_LENGTH_MAX:
        return ""
    return INITIALS + "".join(bare[0] for bare in bares)


class Weighing:
    """One question, made ready to be held against many entries."""

    def __init__(self, question: Question, lexicon: Lexicon) -> None:
        self.question = question
        self._weight = lexicon.weight
        self._weights = [word.weight for word in question.words]
        self._total = sum(self._weights)
        self._meanings = [
            (
                reading,
                [
                    [(each.bare, each.marks, lexicon.weight(each.bare)) for each in meaning]
                    for meaning in reading.meanings
                ],
            )
            for reading in question.readings
        ]
        self._asked = {choice.bare for word in question.words for choice in word.choices} | {
            each.bare
            for reading in question.readings
            for meaning in reading.meanings
            for each in meaning
        }

    def score(self, entry: HeldEntry) -> Score:
        """The best passage decides; what else the entry says and its use help a bit."""
        if code := _code_found(entry, self.question):
            value = EXACT_CODE if code in self.question.codes else PART_OF_CODE
            return Score(value, 1.0, code=entry.code)
        if not self._total:
            return Score(0.0, 0.0)
        best, second = Score(0.0, 0.0), 0.0
        everywhere = [0.0] * len(self._weights)
        for passage in entry.passages:
            if passage.terms.isdisjoint(self._asked):
                continue
            covered, used = self._covered(passage)
            if not any(covered):
                continue
            everywhere = list(map(max, everywhere, covered))
            coverage = self._share_of(covered)
            ceiling = PART_WEIGHTS[passage.part] * coverage**1.5
            if ceiling <= second:
                continue  # neither the best nor the second
            precision = self._precision(passage, covered, used)
            order = _order(passage, self.question, covered, used)
            value = ceiling * (0.6 + 0.27 * precision + 0.13 * order)
            if value > best.value:
                best, second = Score(value, coverage, passage, used), best.value
            else:
                second = max(second, value)
        bag = self._share_of(everywhere)
        prior = 1 + (0.035 / math.sqrt(1 + (entry.rank - 1) / 6) if entry.rank else 0.0)
        value = prior * (best.value * 0.82 + 0.13 * bag**1.5 + 0.05 * second)
        return Score(value, max(best.coverage, bag), best.passage, best.readings)

    def _share_of(self, covered: Sequence[float]) -> float:
        """How much of the question is met, by weight."""
        return math.fsum(map(operator.mul, self._weights, covered)) / self._total

    def _covered(self, passage: HeldPassage) -> tuple[list[float], tuple[Reading, ...]]:
        """How well each word of the question is met by a passage, and by which readings."""
        terms = passage.terms
        covered = []
        for word in self.question.words:
            quality = 0.0
            for choice in word.choices:
                if choice.bare in terms and choice.quality > quality:
                    if choice.is_initials or passage.is_unmarked:
                        agreement = UNMARKED_AGREEMENT
                    else:
                        agreement = likeness(word.marks, passage.marks_of(choice.bare))
                    if choice.shown:
                        agreement = 0.85 + 0.15 * agreement
                    quality = max(quality, choice.quality * agreement)
            covered.append(quality)
        used = []
        for reading, meanings in self._meanings:
            share = max(_share(meaning, passage) for meaning in meanings)
            if share < COVERED_ENOUGH:
                continue
            quality = READING_QUALITY * share * share
            places = range(reading.begin, reading.end)
            if any(quality > covered[place] for place in places):
                used.append(reading)
                for place in places:
                    covered[place] = max(covered[place], quality)
        return covered, tuple(used)

    def _precision(
        self, passage: HeldPassage, covered: Sequence[float], used: Sequence[Reading]
    ) -> float:
        """How much of the passage was asked for, by weight."""
        asked = {each.bare for reading in used for meaning in reading.meanings for each in meaning}
        for word, quality in zip(self.question.words, covered, strict=True):
            if quality:
                for choice in word.choices:
                    asked.add(choice.bare)
                    if choice.is_initials and choice.bare in passage.terms:
                        return 1.0
        total = found = 0.0
        for bare in passage.bares:
            weight = self._weight(bare)
            total += weight
            if bare in asked:
                found += weight
        return found / total if total else 0.0


def _share(meaning: Sequence[tuple[str, str, float]], passage: HeldPassage) -> float:
    """How much of a meaning stands in a passage, by weight. `lái` does not stand for `lại`."""
    total = found = 0.0
    for bare, marks, weight in meaning:
        total += weight
        if bare in passage.terms and (
            passage.is_unmarked or likeness(marks, passage.marks_of(bare)) >= MARKS_AGREE
        ):
            found += weight
    return found / total if total else 0.0


def _code_found(entry: HeldEntry, question: Question) -> str:
    for asked in question.codes:
        for held in entry.digits:
            if asked == held:
                return asked
            if held.startswith(asked) or held.endswith(asked):
                return held
    return ""


def _order(
    passage: HeldPassage, question: Question, covered: Sequence[float], used: Sequence[Reading]
) -> float:
    """How many neighbours in the question are neighbours in the passage."""
    met = [place for place, quality in enumerate(covered) if quality]
    if not met[1:]:
        return 1.0
    inside = {
        place for reading in used for place in range(reading.begin, reading.end - 1)
    }  # a phrase that was read as another is one piece
    pairs = set(pairwise(passage.bares))
    together = 0
    for one, other in pairwise(met):
        if one in inside or any(
            (first.bare, second.bare) in pairs
            for first in question.words[one].choices
            for second in question.words[other].choices
        ):
            together += 1
    return together / (len(met) - 1)
