"""Reads an English page like somebody who knows no Vietnamese, and says what they would not understand.

Vietnamese may stand in an English page where it is law or a name: texts of the published procedures,
names of agencies, divisions and people, what people typed, and whatever an element marks with
`lang="vi"`. Everything else must be English.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from html.parser import HTMLParser

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from deploy.messages import PROJECT_FOLDER

PO_FILE = PROJECT_FOLDER / "src/motcua/interfaces/design_system/locale/en/LC_MESSAGES/django.po"
READ_OUT = ("alt", "aria-label", "placeholder", "title", "label", "content")
VOID = frozenset(
    {"input", "br", "img", "link", "meta", "hr", "col", "source", "wbr", "rect", "path"}
)
UNREAD = frozenset({"script", "style"})
NUMBER_OF_LAW = re.compile(r"\d+/(\d{4}/)?(NĐ|QĐ|TT|NQ)[-A-ZĐ0-9/]*")
WORD = re.compile(r"[^\W\d_]+")


class _Reader(HTMLParser):
    """The texts of a page that are not marked as Vietnamese, with the element around each."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open: list[tuple[str, bool]] = []  # element, and whether it is to be read

    def handle_starttag(self, tag, attributes):
        facts = dict(attributes)
        is_read = (self._open[-1][1] if self._open else True) and tag not in UNREAD
        if "lang" in facts:
            is_read = facts["lang"] != "vi"
        if is_read:
            self.texts += [
                value
                for name, value in facts.items()
                if value and (name in READ_OUT or name.startswith("data-"))
            ]
            if tag in {"input", "button"} and facts.get("type") in {"submit", "button", "reset"}:
                self.texts.append(facts.get("value") or "")
        if tag not in VOID:
            self._open.append((tag, is_read))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        while self._open:
            if self._open.pop()[0] == tag:
                return

    def handle_data(self, text):
        if text.strip() and (not self._open or self._open[-1][1]):
            self.texts.append(" ".join(text.split()))


def vietnamese_in(page: str, *, law_and_names: Iterable[str]) -> list[str]:
    """The texts of the page that are Vietnamese and may not be. `law_and_names`: what may be."""
    reader = _Reader()
    reader.feed(page)
    names = {_plain(text) for text in law_and_names if text}
    by_length = sorted((name for name in names if not name.isascii()), key=len, reverse=True)
    return [
        text
        for text in reader.texts
        if (text in _texts_of_ours() and _plain(text) not in names)
        or _is_vietnamese(_plain(text), by_length)
    ]


def texts_in(value: object) -> Iterator[str]:
    """Every text inside frozen values, lists and mappings."""
    if isinstance(value, str):
        yield str(value)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from texts_in(getattr(value, each.name))
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from texts_in(each)


@cache
def catalogue() -> Catalog:
    """The English translation as it is written."""
    with PO_FILE.open("rb") as file:
        return read_po(file, locale="en")


@cache
def words_of_the_translation() -> frozenset[str]:
    """Vietnamese words that the English itself uses, for example the name of a paper."""
    found: set[str] = set()
    for message in catalogue():
        strings = [message.string] if isinstance(message.string, str) else message.string
        found.update(word for text in strings for word in WORD.findall(_plain(text)))
    return frozenset(word for word in found if not word.isascii())


@cache
def _texts_of_ours() -> frozenset[str]:
    """Every message id that English says otherwise, also one without accents ("Trang")."""
    return frozenset(
        form
        for message in catalogue()
        if message.id
        for form in ([message.id] if isinstance(message.id, str) else message.id)
        if form not in ([message.string] if isinstance(message.string, str) else message.string)
    )


def _is_vietnamese(text: str, allowed: list[str]) -> bool:
    if text.isascii():
        return False
    for each in allowed:
        text = text.replace(each, " ")
    text = NUMBER_OF_LAW.sub(" ", text)
    words = {word for word in WORD.findall(text) if not word.isascii()}
    return bool(words - words_of_the_translation() - {"đ"})


def _plain(text: str) -> str:
    """One spelling: small letters, composed, offices spelled out as the pages do."""
    text = text.replace("CSDL", "Cơ sở dữ liệu").replace("UBND", "Ủy ban nhân dân")
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
