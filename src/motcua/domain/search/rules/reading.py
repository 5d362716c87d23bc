"""A question as it is understood: each word with the ways to take it, and what phrases mean."""

from collections.abc import Iterator, Sequence
from typing import Final

from motcua.domain.search.values import Choice, Question, Reading, Word

from .folding import likeness
from .keyboards import is_syllable
from .lexicon import INITIALS, QUESTION_WEIGHT, Lexicon, Said
from .mending import Mended, codes_in, mended

CHOICES_MAX: Final = 5
MARKS_AGREE: Final = 0.86
PAIR_BONUS: Final = 0.12
PREFIX_QUALITY: Final = 0.8
DOUBT_QUALITY_MIN: Final = 0.7


def read(text: str, lexicon: Lexicon, *, is_typing: bool = False) -> Question:
    """Understand a question. `is_typing`: its last word may be only begun."""
    parts = mended(text, lexicon)
    choices = [_alone(part, lexicon) for part in parts]
    if parts and is_typing:
        choices[-1] += _completions(parts, choices, lexicon)
    settled = [
        _in_context(place, parts[place], choices, lexicon)[:CHOICES_MAX]
        for place in range(len(parts))
    ]
    readings: list[Reading] = []
    asking: set[int] = set()
    for said, begin, end in _phrases(parts, settled, lexicon):
        if said.synonym is None:
            asking.update(range(begin, end))
        else:
            reading = Reading(begin, end, said.synonym.said, said.synonym.means, said.bares)
            readings.append(reading)
    words = tuple(
        Word(
            typed=part.typed,
            marks=part.syllable.marks,
            weight=_weight(settled[place], lexicon) * (QUESTION_WEIGHT if place in asking else 1.0),
            choices=tuple(settled[place]),
            is_question_word=place in asking,
        )
        for place, part in enumerate(parts)
    )
    return Question(text.strip(), words, tuple(_widest(readings)), codes_in(text))


def _weight(choices: Sequence[Choice], lexicon: Lexicon) -> float:
    """Of a word: that of its best choice."""
    if not choices:
        return lexicon.unknown_weight
    return max(lexicon.weight(choice.bare) * choice.quality for choice in choices[:1])


def _alone(part: Mended, lexicon: Lexicon) -> list[Choice]:
    """The ways to take one word, its neighbours unseen."""
    bare = part.syllable.bare
    found = []
    if f"{INITIALS}{bare}" in lexicon.counts:
        found.append(Choice(f"{INITIALS}{bare}", 0.95, is_initials=True))
    if bare in lexicon.known:
        return [Choice(bare, 1.0), *found]
    factor = 0.85 if is_syllable(bare) else 1.0  # a word that could be meant is mended less readily
    for other, quality in lexicon.alike(bare):
        found.append(Choice(other, quality * factor, lexicon.shown.get(other, other)))
    return found


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
            found.append(Choice(word, quality))
    return found


def _in_context(
    place: int, part: Mended, choices: Sequence[list[Choice]], lexicon: Lexicon
) -> list[Choice]:
    """The ways to take a word beside its neighbours, the likeliest first.

    A word that exists is doubted only when it makes no known pair with a neighbour and a word that
    sounds or looks like it does: `khai xin` → khai sinh.
    """
    before = choices[place - 1] if place else []
    after = choices[place + 1] if place + 1 < len(choices) else []

    def makes_pair(bare: str) -> bool:
        return any(lexicon.is_pair(choice.bare, bare) for choice in before) or any(
            lexicon.is_pair(bare, choice.bare) for choice in after
        )

    own = choices[place]
    bare = part.syllable.bare
    if own and own[0].quality == 1.0:
        if makes_pair(bare):
            return own
        doubted = [
            Choice(other, quality * 0.92, lexicon.shown.get(other, other))
            for other, quality in lexicon.alike(bare)
            if quality >= DOUBT_QUALITY_MIN and makes_pair(other)
        ]
        return own + sorted(doubted, key=lambda choice: -choice.quality)[:2]
    return sorted(
        (
            Choice(
                choice.bare,
                min(choice.quality + (PAIR_BONUS if makes_pair(choice.bare) else -0.05), 0.95),
                choice.shown,
                choice.is_initials,
            )
            for choice in own
        ),
        key=lambda choice: (-choice.quality, -lexicon.counts.get(choice.bare, 0), choice.bare),
    )


def _phrases(
    parts: Sequence[Mended], choices: Sequence[Sequence[Choice]], lexicon: Lexicon
) -> Iterator[tuple[Said, int, int]]:
    """Phrases of the wording that stand in the question, with where."""
    for begin in range(len(parts)):
        nodes = [lexicon.phrases]
        for end in range(begin, len(parts)):
            nodes = [
                node[choice.bare]
                for node in nodes
                for choice in choices[end][:3]
                if choice.bare in node
            ]
            if not nodes:
                break
            for node in nodes:
                for said in node.get("", ()):
                    if _marks_agree(said, parts[begin : end + 1]):
                        yield said, begin, end + 1


def _marks_agree(said: Said, parts: Sequence[Mended]) -> bool:
    """`bán` is not `bản`. Words typed without marks, and words that were mended, agree."""
    return all(
        part.syllable.bare != held.bare
        or not part.syllable.marks
        or likeness(part.syllable.marks, held.marks) >= MARKS_AGREE
        for part, held in zip(parts, said.syllables, strict=True)
    )


def _widest(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Without readings that lie inside a wider one."""
    for one in readings:
        if not any(
            other.begin <= one.begin
            and one.end <= other.end
            and other.end - other.begin > one.end - one.begin
            for other in readings
        ):
            yield one
