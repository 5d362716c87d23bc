"""What agencies and divisions may not say, and the order in which people look for names."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final, Protocol, TypeVar

from motcua.domain.regimes.rules import is_identifier
from motcua.domain.regimes.values import CodeSyntax

from .values import (
    ONE_STOP_ROLES,
    Agency,
    DelegatedPower,
    Delegation,
    OrganisationPublication,
    PublishedAgency,
    PublishedDivision,
)

ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
LETTERS: Final = {letter: place for place, letter in enumerate(ALPHABET)}
TONES: Final = {mark: place for place, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=1)}


class _Period(Protocol):
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


_Row = TypeVar("_Row", bound=_Period)


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


def contradictions(publication: OrganisationPublication) -> tuple[str, ...]:
    """Every contradiction, as `record · field: sentence` in Vietnamese. Empty if there is none."""
    return (
        *_doubles("mã cơ quan", (agency.code for agency in publication.agencies)),
        *_unknown_links(publication.agencies),
        *_bad_periods(publication),
        *_bad_identifiers(publication.agencies),
        *_overlapping_divisions(publication),
    )


def _doubles(what: str, values: Iterable[str]) -> Iterator[str]:
    for value, count in Counter(values).items():
        if count > 1:
            yield f"{value} · {what}: có {count} bản ghi; xin bỏ bớt hoặc đổi mã"


def _unknown_links(agencies: Sequence[PublishedAgency]) -> Iterator[str]:
    codes = {agency.code for agency in agencies}
    for agency in agencies:
        for what, link in (("parent", agency.parent_code), ("successor", agency.successor_code)):
            if link is not None and link not in codes:
                yield f"{agency.code} · {what}: trỏ đến cơ quan không có {link!r}; xin sửa mã"
            if link == agency.code:
                yield f"{agency.code} · {what}: trỏ đến chính nó; xin sửa mã"


def _bad_periods(publication: OrganisationPublication) -> Iterator[str]:
    rows: list[PublishedAgency | PublishedDivision] = [
        *publication.agencies,
        *publication.divisions,
    ]
    for row in rows:
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            yield f"{row.code} · valid_to: kết thúc trước khi bắt đầu; xin sửa ngày"


def _bad_identifiers(agencies: Sequence[PublishedAgency]) -> Iterator[str]:
    """Wrong syntax, and one identifier for two agencies that exist on the same day.

    A one-stop unit may share the identifier of the people's committee of its division.
    """
    committees = {
        (agency.division_code, agency.identifier, agency.identifier_short)
        for agency in agencies
        if agency.role == "people_committee"
    }
    holders: dict[tuple[CodeSyntax, str], list[PublishedAgency]] = defaultdict(list)
    for agency in agencies:
        key = (agency.division_code, agency.identifier, agency.identifier_short)
        is_shared = agency.role in ONE_STOP_ROLES and key in committees
        for syntax, field, identifier in (
            (CodeSyntax.LEVELS_RIGHT_TO_LEFT, "identifier", agency.identifier),
            (CodeSyntax.LEVELS_LEFT_TO_RIGHT, "identifier_short", agency.identifier_short),
        ):
            if identifier is None:
                continue
            if not is_identifier(identifier, syntax):
                yield f"{agency.code} · {field}: {identifier!r} sai cấu trúc; xin sửa theo quy định"
            elif not is_shared:
                holders[syntax, identifier].append(agency)
    for (_, identifier), sharing in holders.items():
        for one, other in _overlapping(sharing):
            yield f"{other.code} · identifier: {identifier} đã dùng cho {one.code}; xin đặt mã khác"


def _overlapping_divisions(publication: OrganisationPublication) -> Iterator[str]:
    by_code: dict[str, list[PublishedDivision]] = defaultdict(list)
    for division in publication.divisions:
        by_code[division.code].append(division)
    for code, periods in by_code.items():
        for one, other in _overlapping(periods):
            yield f"{code} · valid_from: {one.name} và {other.name} cùng hiệu lực; xin sửa ngày"


def _overlapping(rows: Sequence[_Row]) -> Iterator[tuple[_Row, _Row]]:
    """Neighbours in time of which the second begins before the first has ended."""
    ordered = sorted(rows, key=lambda row: row.valid_from or date.min)
    for one, other in pairwise(ordered):
        if (one.valid_to or date.max) >= (other.valid_from or date.min):
            yield one, other


class DelegationObstacle(StrEnum):
    """Why one agency cannot delegate to another."""

    ITSELF = "itself"
    PERIOD = "period"
    AGENCY = "agency"
    OVERLAP = "overlap"
    CHAIN = "chain"


def obstacle_to_delegation(
    asked: Delegation, *, giver: Agency, taker: Agency, known: Iterable[Delegation], today: date
) -> DelegationObstacle | None:
    """Why a delegation cannot be; None if it can.

    Legal   LR-094 (72/2025/QH15 and before 77/2015/QH13 art 14: in writing, for a period, and what
            was delegated is not delegated further; 61/2018/NĐ-CP art 14: a lower unit may receive).
            That counters receive and other agencies settle is how the system divides [assumed].
    """
    if asked.from_agency_code == asked.to_agency_code:
        return DelegationObstacle.ITSELF
    if asked.valid_to < asked.valid_from or asked.valid_to < today:
        return DelegationObstacle.PERIOD
    receives = asked.power is DelegatedPower.RECEIVE
    begins = max(asked.valid_from, today)
    if not all(
        each.is_one_stop_unit is receives and each.exists_on(begins) for each in (giver, taker)
    ):
        return DelegationObstacle.AGENCY
    beside = [each for each in known if each.power is asked.power and _meet(asked, each)]
    if any(each.from_agency_code == asked.from_agency_code for each in beside):
        return DelegationObstacle.OVERLAP
    ends = {(each.to_agency_code, each.from_agency_code) for each in beside}
    if any(to == asked.from_agency_code or giving == asked.to_agency_code for to, giving in ends):
        return DelegationObstacle.CHAIN
    return None


def _meet(one: Delegation, other: Delegation) -> bool:
    """Whether there is a day and a procedure that both concern."""
    if max(one.valid_from, other.valid_from) > min(one.last_day, other.last_day):
        return False
    if not one.procedure_slugs or not other.procedure_slugs:
        return True
    return not set(one.procedure_slugs).isdisjoint(other.procedure_slugs)
