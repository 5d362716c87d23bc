"""Procedures found by what people type."""

from datetime import date

from motcua.domain.catalogue.values import ProcedureHit
from motcua.domain.search.selectors import find
from motcua.domain.search.values import Found

KIND = "procedure"
LISTED_MAX = 200  # of the procedures that answer a text; further ones hardly do


def find_procedures(text: str, *, day: date, limit: int = 10) -> tuple[ProcedureHit, ...]:
    """Procedures in force on a day that answer a text, the nearest first, and why each was found.

    The text may be without marks, half-typed Telex or VNI, misspelt, abbreviated, in everyday
    words, a whole sentence, or a code. Two or three queries.
    """
    return _hits(find(text, kind=KIND, day=day, limit=limit))


def suggest_procedures(text: str, *, day: date, limit: int = 8) -> tuple[ProcedureHit, ...]:
    """As `find_procedures`, for a text that is still being typed: its last word may be begun."""
    return _hits(find(text, kind=KIND, day=day, limit=limit, is_typing=True))


def how_found(text: str, *, day: date, limit: int = LISTED_MAX) -> Found:
    """Procedures that answer a text, and how it was understood. `limit`: as for lists."""
    return find(text, kind=KIND, day=day, limit=limit, is_typing=True)


def _hits(found: Found) -> tuple[ProcedureHit, ...]:
    return tuple(
        ProcedureHit(hit.key, hit.code, hit.title, hit.score, hit.reasons) for hit in found.hits
    )
