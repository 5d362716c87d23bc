"""Abbreviations of procedures as officers type them: `dkks` for đăng ký khai sinh."""

from motcua.domain.catalogue.rules import plain

LETTERS_MIN = 2


def initials_of(name: str) -> str:
    """`Đăng ký khai sinh` → `dkks`."""
    return "".join(word[0] for word in plain(name).split())


def is_abbreviation(typed: str, name: str) -> bool:
    """Whether what was typed, without spaces, begins the initials of the name or stands in them."""
    letters = plain(typed)
    return len(letters) >= LETTERS_MIN and " " not in letters and letters in initials_of(name)
