"""The order in which people look for names."""

import unicodedata
from typing import Final

ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTERS: Final = {letter: place for place, letter in enumerate(ALPHABET)}
TONES: Final = {mark: place for place, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}


def alphabetical(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A key that sorts as a Vietnamese dictionary does: letters first, then tones."""
    letters, tones = [], []
    for character in unicodedata.normalize("NFC", text.lower()):
        tone = 0
        letter = character
        for mark in unicodedata.normalize("NFD", character)[1:]:
            if mark in TONES:
                tone = TONES[mark]
                bare = unicodedata.normalize("NFD", character).replace(mark, "")
                letter = unicodedata.normalize("NFC", bare)
        letters.append(LETTERS.get(letter, -1) + 2 if letter.isalpha() else 0)
        tones.append(tone)
    return tuple(letters), tuple(tones)


def plain(text: str) -> str:
    """Small letters without marks, as people type who look for a name."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())
