"""Agencies and administrative divisions as others see them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import NewType

from motcua.domain.regimes.values import AgencyIdentifiers

AgencyCode = NewType("AgencyCode", str)


class AgencyLevel(StrEnum):
    """Where an agency stands in the state."""

    MINISTRY = auto()
    PROVINCE = auto()
    DISTRICT = auto()
    COMMUNE = auto()


class DivisionLevel(StrEnum):
    """Levels of administrative divisions."""

    PROVINCE = auto()
    DISTRICT = auto()
    COMMUNE = auto()


class NameKind(StrEnum):
    """How the generic name of an agency in a procedure is resolved."""

    BY_UNIT = auto()  # the agency with this role in the unit concerned
    PROVINCE = auto()  # one agency of the province
    PART_OF_PROVINCE_AGENCY = auto()  # a part of one agency of the province
    MINISTRY = auto()
    CHANNEL = auto()  # a portal or an application, not a place
    OTHER = auto()  # not among the agencies we know


ONE_STOP_ROLES = frozenset({"one_stop", "one_stop_center"})


@dataclass(frozen=True, slots=True)
class Division:
    """A province, district or commune during a period. `code`: General Statistics Office."""

    code: str
    name: str
    kind: str  # province, city, district, town, ward, commune, township
    level: DivisionLevel
    parent_code: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heir:
    """Who carries on what an ended agency had: of some fields or procedures, or of all the rest."""

    agency_code: str
    field_keys: tuple[str, ...] = ()
    procedure_slugs: tuple[str, ...] = ()

    @property
    def takes_the_rest(self) -> bool:
        return not self.field_keys and not self.procedure_slugs


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency, office or one-stop unit. `None` dates are open."""

    code: AgencyCode
    name: str
    role: str  # people_committee, one_stop, one_stop_center, department, vertical_police, …
    level: AgencyLevel
    parent_code: AgencyCode | None
    division_code: str  # of the unit it serves; empty for ministries
    division_name: str
    valid_from: date | None
    valid_to: date | None
    identifier: str | None  # QCVN 102:2016/BTTTT
    identifier_short: str | None  # 20/2020/QD-TTg
    identifier_is_assumed: bool
    address: str
    phone: str
    successor_code: AgencyCode | None
    covers_divisions: tuple[str, ...] = ()
    heirs: tuple[Heir, ...] = ()  # of some fields or procedures; `successor_code` takes the rest

    def heir_of(self, *, slug: str = "", field_key: str = "") -> str | None:
        """Who carries on a procedure of it: named for it, for its field, or for the rest.

        Legal   LR-125.
        """
        for heir in self.heirs:
            if slug and slug in heir.procedure_slugs:
                return heir.agency_code
        for heir in self.heirs:
            if field_key and field_key in heir.field_keys:
                return heir.agency_code
        return self.successor_code

    @property
    def identifiers(self) -> AgencyIdentifiers:
        return AgencyIdentifiers(right_to_left=self.identifier, left_to_right=self.identifier_short)

    @property
    def is_one_stop_unit(self) -> bool:
        return self.role in ONE_STOP_ROLES

    def exists_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """A generic name resolved for a day, and for a commune where one is given.

    `agency` is None for a channel, for what we do not know, and where the unit is not yet chosen.
    """

    name: str
    kind: NameKind
    unit_level: DivisionLevel | None
    role: str
    agency: Agency | None

    @property
    def is_any_commune(self) -> bool:
        return self.kind is NameKind.BY_UNIT and self.unit_level is DivisionLevel.COMMUNE

    @property
    def is_one_stop_unit(self) -> bool:
        return self.role in ONE_STOP_ROLES or (
            self.agency is not None and self.agency.is_one_stop_unit
        )


@dataclass(frozen=True, slots=True)
class Succession:
    """One division going into another: wholly (`whole`) or in part (`partial`)."""

    predecessor_code: str
    predecessor_name: str
    successor_code: str
    extent: str


@dataclass(frozen=True, slots=True)
class PublishedDivision:
    """A division as it is published."""

    code: str
    level: DivisionLevel
    name: str
    kind: str
    parent_code: str
    valid_from: date | None
    valid_to: date | None
    identifier_short: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedSuccession:
    """One division going into another, as it is published."""

    predecessor_code: str
    predecessor_name: str
    successor_code: str
    took_effect_on: date
    extent: str
    mark: str


@dataclass(frozen=True, slots=True)
class PublishedAgency:
    """An agency as it is published."""

    code: str
    name: str
    role: str
    level: AgencyLevel
    parent_code: str | None
    division_code: str
    valid_from: date | None
    valid_to: date | None
    identifier: str | None
    identifier_short: str | None
    identifier_is_assumed: bool
    successor_code: str | None
    covers_divisions: tuple[str, ...]
    address: str
    phone: str
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class PublishedName:
    """A generic name as it is published. Codes are those of the agency under each tier."""

    name: str
    kind: NameKind
    three_tier_code: str | None
    two_tier_code: str | None
    unit_level: str
    role: str
    division_name: str


@dataclass(frozen=True, slots=True)
class OrganisationPublication:
    """All divisions and agencies, as one publication states them."""

    divisions: tuple[PublishedDivision, ...]
    successions: tuple[PublishedSuccession, ...]
    agencies: tuple[PublishedAgency, ...]


class DelegatedPower(StrEnum):
    """What an agency lets another do in its place."""

    SETTLE = "settle"  # Ủy quyền giải quyết
    RECEIVE = "receive"  # Giao tiếp nhận thay


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """One agency does for another, from `valid_from` to `valid_to`, both included.

    `procedure_slugs` empty: every procedure. `ended_on`: the last day, where it was ended early.
    """

    number: int
    from_agency_code: AgencyCode
    to_agency_code: AgencyCode
    power: DelegatedPower
    procedure_slugs: tuple[str, ...]
    decision_number: str
    valid_from: date
    valid_to: date
    ended_on: date | None = None

    @property
    def last_day(self) -> date:
        return self.valid_to if self.ended_on is None else min(self.valid_to, self.ended_on)

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day <= self.last_day

    def concerns(self, procedure_slug: str) -> bool:
        return not self.procedure_slugs or procedure_slug in self.procedure_slugs
