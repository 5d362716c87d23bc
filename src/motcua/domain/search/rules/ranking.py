"""How well an entry answers a question."""

import math
import operator
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from motcua.domain.search.values import Choice, Part, Question, Reading

from .folding import likeness
from .holding import HeldEntry, HeldPassage
from .lexicon import Lexicon

PART_WEIGHTS: Final = {
    Part.NAME: 1.0,
    Part.KEYWORD: 0.97,
    Part.EVERYDAY: 0.93,
    Part.DETAIL: 0.55,
    Part.FIELD: 0.5,
}
COVERED_ENOUGH: Final = 0.75  # of a meaning, by weight
WHOLE_UP_TO: Final = 2  # syllables: nothing of so short a meaning may be missing
READING_QUALITY: Final = 0.93
UNMARKED_AGREEMENT: Final = 0.97
COVERAGE_POWER: Final = 1.5
EXACT_CODE: Final = 2.0
PART_OF_CODE: Final = 1.4


@dataclass(frozen=True, slots=True)
class Score:
    """What an entry is worth, and which of its passages made it so."""

    value: float
    passage: HeldPassage | None = None
    readings: tuple[Reading, ...] = ()
    code: str | None = None


class _Meanings:
    """The meanings of one reading, made ready."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.places = range(reading.begin, reading.end)
        self.bares = frozenset(each.bare for meaning in reading.meanings for each in meaning)
        self._weighed = [
            [(each.bare, each.marks, lexicon.weight(each.bare)) for each in meaning]
            for meaning in reading.meanings
        ]

    def quality(self, met: Collection[str], passage: HeldPassage | None) -> float:
        """How well the words are met by what they mean: by the best meaning, by its share in weight.

        `passage` None: at most, for the marks are not looked at.
        """
        best = 0.0
        for meaning in self._weighed:
            total = found = 0.0
            for bare, marks, weight in meaning:
                total += weight
                if bare in met and (passage is None or passage.agrees(bare, marks)):
                    found += weight
                elif len(meaning) <= WHOLE_UP_TO:
                    break
            else:
                best = max(best, found / total if total else 0.0)
        return READING_QUALITY * best * best if best >= COVERED_ENOUGH else 0.0


class Weighing:
    """One question, made ready to be held against many entries."""

    def __init__(self, question: Question, lexicon: Lexicon) -> None:
        self.question = question
        self._weight = lexicon.weight
        self._weights = [word.weight for word in question.words]
        self._total = sum(self._weights)
        self._meanings = [_Meanings(reading, lexicon) for reading in question.readings]
        self._choices_of: dict[str, list[tuple[int, Choice]]] = {}
        for place, word in enumerate(question.words):
            for choice in word.choices:
                self._choices_of.setdefault(choice.bare, []).append((place, choice))
        self._asked = self._choices_of.keys() | {
            bare for meanings in self._meanings for bare in meanings.bares
        }
        self._ceilings: dict[frozenset[str], float] = {}

    def score(self, entry: HeldEntry) -> Score:
        """The best passage decides; what else the entry says and its use help a bit."""
        if code := _code_found(entry, self.question):
            value = EXACT_CODE if code in self.question.codes else PART_OF_CODE
            return Score(value, code=entry.code)
        if not self._total:
            return Score(0.0)
        best = Score(0.0)
        promising = self._promising(entry)
        for most, met, passage in promising:
            if most <= best.value:
                break  # no later one is better
            covered, used = self._covered(met, passage)
            ceiling = PART_WEIGHTS[passage.part] * self._share_of(covered) ** COVERAGE_POWER
            if ceiling <= best.value:
                continue
            precision = self._precision(passage, met, covered, used)
            order = _order(passage, self.question, covered, used)
            value = ceiling * (0.6 + 0.27 * precision + 0.13 * order)
            if value > best.value:
                best = Score(value, passage, used)
        everywhere = frozenset().union(*(met for _most, met, _passage in promising))
        prior = 1 + (0.035 / math.sqrt(1 + (entry.rank - 1) / 6) if entry.rank else 0.0)
        value = prior * (best.value * 0.86 + 0.14 * self._ceiling(everywhere))
        return Score(value, best.passage, best.readings)

    def _promising(self, entry: HeldEntry) -> list[tuple[float, frozenset[str], HeldPassage]]:
        """Passages that have something of the question, with what, by the most they can be worth."""
        found = []
        for passage in entry.passages:
            if met := self._asked & passage.marks_of.keys():
                held = frozenset(met)
                found.append((PART_WEIGHTS[passage.part] * self._ceiling(held), held, passage))
        found.sort(key=operator.itemgetter(0), reverse=True)
        return found

    def _ceiling(self, met: frozenset[str]) -> float:
        """What a text is worth at most that has some of the words asked for."""
        held = self._ceilings.get(met)
        if held is None:
            share = self._share_of(self._covered(met, None)[0])
            held = self._ceilings[met] = share**COVERAGE_POWER
        return held

    def _share_of(self, covered: Sequence[float]) -> float:
        """How much of the question is met, by weight."""
        return math.fsum(map(operator.mul, self._weights, covered)) / self._total

    def _covered(
        self, met: Collection[str], passage: HeldPassage | None
    ) -> tuple[list[float], tuple[Reading, ...]]:
        """How well each word of the question is met by a passage, and by which readings.

        `passage` None: at most, for the marks are not looked at.
        """
        covered = [0.0] * len(self._weights)
        for bare in met:
            for place, choice in self._choices_of.get(bare, ()):
                if choice.quality > covered[place]:
                    quality = choice.quality * self._agreement(place, choice, passage)
                    covered[place] = max(covered[place], quality)
        used = []
        for meanings in self._meanings:
            if meanings.bares.isdisjoint(met):
                continue
            quality = meanings.quality(met, passage)
            if any(quality > covered[place] for place in meanings.places):
                used.append(meanings.reading)
                for place in meanings.places:
                    covered[place] = max(covered[place], quality)
        return covered, tuple(used)

    def _agreement(self, place: int, choice: Choice, passage: HeldPassage | None) -> float:
        """How well the marks that were typed are those of a passage."""
        if passage is None:
            return 1.0
        if choice.is_initials or passage.is_unmarked:
            agreement = UNMARKED_AGREEMENT
        else:
            marks = passage.marks_of[choice.bare]
            agreement = likeness(self.question.words[place].marks, marks)
        return 0.85 + 0.15 * agreement if choice.shown else agreement

    def _precision(
        self,
        passage: HeldPassage,
        met: Collection[str],
        covered: Sequence[float],
        used: Sequence[Reading],
    ) -> float:
        """How much of the passage was asked for, by weight."""
        asked = {each.bare for reading in used for meaning in reading.meanings for each in meaning}
        for bare in met:
            for place, choice in self._choices_of.get(bare, ()):
                if covered[place]:
                    if choice.is_initials:
                        return 1.0
                    asked.add(bare)
        total = found = 0.0
        for bare in passage.bares:
            weight = self._weight(bare)
            total += weight
            if bare in asked:
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
