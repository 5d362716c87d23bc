"""A text taken apart into syllables without marks, so that ký, kí, ky and KÝ are one."""

import re
import unicodedata
from typing import Final

from motcua.domain.search.values import Syllable

QUESTION_CHARACTERS_MAX: Final = 200
WORDS_MAX: Final = 24
WORD_CHARACTERS_MAX: Final = 40
_TOKEN = re.compile(r"[a-z0-9]+")
_MARKS = {
    "\u0300": "f",  # the names of Telex: they are short and everybody knows them
    "\u0301": "s",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
    "\u0302": "^",
    "\u031b": "w",
    "\u0306": "w",
}
# `kí` and `ký` are one word: y after a consonant, at the end of a syllable, is written i.
_Y_FOR_I = re.compile(r"(?<=[bcdghklmnpqrstvx])y$")
TONES: Final = "fsrxj"
MARKS_AGREE: Final = 0.86  # likeness from which two spellings are taken for one word


def syllables(text: str) -> tuple[Syllable, ...]:
    """The syllables of a text: `Đăng ký` → dang with đ and w, ki with s. Linear in its length."""
    bases: list[str] = []
    marks: list[str] = []
    spelled: list[str] = []
    for character in unicodedata.normalize("NFD", text.lower()):
        if character == "đ":
            bases.append("d")
            marks.append("d")
            spelled.append(character)
        elif unicodedata.combining(character):
            if marks and character in _MARKS:
                marks[-1] += _MARKS[character]
                spelled[-1] += character
        else:
            bases.append(character)
            marks.append("")
            spelled.append(character)
    plain = "".join(base if len(base) == 1 else " " for base in bases)
    return tuple(
        Syllable(
            bare=one_i(match.group()[:WORD_CHARACTERS_MAX]),
            marks="".join(sorted(set("".join(marks[match.start() : match.end()])))),
            spelled=unicodedata.normalize(
                "NFC", "".join(spelled[match.start() : match.end()])[:WORD_CHARACTERS_MAX]
            ),
        )
        for match in _TOKEN.finditer(plain)
    )


def fold(text: str) -> str:
    """A text without marks, case and punctuation: `Đăng ký (kết hôn)` → `dang ki ket hon`."""
    return " ".join(syllable.bare for syllable in syllables(text))


def one_i(bare: str) -> str:
    """One spelling for i and y at the end of a syllable."""
    return _Y_FOR_I.sub("i", bare)


def likeness(asked: str, held: str) -> float:
    """How well the marks of a typed syllable agree with those of a held one, 1 to 0.6."""
    if asked == held:
        return 1.0
    if not asked:
        return 0.93  # typed without marks among marked ones, or all without
    if _without_question_tones(asked) == _without_question_tones(held):
        return 0.95  # hỏi for ngã
    if set(asked) <= set(held):
        return 0.88  # a mark was left out
    if not held:
        return 0.7
    same_letters = _letters(asked) == _letters(held)
    return 0.72 if same_letters else 0.6


def _without_question_tones(marks: str) -> str:
    return marks.replace("x", "r")


def _letters(marks: str) -> str:
    return "".join(mark for mark in marks if mark not in TONES)
