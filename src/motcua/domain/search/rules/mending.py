"""From what was typed to words: keys undone, words parted that ran together, syllables joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from motcua.domain.search.values import Syllable

from .folding import WORDS_MAX, one_i, syllables
from .keyboards import is_syllable, undone
from .lexicon import INITIALS, Lexicon

SYLLABLE_CHARACTERS_MAX: Final = 7
_CODE = re.compile(r"(?<![\w.])\d(?:[.\s-]?\d){3,9}(?![\w])")
CODE_DIGITS_MIN: Final = 4
RUN_TOGETHER_MIN: Final = 5
FOREIGN_MIN: Final = 3


@dataclass(frozen=True, slots=True)
class Mended:
    """A syllable as it was typed and as it is taken."""

    typed: str
    syllable: Syllable


def codes_in(text: str) -> tuple[str, ...]:
    """The digits of what may be a code: `1.001193`, `1 001193`, `001193` → 1001193, 001193."""
    found = (re.sub(r"\D", "", match.group()) for match in _CODE.finditer(text))
    return tuple(dict.fromkeys(digits for digits in found if len(digits) >= CODE_DIGITS_MIN))[:3]


def mended(text: str, lexicon: Lexicon) -> tuple[Mended, ...]:
    """The words of a question. The rest of an endless question is cut."""
    typed = syllables(text)[: WORDS_MAX * 2]
    whole = [part for syllable in typed for part in _taken(syllable, lexicon)]
    return tuple(_joined(whole, lexicon))[:WORDS_MAX]


def _taken(syllable: Syllable, lexicon: Lexicon) -> Iterator[Mended]:
    """One typed syllable as one or several words."""
    if syllable.bare in lexicon.known:
        yield Mended(syllable.spelled, syllable)
        return
    by_keys = undone(syllable)
    if by_keys is not None and by_keys.bare in lexicon.known:
        yield Mended(syllable.spelled, by_keys)
    elif parts := _parted(syllable.bare, lexicon):
        for part in parts:
            yield Mended(part, Syllable(part, ""))
    elif by_keys is not None and f"{INITIALS}{syllable.bare}" not in lexicon.counts:
        yield Mended(syllable.spelled, by_keys)
    else:
        yield Mended(syllable.spelled, syllable)


def _parted(bare: str, lexicon: Lexicon) -> tuple[str, ...]:
    """`khaisinh` → khai, sinh: the fewest known words that make it, pairs that occur preferred.

    What is known and no syllable is an abbreviation or a foreign word: `thecccd`, `moquankaraoke`.
    """
    if not bare[:1].isalpha() or len(bare) < RUN_TOGETHER_MIN or is_syllable(bare):
        return ()
    best: list[tuple[float, tuple[str, ...]] | None] = [None] * (len(bare) + 1)
    best[0] = (0.0, ())
    for end in range(1, len(bare) + 1):
        for begin in range(max(0, end - SYLLABLE_CHARACTERS_MAX), end):
            before = best[begin]
            part = one_i(bare[begin:end])
            if before is None or part not in lexicon.known:
                continue
            cost = before[0] + 1.0 + (0.6 if len(part) == 1 else 0)
            if not is_syllable(part):
                if len(part) < FOREIGN_MIN and not part.isdigit():
                    continue
                cost += 0.3
            if before[1] and not lexicon.is_pair(before[1][-1], part):
                cost += 0.8
            held = best[end]
            if held is None or cost < held[0]:
                best[end] = (cost, (*before[1], part))
    found = best[len(bare)]
    return found[1] if found is not None and len(found[1]) > 1 else ()


def _joined(parts: Sequence[Mended], lexicon: Lexicon) -> Iterator[Mended]:
    """`kh ai sinh` → khai sinh: neighbours of which one is no word, and which together are one."""
    place = 0
    while place < len(parts):
        one = parts[place]
        other = parts[place + 1] if place + 1 < len(parts) else None
        if other is not None and _belong_together(one.syllable, other.syllable, lexicon):
            bare = one_i(one.syllable.bare + other.syllable.bare)
            marks = "".join(sorted(set(one.syllable.marks) | set(other.syllable.marks)))
            yield Mended(f"{one.typed} {other.typed}", Syllable(bare, marks))
            place += 2
        else:
            yield one
            place += 1


def _belong_together(one: Syllable, other: Syllable, lexicon: Lexicon) -> bool:
    if not (one.bare + other.bare).isalpha():
        return False
    is_broken = not (is_syllable(one.bare) and is_syllable(other.bare))
    if one.bare in lexicon.known and other.bare in lexicon.known and len(one.bare) > 1:
        is_broken = is_broken and len(other.bare) == 1
    return is_broken and one_i(one.bare + other.bare) in lexicon.known
