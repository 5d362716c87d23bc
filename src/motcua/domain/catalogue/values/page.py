"""Procedures as others see them: frozen, for one day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import NewType, TypeVar

from motcua.domain.organisations.values import AgencyCode, NamedAgency
from motcua.domain.records.values import (
    CHANNEL_NAMES,
    Channel,
    FeeKind,
    Level,
    NotAtOneStopReason,
    OnlineMode,
    PartialReason,
    PostingDuty,
    Subject,
)
from motcua.domain.regimes.values import Tier
from motcua.domain.working_time.values import Limit

ProcedureId = NewType("ProcedureId", int)
VersionId = NewType("VersionId", int)


@dataclass(frozen=True, slots=True)
class Case:
    """One case (trường hợp) of a procedure. Rows that name no case hold for all."""

    key: str
    name: str
    condition: str | None


@dataclass(frozen=True, slots=True)
class SequenceStep:
    """What happens, in the words of the publication (trình tự thực hiện). Not the internal process."""

    order: int
    name: str
    text: str
    cases: tuple[str, ...]


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
    code: str | None = None
    certified_count: int = 0  # certified copies (bản sao chứng thực)
    cases: tuple[str, ...] = ()
    sample_url: str | None = None
    url: str | None = None


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
    code: str | None = None
    cases: tuple[str, ...] = ()
    valid_from: date | None = None  # on which days this is what is paid
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class MethodLimit:
    """A limit of one method, for some cases or all."""

    limit: Limit
    description: str | None
    cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """One way to file. No limits: the procedure's own; `fees` None: the procedure's own."""

    channel: Channel
    limits: tuple[MethodLimit, ...]
    fees: tuple[Fee, ...] | None
    note: str | None


@dataclass(frozen=True, slots=True)
class ResultDocument:
    """What one has in the end. `validity`: how long it holds, in words."""

    name: str
    code: str | None
    kind: str | None
    validity: str | None
    is_electronic: bool


@dataclass(frozen=True, slots=True)
class DataSource:
    """Data of the state that replace a paper (224/2026/NĐ-CP art. 15.1d)."""

    source: str
    field: str
    component_order: int


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
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Online:
    """How a procedure is offered online."""

    is_available: bool
    mode: OnlineMode | None
    level_1_to_4: int | None
    partial_reason: PartialReason | None = None


@dataclass(frozen=True, slots=True)
class LinkedProcedure:
    """A procedure done together with another."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class DecisionReference:
    """The decision by which a version was published."""

    number: str
    signed_on: date | None


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
    results: tuple[ResultDocument, ...]
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
    recorded_at: datetime  # known since
    superseded_at: datetime | None  # a correction took its place
    local_code: str | None  # mã TTHC của địa phương
    publishing_agency: str
    decision: DecisionReference | None
    cases: tuple[Case, ...]
    sequence: tuple[SequenceStep, ...]
    methods: tuple[Method, ...]
    set_count: int
    authorised_agencies: tuple[NamedAgency, ...]
    is_received_at_one_stop: bool
    reason_not_at_one_stop: NotAtOneStopReason | None
    is_boundary_free: bool
    pause_grounds: tuple[str, ...]
    late_rule: str | None
    posting_duties: tuple[PostingDuty, ...]
    data_sources: tuple[DataSource, ...]
    interlinked_group: str | None
    guide_video_url: str | None
    sample_dossier_url: str | None
    case: Case | None = None  # the one that it tells of; None: of all

    @property
    def result_names(self) -> tuple[str, ...]:
        return tuple(result.name for result in self.results)

    @property
    def is_free(self) -> bool:
        """True if nothing at all is to be paid."""
        return all(fee.amount_vnd == 0 for fee in self.fees)

    def method(self, channel: Channel) -> Method | None:
        """How one files by a channel; None where the procedure does not say."""
        return next((method for method in self.methods if method.channel == channel), None)

    def case_named(self, key: str) -> Case | None:
        """The case of a key; None where the procedure has no such case."""
        return next((case for case in self.cases if case.key == key), None)

    def in_case(self, key: str) -> "ProcedurePage":
        """The procedure as it is in one case: its limits, fees, papers and steps.

        Without a key, or with one that the procedure does not have, it tells of all cases.

        Legal   LR-138 (63/2010/NĐ-CP art 8.2): where papers, limit or fee differ by case, they are
                stated for each case.
        """
        case = self.case_named(key)
        if case is None:
            return self
        methods = (
            method if method.fees is None else replace(method, fees=_of(case, method.fees))
            for method in self.methods
        )
        return replace(
            self,
            case=case,
            fees=_of(case, self.fees),
            components=_of(case, self.components),
            sequence=_of(case, self.sequence),
            methods=tuple(methods),
        )

    def limit_for(self, channel: Channel) -> Limit:
        """The limit of a channel: the method's own, else that of the procedure.

        Legal   LR-111 (63/2010/NĐ-CP art 8.2 c, đ): limit and fees are stated for each method. A
                limit that names the case goes before one that names none.
        """
        own = self._own_limit(channel)
        return own.limit if own else self.limit

    def is_same_day_for(self, channel: Channel) -> bool:
        """Whether the result is given on the day of receipt: not where a way has its own limit."""
        return self.is_same_day and self.limit_for(channel) == self.limit

    def limit_words_for(self, channel: Channel) -> str:
        """The limit as slips say it."""
        is_same_day = self.is_same_day_for(channel)
        return "Trong ngày làm việc" if is_same_day else str(self.limit_for(channel))

    def limit_source_for(self, channel: Channel) -> str:
        """The way to file, and the case, whose own limit holds; empty where it is the procedure's."""
        own = self._own_limit(channel)
        if own is None or own.limit == self.limit:
            return ""
        way = CHANNEL_NAMES[channel]
        return f"{way}, {self.case.name}" if self.case and own.cases else way

    def _own_limit(self, channel: Channel) -> MethodLimit | None:
        method = self.method(channel)
        limits = method.limits if method else ()
        named = [each for each in limits if self.case and self.case.key in each.cases]
        return next(iter((*named, *(each for each in limits if not each.cases))), None)

    def fees_for(self, channel: Channel) -> tuple[Fee, ...]:
        """What is paid by a channel (LR-111)."""
        method = self.method(channel)
        return self.fees if method is None or method.fees is None else method.fees


_Row = TypeVar("_Row", Fee, Component, SequenceStep)


def _of(case: Case, rows: tuple[_Row, ...]) -> tuple[_Row, ...]:
    """The rows of a case; those that name no case hold for all."""
    return tuple(row for row in rows if not row.cases or case.key in row.cases)


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
