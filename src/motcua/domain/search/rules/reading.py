"""A question as it is understood: each word with the ways to take it, and what phrases mean."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from motcua.domain.search.values import Choice, Question, Reading, Word

from .folding import MARKS_AGREE, QUESTION_CHARACTERS_MAX, likeness, syllables
from .keyboards import is_syllable
from .lexicon import INITIALS, QUESTION_WEIGHT, Lexicon, Said
from .mending import Mended, codes_in, mended

CHOICES_MAX: Final = 5
CHOICES_IN_PHRASES_MAX: Final = 3
SURE_QUALITY_MIN: Final = 0.84
PAIR_BONUS: Final = 0.12
DIALECT_QUALITY: Final = 0.93
PREFIX_QUALITY: Final = 0.8
DOUBT_QUALITY_MIN: Final = 0.75


def read(text: str, lexicon: Lexicon, *, is_typing: bool = False) -> Question:
    """Understand a question. `is_typing`: its last word may be only begun."""
    text = text[:QUESTION_CHARACTERS_MAX]
    parts = mended(text, lexicon)
    choices = [_alone(part, lexicon) for part in parts]
    if parts and is_typing:
        choices[-1] += _completions(parts, choices, lexicon)
    settled = [
        _in_context(place, parts[place], choices, lexicon)[:CHOICES_MAX]
        for place in range(len(parts))
    ]
    asking = {
        place
        for said, begin, end in _phrases(parts, settled, lexicon, frozenset())
        if said.synonym is None
        for place in range(begin, end)
    }
    readings = tuple(
        _widest(
            Reading(begin, end, said.synonym.said, said.synonym.means, said.meanings)
            for said, begin, end in _phrases(parts, settled, lexicon, frozenset(asking))
            if said.synonym is not None and not _is_taken_alone(said)
        )
    )
    words = tuple(
        Word(
            typed=part.typed,
            marks=part.syllable.marks,
            weight=_weight(place, settled[place], readings, lexicon)
            * (QUESTION_WEIGHT if place in asking else 1.0),
            choices=tuple(settled[place]),
            is_question_word=place in asking,
        )
        for place, part in enumerate(parts)
    )
    bares = tuple(each.bare for each in syllables(text))
    return Question(bares, words, readings, codes_in(text))


def _weight(
    place: int, choices: Sequence[Choice], readings: Sequence[Reading], lexicon: Lexicon
) -> float:
    """Of a word: that of its best choice, or its share of what the phrase around it means."""
    own = (
        lexicon.weight(choices[0].bare) * choices[0].quality if choices else lexicon.unknown_weight
    )
    shares = (
        sum(lexicon.weight(each.bare) for each in reading.meanings[0])
        / (reading.end - reading.begin)
        for reading in readings
        if reading.begin <= place < reading.end
    )
    return max(own, *shares, 0.0)


def _alone(part: Mended, lexicon: Lexicon) -> list[Choice]:
    """The ways to take one word, its neighbours unseen."""
    bare = part.syllable.bare
    found = []
    if f"{INITIALS}{bare}" in lexicon.counts:
        found.append(Choice(f"{INITIALS}{bare}", 0.95, is_initials=True))
    found += _said_elsewhere(part, lexicon)
    if bare in lexicon.known:
        return [Choice(bare, 1.0), *found]
    factor = 0.85 if is_syllable(bare) else 1.0  # a word that could be meant is mended less readily
    for other, quality in lexicon.alike(bare):
        found.append(Choice(other, quality * factor, _spelled(other, lexicon)))
    return found


def _said_elsewhere(part: Mended, lexicon: Lexicon) -> Iterator[Choice]:
    """One syllable that means another one: sanh → sinh, heo → lợn."""
    for said in lexicon.phrases.get(part.syllable.bare, {}).get("", ()):
        for meaning in said.meanings:
            if len(meaning) == 1 and _marks_agree(said, (part,), lexicon):
                yield Choice(meaning[0].bare, DIALECT_QUALITY, meaning[0].spelled)


def _spelled(bare: str, lexicon: Lexicon) -> str:
    return lexicon.shown.get(bare) or bare


def _completions(
    parts: Sequence[Mended], choices: Sequence[list[Choice]], lexicon: Lexicon
) -> list[Choice]:
    """What the last word may become."""
    begun = parts[-1].syllable.bare
    before = choices[-2] if len(choices) > 1 else []
    is_known = begun in lexicon.known
    found = []
    for word in lexicon.begun(begun):
        if word == begun:
            continue
        is_pair = any(lexicon.is_pair(choice.bare, word) for choice in before)
        if is_pair or not is_known:
            quality = PREFIX_QUALITY if is_pair else PREFIX_QUALITY - 0.1
            found.append(Choice(word, quality, is_begun=True))
    return found


def _in_context(
    place: int, part: Mended, choices: Sequence[list[Choice]], lexicon: Lexicon
) -> list[Choice]:
    """The ways to take a word beside its neighbours, the likeliest first.

    A word that could be Vietnamese is mended only into what makes a pair with a neighbour. A word
    that exists is doubted only when it makes no known pair with a neighbour and a word that
    sounds or looks like it does: `khai xin` → khai sinh.
    """
    before = choices[place - 1] if place else []
    after = choices[place + 1] if place + 1 < len(choices) else []

    def makes_pair(bare: str, *, is_strict: bool = False) -> bool:
        """`is_strict`: with a neighbour as it was typed."""
        least = 1.0 if is_strict else 0.0
        return any(
            choice.quality >= least and lexicon.is_pair(choice.bare, bare) for choice in before
        ) or any(choice.quality >= least and lexicon.is_pair(bare, choice.bare) for choice in after)

    own = choices[place]
    bare = part.syllable.bare
    if own and own[0].quality == 1.0:
        if makes_pair(bare):
            return own
        doubted = [
            Choice(other, quality * 0.92, _spelled(other, lexicon))
            for other, quality in lexicon.alike(bare)
            if quality >= DOUBT_QUALITY_MIN and makes_pair(other)
        ]
        return own + sorted(doubted, key=lambda choice: -choice.quality)[:2]
    is_possible = is_syllable(bare)
    return sorted(
        (
            Choice(
                choice.bare,
                min(choice.quality + (PAIR_BONUS if makes_pair(choice.bare) else -0.05), 0.95),
                choice.shown,
                choice.is_initials,
                choice.is_begun,
            )
            for choice in own
            if not is_possible
            or choice.is_begun
            or choice.quality >= DIALECT_QUALITY
            or makes_pair(choice.bare, is_strict=True)
        ),
        key=lambda choice: (-choice.quality, -lexicon.counts.get(choice.bare, 0), choice.bare),
    )


def _phrases(
    parts: Sequence[Mended],
    choices: Sequence[Sequence[Choice]],
    lexicon: Lexicon,
    skipped: frozenset[int],
) -> Iterator[tuple[Said, int, int]]:
    """Phrases of the wording that stand in the question, with where.

    Words that only ask may stand between: `ba tui mất` is `ba mất`. A phrase does not begin with a
    poor guess, which would explain a word by what another one means.
    """
    for begin in range(len(parts)):
        walks: list[tuple[dict[str, Any], tuple[Mended, ...]]] = [(lexicon.phrases, ())]
        for end in range(begin, len(parts)):
            further = [
                (node[choice.bare], (*met, parts[end]))
                for node, met in walks
                for choice in choices[end][:CHOICES_IN_PHRASES_MAX]
                if choice.bare in node
                and not choice.is_begun
                and (end > begin or choice.quality >= SURE_QUALITY_MIN)
            ]
            for node, met in further:
                for said in node.get("", ()):
                    if _marks_agree(said, met, lexicon):
                        yield said, begin, end + 1
            walks = further + (walks if end in skipped and end > begin else [])
            if not walks:
                break


def _marks_agree(said: Said, parts: Sequence[Mended], lexicon: Lexicon) -> bool:
    """`bán` is not `bản`. Words typed without marks, and words that were mended, agree.

    A syllable alone, typed without marks, that very many entries have is what it is in most of
    them: `mo` is mở, not mờ.
    """
    if len(parts) == 1 and not parts[0].syllable.marks:
        usual = lexicon.usual_marks(parts[0].syllable.bare)
        if usual is not None and usual != said.syllables[0].marks:
            return False
    return all(
        part.syllable.bare != held.bare
        or not part.syllable.marks
        or likeness(part.syllable.marks, held.marks) >= MARKS_AGREE
        for part, held in zip(parts, said.syllables, strict=True)
    )


def _is_taken_alone(said: Said) -> bool:
    """One syllable for another is a way to take a word, not a phrase with a meaning."""
    return len(said.syllables) == 1 and all(len(each) == 1 for each in said.meanings)


def _widest(found: Iterable[Reading]) -> Iterator[Reading]:
    """Without readings that lie inside a wider one."""
    readings = list(found)
    for one in readings:
        if not any(
            other.begin <= one.begin
            and one.end <= other.end
            and other.end - other.begin > one.end - one.begin
            for other in readings
        ):
            yield one
