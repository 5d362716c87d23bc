"""Procedures as others see them: frozen, for one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Any, Final, NewType

from motcua.domain.organisations.values import AgencyCode, NamedAgency, PublishedName
from motcua.domain.regimes.values import Tier
from motcua.domain.working_time.values import Limit

ProcedureId = NewType("ProcedureId", int)
VersionId = NewType("VersionId", int)


class Level(StrEnum):
    """The level that decides."""

    MINISTRY = auto()
    PROVINCE = auto()
    DISTRICT = auto()
    COMMUNE = auto()


class Subject(StrEnum):
    """Who may ask for a procedure."""

    CITIZEN = auto()
    BUSINESS = auto()
    FOREIGNER = auto()
    OVERSEAS_VIETNAMESE = auto()
    ORGANIZATION = auto()
    HOUSEHOLD_BUSINESS = auto()
    COOPERATIVE = auto()


class PublicationStatus(StrEnum):
    """Whether a procedure is still carried out (63/2010/ND-CP art. 14)."""

    ACTIVE = auto()
    REPLACED = auto()
    ABOLISHED = auto()


class OnlineMode(StrEnum):
    """How much of a procedure is done online, since 42/2022/ND-CP."""

    FULL = "toan_trinh"
    PARTIAL = "mot_phan"
    INFORMATION = "cung_cap_thong_tin"


class FeeKind(StrEnum):
    """What a payment is in law."""

    CHARGE = "phi"
    FEE = "le_phi"
    TAX = "thue"
    PRICE = "gia_dich_vu"


LEVEL_NAMES: Final[Mapping[Level, str]] = MappingProxyType(
    {
        Level.MINISTRY: "Bộ, cơ quan trung ương",
        Level.PROVINCE: "Cấp tỉnh",
        Level.DISTRICT: "Cấp huyện",
        Level.COMMUNE: "Cấp xã",
    }
)
SUBJECT_NAMES: Final[Mapping[Subject, str]] = MappingProxyType(
    {
        Subject.CITIZEN: "Công dân Việt Nam",
        Subject.BUSINESS: "Doanh nghiệp",
        Subject.FOREIGNER: "Người nước ngoài",
        Subject.OVERSEAS_VIETNAMESE: "Người Việt Nam ở nước ngoài",
        Subject.ORGANIZATION: "Tổ chức",
        Subject.HOUSEHOLD_BUSINESS: "Hộ kinh doanh",
        Subject.COOPERATIVE: "Hợp tác xã",
    }
)
FEE_KIND_NAMES: Final[Mapping[FeeKind, str]] = MappingProxyType(
    {
        FeeKind.CHARGE: "Phí",
        FeeKind.FEE: "Lệ phí",
        FeeKind.TAX: "Thuế",
        FeeKind.PRICE: "Giá dịch vụ",
    }
)


@dataclass(frozen=True, slots=True)
class Component:
    """A paper of the dossier. `once_only_source`: the database that already holds it."""

    order: int
    name: str
    original_count: int
    copy_count: int
    is_shown_only: bool  # shown to the officer, not kept
    form_name: str | None
    once_only_source: str | None
    is_always_required: bool
    condition: str | None


@dataclass(frozen=True, slots=True)
class Fee:
    """A payment. `amount_vnd` is whole đồng; 0 is free; None is not one figure: see the rest."""

    kind: FeeKind
    name: str
    amount_vnd: int | None
    set_by: str | None
    rate_percent: float | None
    amount_usd: float | None
    per: str | None
    condition: str | None


@dataclass(frozen=True, slots=True)
class LimitVariant:
    """Another limit that holds under a condition."""

    condition: str
    limit: Limit


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the internal process. Hours are bookkeeping (8 a day), never a due time."""

    order: int
    name: str
    role: str
    hours: float


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """An instrument. `is_recalled`: the compiler's knowledge, not on the source page."""

    number: str
    is_recalled: bool


@dataclass(frozen=True, slots=True)
class Online:
    """How a procedure is offered online."""

    is_available: bool
    mode: OnlineMode | None
    level_1_to_4: int | None


@dataclass(frozen=True, slots=True)
class LinkedProcedure:
    """A procedure done together with another."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """All that a citizen needs to know of a procedure on a day, and all that an act needs."""

    on: date  # the day for which agencies were resolved
    procedure_id: ProcedureId
    version_id: VersionId
    slug: str
    code: str | None  # national code; None where it is not known
    former_codes: tuple[str, ...]
    name: str
    field_key: str
    field_name: str
    tier: Tier
    level: Level
    vertical: str | None
    subjects: tuple[Subject, ...]
    limit: Limit
    is_same_day: bool
    cutoff: time | None
    cutoff_rule: str | None
    limit_variants: tuple[LimitVariant, ...]
    fees: tuple[Fee, ...]
    components: tuple[Component, ...]
    results: tuple[str, ...]
    legal_basis: tuple[LegalBasis, ...]
    competent_agencies: tuple[NamedAgency, ...]
    receiving_places: tuple[NamedAgency, ...]
    coordinating_agencies: tuple[NamedAgency, ...]
    conditions: tuple[str, ...]
    keywords: tuple[str, ...]
    post_receives: bool
    post_returns: bool
    online: Online
    has_online_payment: bool
    steps: tuple[Step, ...]
    steps_hours: float
    linked_procedures: tuple[LinkedProcedure, ...]
    supplement_requests_max: int | None  # None: as the regime has it
    note: str | None
    marks: Mapping[str, str]  # group of facts → law, observed or assumed
    sources: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None

    @property
    def is_free(self) -> bool:
        """True if nothing at all is to be paid."""
        return all(fee.amount_vnd == 0 for fee in self.fees)


@dataclass(frozen=True, slots=True)
class FieldCount:
    """A field (lĩnh vực) with how many procedures it has on a day."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ListCounts:
    """How many procedures a list would have under each further filter."""

    total: int
    by_field: Mapping[str, int]
    by_level: Mapping[str, int]
    by_subject: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AgenciesFor:
    """Who receives and who decides a dossier."""

    receiving_agency_code: AgencyCode
    competent_agency_code: AgencyCode


@dataclass(frozen=True, slots=True)
class PublishedField:
    """A field as it is published."""

    key: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class PublishedVersion:
    """The facts of a procedure during a period, as they are published.

    Lists hold plain JSON in the shape of the data files.
    """

    code: str | None
    name: str
    field_id: str
    tier: str
    level: str
    vertical: str | None
    publication_status: str
    subjects: list[str]
    limit_value: float
    limit_unit: str
    is_same_day: bool
    cutoff: time | None
    cutoff_rule: str | None
    limit_variants: list[dict[str, Any]]
    fees: list[dict[str, Any]]
    components: list[dict[str, Any]]
    results: list[str]
    legal_basis: list[str]
    legal_basis_recalled: list[str]
    competent_names: list[str]
    receiving_names: list[str]
    coordinating_names: list[str]
    conditions: list[str]
    keywords: list[str]
    post_receives: bool
    post_returns: bool
    online_is_available: bool
    online_mode: str | None
    online_level: int | None
    has_online_payment: bool
    steps: list[dict[str, Any]]
    steps_hours: float
    linked_slugs: list[str]
    supplement_requests_max: int | None
    note: str | None
    marks: dict[str, str]
    sources: list[str]
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class PublishedProcedure:
    """A procedure through time, as it is published."""

    slug: str
    former_codes: tuple[str, ...]
    position: int
    use_rank: int | None
    versions: tuple[PublishedVersion, ...]


@dataclass(frozen=True, slots=True)
class CataloguePublication:
    """All fields and procedures, and the names of agencies in them, as one publication states."""

    agency_names: tuple[PublishedName, ...]
    fields: tuple[PublishedField, ...]
    procedures: tuple[PublishedProcedure, ...]
