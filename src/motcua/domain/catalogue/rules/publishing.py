"""What the catalogue may not say, and how a text is made plain for searching."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from motcua.domain.catalogue.values import (
    CataloguePublication,
    PublishedProcedure,
    PublishedVersion,
)

SEARCH_CHARACTERS_MAX: Final = 200
SEARCH_WORDS_MAX: Final = 12
_NOT_A_WORD = re.compile(r"[^a-z0-9.]+")
# `kí` and `ký` are one word: y after a consonant, at the end of a syllable, is written i.
_Y_FOR_I = re.compile(r"(?<=[bcdghklmnpqrstvx])y\b")


def plain(text: str) -> str:
    """A text without accents, case and punctuation: `Đăng ký (kết hôn)` → `dang ki ket hon`."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(character for character in bare if not unicodedata.combining(character))
    words = (word.strip(".") for word in _NOT_A_WORD.split(bare))
    return _Y_FOR_I.sub("i", " ".join(word for word in words if word))


def search_words(text: str) -> tuple[str, ...]:
    """The words of a question, plain, without repeats; the rest of an endless question is cut."""
    words = plain(text[:SEARCH_CHARACTERS_MAX]).split()
    return tuple(dict.fromkeys(words))[:SEARCH_WORDS_MAX]


def search_columns(
    version: PublishedVersion, field_name: str, former_codes: Sequence[str]
) -> dict[str, str]:
    """The columns in which a version is searched."""
    keywords = [plain(keyword) for keyword in version.keywords]
    everything = [
        plain(version.name),
        *keywords,
        plain(field_name),
        *(plain(result["name"]) for result in version.results),
        *(code for code in (version.code, *former_codes) if code),
    ]
    return {
        "search_name": plain(version.name),
        "search_keywords": "|" + "|".join(dict.fromkeys(keywords)) + "|",
        "search_text": " " + " ".join(everything) + " ",
    }


def contradictions(publication: CataloguePublication) -> tuple[str, ...]:
    """Every contradiction, as `record · field: sentence` in Vietnamese. Empty if there is none."""
    fields = {field.key for field in publication.fields}
    slugs = {procedure.slug for procedure in publication.procedures}
    found: list[str] = []
    for procedure in publication.procedures:
        found += _overlaps(procedure)
        for version in procedure.versions:
            if version.field_id not in fields:
                found.append(f"{procedure.slug} · field: lĩnh vực lạ {version.field_id!r}")
            found += [
                f"{procedure.slug} · interlinked: thủ tục lạ {slug!r}"
                for slug in version.linked_slugs
                if slug not in slugs
            ]
            if not version.competent_names or not version.receiving_names:
                found.append(f"{procedure.slug} · agencies: thiếu nơi nộp hoặc cơ quan giải quyết")
    return tuple(dict.fromkeys((*found, *_shared_codes(publication))))


def _overlaps(procedure: PublishedProcedure) -> Iterator[str]:
    ordered = sorted(procedure.versions, key=lambda version: version.valid_from or date.min)
    for one, other in pairwise(ordered):
        if (one.valid_to or date.max) >= (other.valid_from or date.min):
            yield f"{procedure.slug} · history: hai phiên bản cùng hiệu lực; xin sửa ngày"


def _shared_codes(publication: CataloguePublication) -> Iterator[str]:
    """One national code for two procedures on the same day."""
    holders: dict[str, list[tuple[str, PublishedVersion]]] = {}
    for procedure in publication.procedures:
        for version in procedure.versions:
            if version.code:
                holders.setdefault(version.code, []).append((procedure.slug, version))
    for code, rows in holders.items():
        ordered = sorted(rows, key=lambda row: row[1].valid_from or date.min)
        for (one, earlier), (other, later) in pairwise(ordered):
            is_overlap = (earlier.valid_to or date.max) >= (later.valid_from or date.min)
            if one != other and is_overlap:
                yield f"{other} · code: {code} đã dùng cho {one}; xin kiểm tra mã"
