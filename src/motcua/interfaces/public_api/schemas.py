"""The shapes of what the read API answers: documented, and held against every answer.

The words are those of `catalogue.rules.public_record`; adding a key is compatible, changing or
removing one is a new version of the API.
"""

from datetime import date, datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

LevelKey = Literal["ministry", "province", "district", "commune"]
DivisionLevelKey = Literal["province", "district", "commune"]
SubjectKey = Literal[
    "citizen",
    "business",
    "foreigner",
    "overseas_vietnamese",
    "organization",
    "household_business",
    "cooperative",
]


class LimitOut(Schema):
    """A time limit. Working hours and working days are counted in the agency's calendar."""

    value: float
    unit: Literal["working_hours", "working_days", "days", "months"]


class FieldName(Schema):
    key: str
    name: str


class OnlineOut(Schema):
    """How it is offered online. `level_1_to_4` is the scale in use until 42/2022/NĐ-CP."""

    is_available: bool
    mode: Literal["toan_trinh", "mot_phan", "cung_cap_thong_tin"] | None
    partial_reason: str | None
    level_1_to_4: int | None


class ProcedureSummary(Schema):
    slug: str = Field(description="The stable name. It never changes and is never used again.")
    code: str | None = Field(description="The national code; null where none is known.")
    name: str
    field: FieldName
    level: LevelKey
    subjects: list[SubjectKey]
    limit: LimitOut
    is_same_day: bool
    is_free: bool
    online: OnlineOut
    valid_from: date | None = Field(description="First day of this version; null: open.")
    valid_to: date | None = Field(description="Last day of this version, included; null: open.")
    href: str = Field(description="The whole record, in JSON.")
    page: str = Field(description="The page for people.")


class DecisionName(Schema):
    number: str
    signed_on: date | None


class CaseOut(Schema):
    key: str
    name: str
    condition: str | None


class SequenceStepOut(Schema):
    order: int
    name: str
    text: str
    cases: list[str]


class FeeOut(Schema):
    """A payment. `amount_vnd` 0 is free; null is not one figure: see the other members."""

    kind: Literal["phi", "le_phi", "thue", "gia_dich_vu"]
    code: str | None
    name: str
    amount_vnd: int | None
    amount_usd: float | None
    rate_percent: float | None
    per: str | None
    set_by: str | None
    condition: str | None
    cases: list[str] = Field(description="Keys of cases; empty: for all.")
    valid_from: date | None = Field(description="Paid from this day on; null: open.")
    valid_to: date | None = Field(description="Paid until this day, included; null: open.")


class MethodLimitOut(Schema):
    limit: LimitOut
    description: str | None
    cases: list[str]


class MethodOut(Schema):
    """One way to file. No limits: the procedure's own; fees null: the procedure's own."""

    channel: Literal["direct", "online", "post"]
    limits: list[MethodLimitOut]
    fees: list[FeeOut] | None
    note: str | None


class LimitVariantOut(Schema):
    condition: str
    limit: LimitOut


class ComponentOut(Schema):
    """A paper of the dossier, with how many originals, certified and plain copies."""

    order: int
    code: str | None
    name: str
    original_count: int
    certified_count: int
    copy_count: int
    is_shown_only: bool
    is_always_required: bool
    condition: str | None
    cases: list[str]
    form_name: str | None
    sample_url: str | None
    url: str | None
    once_only_source: str | None = Field(description="The database that already holds it.")


class ResultOut(Schema):
    name: str
    code: str | None
    kind: str | None
    validity: str | None
    is_electronic: bool


class LegalBasisOut(Schema):
    """An instrument and its state. `valid_to` in the past and `successor_number`: replaced."""

    number: str
    article: str | None
    is_recalled: bool
    name: str | None
    valid_from: date | None
    valid_to: date | None
    successor_number: str | None


class AgencyNameOut(Schema):
    code: str
    name: str
    address: str | None
    phone: str | None


class NamedAgencyOut(Schema):
    """A generic name, and the agency that it means on the day where it means one."""

    name: str
    kind: str
    agency: AgencyNameOut | None


class DataSourceOut(Schema):
    source: str
    field: str
    component_order: int


class LinkedProcedureOut(Schema):
    slug: str
    name: str


class ProcedureRecord(ProcedureSummary):
    """All parts of a procedure on a day (63/2010/NĐ-CP art. 8)."""

    local_code: str | None
    former_codes: list[str]
    vertical: str | None
    publishing_agency: str | None
    decision: DecisionName | None
    cases: list[CaseOut]
    sequence: list[SequenceStepOut]
    methods: list[MethodOut]
    cutoff: str | None = Field(description="HH:MM; received later counts from the next day.")
    cutoff_rule: str | None
    limit_variants: list[LimitVariantOut]
    fees: list[FeeOut]
    components: list[ComponentOut]
    set_count: int
    results: list[ResultOut]
    legal_basis: list[LegalBasisOut]
    conditions: list[str]
    keywords: list[str]
    competent_agencies: list[NamedAgencyOut]
    receiving_places: list[NamedAgencyOut]
    authorised_agencies: list[NamedAgencyOut]
    coordinating_agencies: list[NamedAgencyOut]
    is_received_at_one_stop: bool
    reason_not_at_one_stop: str | None
    is_boundary_free: bool
    post_receives: bool
    post_returns: bool
    has_online_payment: bool
    supplement_requests_max: int | None
    pause_grounds: list[str]
    late_rule: str | None
    posting_duties: list[str]
    data_sources: list[DataSourceOut]
    interlinked_group: str | None
    linked_procedures: list[LinkedProcedureOut]
    guide_video_url: str | None
    sample_dossier_url: str | None
    note: str | None
    marks: dict[str, str] = Field(
        description="How sure a group of facts is: law, observed or assumed."
    )
    recorded_at: datetime
    superseded_at: datetime | None
    day: date = Field(description="The day for which this holds.")


class ProcedureList(Schema):
    """One page of a list. Follow `next` as it is; it keeps the day and the moment of the first."""

    items: list[ProcedureSummary]
    next: str | None
    day: date
    known_at: datetime


class VersionOut(Schema):
    """A version on both axes: when it holds, and from when until when that was what we knew."""

    version_id: int
    code: str | None
    name: str
    status: Literal["active", "replaced", "abolished"]
    valid_from: date | None
    valid_to: date | None
    recorded_at: datetime
    superseded_at: datetime | None
    decision: DecisionName | None


class VersionList(Schema):
    slug: str
    standing: Literal["in_force", "not_yet", "replaced", "abolished"]
    since: date | None
    successor_slug: str | None
    items: list[VersionOut]


class DifferenceOut(Schema):
    """One difference. `sentence` says it in Vietnamese: “Thời hạn giải quyết: 7 → 5 ngày làm việc”."""

    path: str = Field(description="Where it stands in the record, as in `components.2.name`.")
    label: str
    old_words: str
    new_words: str
    sentence: str


class DifferenceList(Schema):
    slug: str
    former_version_id: int
    later_version_id: int
    items: list[DifferenceOut]


class FaultOut(Schema):
    """One thing wrong with the request and where it stands."""

    parameter: str
    detail: str


class Problem(Schema):
    """A problem as RFC 9457 describes it. `detail` is in the language of Accept-Language."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: list[FaultOut] | None = None
