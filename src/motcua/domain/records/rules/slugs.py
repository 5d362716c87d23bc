"""Slugs of procedures: `dang-ky-khai-sinh`, the name by which addresses and files know one."""

import re
import unicodedata
from typing import Final

SLUG_CHARACTERS_MAX: Final = 80
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


def slug_from(name: str) -> str:
    """A slug for a name: `Đăng ký khai sinh` → `dang-ky-khai-sinh`; empty if no letter is in it."""
    bare = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in bare if not unicodedata.combining(c)))
    return "-".join(words)[:SLUG_CHARACTERS_MAX].rstrip("-")


def is_slug(text: str) -> bool:
    """Whether a procedure may be called so."""
    return len(text) <= SLUG_CHARACTERS_MAX and _SLUG.fullmatch(text) is not None
