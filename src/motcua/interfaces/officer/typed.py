"""What people type, made fit to be kept: one spelling of every letter, nothing invisible."""

import unicodedata

from django.http import HttpRequest

CHARACTERS_MAX = (
    10_000  # Far beyond what any field accepts; the field itself says what is too long.
)


def typed_text(request: HttpRequest, name: str, *, characters_max: int = CHARACTERS_MAX) -> str:
    """A field in which lines may be broken."""
    text = request.POST.get(name, "")[:characters_max].replace("\r\n", "\n")
    return _visible(text, kept="\n").strip()


def typed_line(request: HttpRequest, name: str, *, characters_max: int = CHARACTERS_MAX) -> str:
    """A field of one line."""
    return one_line(request.POST.get(name, ""), characters_max=characters_max)


def one_line(text: str, *, characters_max: int = CHARACTERS_MAX) -> str:
    """Any text as one line, words apart by one space."""
    return " ".join(_visible(text[:characters_max], kept="\t\n ").split())


def _visible(text: str, *, kept: str) -> str:
    """NFC, without control characters: PostgreSQL refuses some, and nobody can see any."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        letter for letter in composed if letter in kept or unicodedata.category(letter) != "Cc"
    )
