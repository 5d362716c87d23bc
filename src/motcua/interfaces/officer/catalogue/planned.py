"""Procedures that do not hold today: announced for later, or ended."""

from datetime import date, timedelta
from typing import Any, Final

from motcua.domain.catalogue.selectors.changes import changes
from motcua.domain.catalogue.values import ChangeKind
from motcua.domain.catalogue.values.public import CatalogueChange, CatalogueChangeKind
from motcua.domain.organisations.rules import plain
from motcua.interfaces.officer.catalogue.record_words import CHANGE_WORDS

AHEAD: Final = timedelta(days=3 * 365)
CHANGES_READ_MAX: Final = 2_000
_ENDS: Final = frozenset({CatalogueChangeKind.REPLACED, CatalogueChangeKind.ABOLISHED})


def planned_versions(day: date, *, text: str) -> list[dict[str, Any]]:
    """What changes after a day, the nearest first."""
    found = changes(since=day + timedelta(days=1), until=day + AHEAD, count_max=CHANGES_READ_MAX)
    return [_line(each) for each in reversed(found) if _fits(each, text)]


def ended_versions(day: date, *, text: str) -> list[dict[str, Any]]:
    """What ended until a day, the latest first."""
    found = changes(until=day, count_max=CHANGES_READ_MAX)
    return [_line(each) for each in found if each.kind in _ENDS and _fits(each, text)]


def _line(change: CatalogueChange) -> dict[str, Any]:
    return {
        "slug": change.slug,
        "name": change.name,
        "code": change.code,
        "change_words": CHANGE_WORDS[ChangeKind(change.kind.value)],
        "effective_on": change.effective_on,
        "decision": change.decision,
    }


def _fits(change: CatalogueChange, text: str) -> bool:
    words = f" {plain(change.name)} {change.code or ''} {change.slug}"
    return all(word in words for word in plain(text).split())
