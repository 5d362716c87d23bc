"""What agencies and divisions may not say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar

from motcua.domain.organisations.values import (
    ONE_STOP_ROLES,
    OrganisationPublication,
    PublishedAgency,
    PublishedDivision,
)
from motcua.domain.regimes.rules import is_identifier
from motcua.domain.regimes.values import CodeSyntax


class _Period(Protocol):
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...


_Row = TypeVar("_Row", bound=_Period)


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
