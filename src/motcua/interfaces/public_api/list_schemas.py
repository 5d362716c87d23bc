"""The shapes of the catalogues around the procedures; as `schemas`, they stay."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema

from motcua.interfaces.public_api.schemas import DecisionName, DivisionLevelKey, LevelKey


class InstrumentOut(Schema):
    """A legal document. `mark`: law, observed or assumed."""

    number: str
    name: str
    issued_on: date | None
    issuer: str | None
    valid_from: date | None
    valid_to: date | None
    successor_number: str | None
    mark: str


class InstrumentList(Schema):
    items: list[InstrumentOut]
    next: str | None


class LifeEventOut(Schema):
    """What happens in a life, and the procedures that some answers lead to, in their order."""

    key: str
    title: str
    text: str
    keywords: list[str]
    slugs: list[str]
    valid_from: date
    valid_to: date | None
    page: str


class LifeEventList(Schema):
    items: list[LifeEventOut]
    day: date


class FieldOut(Schema):
    key: str
    name: str
    procedure_count: int


class FieldList(Schema):
    items: list[FieldOut]
    day: date


class AgencyOut(Schema):
    code: str
    name: str
    role: str
    level: LevelKey
    parent_code: str | None
    division_code: str
    division_name: str
    identifier_qcvn_102: str | None
    identifier_20_2020: str | None
    identifier_is_assumed: bool
    address: str | None
    phone: str | None
    valid_from: date | None
    valid_to: date | None
    successor_code: str | None


class AgencyList(Schema):
    items: list[AgencyOut]
    next: str | None
    day: date
    known_at: datetime | None


class DivisionOut(Schema):
    """An administrative division; codes are those of the General Statistics Office."""

    code: str
    name: str
    kind: str
    level: DivisionLevelKey
    parent_code: str
    valid_from: date | None
    valid_to: date | None


class DivisionList(Schema):
    items: list[DivisionOut]
    next: str | None
    day: date
    known_at: datetime | None


class DecisionOut(Schema):
    id: int
    number: str
    signed_on: date | None
    signer_name: str
    signer_title: str
    agency_code: str
    agency_name: str
    effective_from: date
    instrument_number: str | None
    instrument_effective_on: date | None
    is_shortened: bool
    published_at: datetime | None


class DecisionList(Schema):
    items: list[DecisionOut]
    next: str | None


class ChangeOut(Schema):
    """A change and the day it takes effect. Days to come are announced changes."""

    slug: str
    code: str | None
    name: str
    kind: Literal["new", "amended", "replaced", "abolished"]
    effective_on: date
    recorded_at: datetime
    version_id: int | None
    former_version_id: int | None
    decision: DecisionName | None
    page: str


class ChangeList(Schema):
    items: list[ChangeOut]
    next: str | None
