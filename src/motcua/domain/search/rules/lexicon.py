"""All words that the entries use and people say, arranged so that a wrong word finds its neighbours."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from motcua.domain.search.values import Syllable, Synonym, Wording

from .folding import syllables
from .slips import LENGTH_MAX, LENGTH_MIN, slip_quality, without_one
from .sounds import sound_key, sound_quality

QUESTION_WEIGHT: Final = 0.06
LIGHT_WEIGHT: Final = 0.35
UNKNOWN_SHARE: Final = 0.35
NEIGHBOURS_MAX: Final = 8
COMMON_SHARE: Final = 0.3  # of the entries: a word that so many have tells little
INITIALS: Final = "="  # before a term that stands for the first letters of a text


@dataclass(frozen=True, slots=True)
class Said:
    """The end of a phrase in the tree of phrases. `synonym` None: the phrase only asks."""

    syllables: tuple[Syllable, ...]
    synonym: Synonym | None
    meanings: tuple[tuple[Syllable, ...], ...] = ()


@dataclass(slots=True)
class Lexicon:
    """Built once per version of the index; read by every question."""

    entries_count: int
    counts: Mapping[str, int]  # term → entries that have it; a pair is `a b`
    shown: Mapping[str, str]
    phrases: dict[str, Any] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    pairs: set[str] = field(default_factory=set)
    light: frozenset[str] = frozenset()
    by_sound: dict[str, list[str]] = field(default_factory=dict)
    by_deletion: dict[str, list[str]] = field(default_factory=dict)
    ordered: list[str] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)
    unknown_weight: float = 0.0  # of a word that no entry has: a name, a place, or a slip

    def weight(self, bare: str) -> float:
        """What a word tells: much if few entries have it (inverse document frequency)."""
        return self.weights.get(bare) or self.unknown_weight

    def is_pair(self, one: str, other: str) -> bool:
        return f"{one} {other}" in self.pairs

    def usual_marks(self, bare: str) -> str | None:
        """The marks that a syllable mostly has, if very many entries have it."""
        if self.counts.get(bare, 0) < self.entries_count * COMMON_SHARE:
            return None
        return next((each.marks for each in syllables(self.shown[bare])), None)

    def alike(self, bare: str) -> Iterator[tuple[str, float]]:
        """Words that sound like this one, or are a slip of the fingers away, with how near."""
        found: dict[str, float] = {}
        for other in self.by_sound.get(sound_key(bare), ()):
            if other != bare:
                found[other] = sound_quality(bare, other)
        if LENGTH_MIN <= len(bare) <= LENGTH_MAX:
            for shorter in without_one(bare):
                for other in self.by_deletion.get(shorter, ()):
                    quality = slip_quality(bare, other)
                    if other != bare and quality > found.get(other, 0):
                        found[other] = quality
        yield from found.items()

    def begun(self, start: str) -> Iterator[str]:
        """Words that begin so, the commonest first."""
        place = bisect_left(self.ordered, start)
        found = []
        while place < len(self.ordered) and self.ordered[place].startswith(start):
            found.append(self.ordered[place])
            place += 1
        found.sort(key=lambda word: (-self.counts.get(word, 0), word))
        yield from found[:NEIGHBOURS_MAX]


def lexicon_from(
    terms: Iterable[tuple[str, int, str]], *, entries_count: int, wording: Wording
) -> Lexicon:
    """The lexicon of an index: its terms with counts and spelling, and how people speak."""
    counts: dict[str, int] = {}
    shown: dict[str, str] = {}
    for term, count, spelling in terms:
        counts[term] = count
        shown[term] = spelling
    built = Lexicon(entries_count, counts, shown)
    built.light = frozenset(
        syllable.bare for text in wording.light_words for syllable in syllables(text)
    )
    for text in wording.question_words:
        _plant(built, Said(syllables(text), None))
    for synonym in wording.synonyms:
        _plant(built, Said(syllables(synonym.said), synonym, tuple(map(syllables, synonym.means))))
    _arrange(built)
    return built


def _plant(built: Lexicon, said: Said) -> None:
    """Add a phrase to the tree of phrases; its syllables are known words from now on."""
    if not said.syllables:
        return
    node = built.phrases
    for syllable in said.syllables:
        node = node.setdefault(syllable.bare, {})
        built.known.add(syllable.bare)
    node.setdefault("", []).append(said)
    built.pairs.update(f"{one.bare} {other.bare}" for one, other in pairwise(said.syllables))


def _arrange(built: Lexicon) -> None:
    built.unknown_weight = UNKNOWN_SHARE * math.log(1 + built.entries_count)
    for term, count in built.counts.items():
        weight = math.log(1 + built.entries_count / (count + 0.5))
        built.weights[term] = weight * LIGHT_WEIGHT if term in built.light else weight
    for term in built.counts:
        if " " in term:
            built.pairs.add(term)
        elif not term.startswith(INITIALS):
            built.known.add(term)
    by_sound, by_deletion = defaultdict(list), defaultdict(list)
    built.ordered = sorted(built.known)
    for bare in built.ordered:
        if not bare.isalpha() or len(bare) > LENGTH_MAX:
            continue
        by_sound[sound_key(bare)].append(bare)
        if len(bare) >= LENGTH_MIN - 1:
            for shorter in without_one(bare):
                by_deletion[shorter].append(bare)
    built.by_sound, built.by_deletion = dict(by_sound), dict(by_deletion)
