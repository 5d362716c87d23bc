"""Under which terms candidates are fetched, so that few rows are read and none that matters missed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from motcua.domain.search.values import Question, Word

from .lexicon import COMMON_SHARE, INITIALS, Lexicon

RARE_SHARE_MIN: Final = 0.4
TERMS_MAX: Final = 40  # a set of them is a number of 64 bits
ROWS_MAX: Final = 5_000
CHOICES_IN_PAIRS_MAX: Final = 4
PAIR_FACTOR: Final = 0.4
MEANING_FACTOR: Final = 0.7
ASKING_FACTOR: Final = 0.1

# What is asked of the index: a term, the number of what it stands for (a word, a pair, a meaning),
# its weight.
AskedTerm = tuple[str, int, float]


def asked_terms(question: Question, lexicon: Lexicon) -> tuple[AskedTerm, ...]:
    """The terms of a question, heaviest first. Common words only if there is little else."""
    alternatives = [
        *(list(_of_word(word, lexicon)) for word in question.words),
        *(list(_of_pair(one, other, lexicon)) for one, other in pairwise(question.words)),
        *(
            [(term, MEANING_FACTOR * weight)]
            for reading in question.readings
            for meaning in reading.meanings
            for term, weight in _of_meaning([each.bare for each in meaning], lexicon)
        ),
    ]
    found = [
        (term, group, weight)
        for group, terms in enumerate(alternatives)
        for term, weight in terms
        if lexicon.counts.get(term)
    ]
    common = lexicon.entries_count * COMMON_SHARE
    if _is_told_by_rare_words(question, lexicon, common):
        found = [row for row in found if lexicon.counts[row[0]] <= common or row[0][0] == INITIALS]
    return _within_bounds(found, lexicon)


def _within_bounds(found: list[AskedTerm], lexicon: Lexicon) -> tuple[AskedTerm, ...]:
    """The heaviest terms, each once, whose entries together are not too many to weigh."""
    kept: dict[str, AskedTerm] = {}
    rows_count = 0
    for row in sorted(found, key=lambda row: -row[2]):
        if row[0] in kept:
            continue
        rows_count += lexicon.counts[row[0]]
        if kept and (rows_count > ROWS_MAX or len(kept) == TERMS_MAX):
            break
        kept[row[0]] = row
    numbers = {
        each: number for number, each in enumerate(dict.fromkeys(row[1] for row in kept.values()))
    }
    return tuple((term, numbers[each], weight) for term, each, weight in kept.values())


def _is_told_by_rare_words(question: Question, lexicon: Lexicon, common: float) -> bool:
    """Whether the words that stand in few entries carry the question, so that those suffice."""
    total = rare = 0.0
    for word in question.words:
        total += word.weight
        if word.choices and not word.choices[0].is_begun:
            count = lexicon.counts.get(word.choices[0].bare, 0)
            rare += word.weight if 0 < count <= common else 0.0
    return rare >= RARE_SHARE_MIN * total


def _of_word(word: Word, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    factor = ASKING_FACTOR if word.is_question_word else 1.0
    for choice in word.choices:
        yield choice.bare, lexicon.weight(choice.bare) * choice.quality * factor


def _of_pair(one: Word, other: Word, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    is_asking = one.is_question_word and other.is_question_word
    factor = PAIR_FACTOR * (ASKING_FACTOR if is_asking else 1.0)
    for first in one.choices[:CHOICES_IN_PAIRS_MAX]:
        for second in other.choices[:CHOICES_IN_PAIRS_MAX]:
            pair = f"{first.bare} {second.bare}"
            yield pair, factor * lexicon.weight(pair) * first.quality * second.quality


def _of_meaning(bares: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    for bare in bares:
        yield bare, lexicon.weight(bare)
    for first, second in pairwise(bares):
        pair = f"{first} {second}"
        yield pair, PAIR_FACTOR * lexicon.weight(pair)
