"""What people type must neither trick a reader nor leave the page."""

import unicodedata

import pytest

from motcua.foundation.printing.fonts import printable_characters
from motcua.foundation.printing.text import BREAK_HERE, SUBSTITUTE, printable

VIETNAMESE_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz .@/_-")


def test_the_typeface_shows_every_vietnamese_letter_with_every_tone():
    vowels = [letter for letter in VIETNAMESE_LETTERS if letter in "aăâeêioôơuưy"]
    wanted = {unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in TONES}
    wanted |= set(VIETNAMESE_LETTERS)
    wanted |= {letter.upper() for letter in wanted}

    assert len(wanted) > 140
    assert wanted <= printable_characters()


def test_a_name_typed_in_pieces_is_printed_composed():
    typed = unicodedata.normalize("NFD", "Nguyễn Thị Ặc")
    assert printable(typed, characters=printable_characters()) == "Nguyễn Thị Ặc"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\u200bb\u2060c\ufeff", "abc"),
        ("\u202egnaT\u202c", "gnat"),
        ("a\x00b\x07c", "abc"),
        ("hai\ndong\t  chu ", "hai dong chu"),
        ("vui 😀", f"vui {SUBSTITUTE}"),
        ("\ud800", SUBSTITUTE),
    ],
    ids=["zero width", "turned direction", "control", "lines", "emoji", "half a pair"],
)
def test_what_cannot_be_seen_goes_and_what_cannot_be_shown_is_marked(typed, printed):
    assert printable(typed.lower(), characters=LETTERS) == printed


def test_only_words_longer_than_a_line_get_places_to_break():
    address = "mot.dia.chi.thu.rat.dai.cua.nguoi.nop@example.vn"
    word = "w" * 500

    assert printable("nguoi.dung@example.vn", characters=LETTERS) == "nguoi.dung@example.vn"
    broken = printable(address, characters=LETTERS)
    assert broken.split(BREAK_HERE)[:3] == ["mot.", "dia.", "chi."]
    assert broken.replace(BREAK_HERE, "") == address
    assert max(map(len, printable(word, characters=LETTERS).split(BREAK_HERE))) <= 12
