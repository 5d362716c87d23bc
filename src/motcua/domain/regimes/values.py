"""What the law sets on a day, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum, auto


class Tier(StrEnum):
    """How many levels of local government there are."""

    THREE = "three_tier"  # province, district, commune: until 30 June 2025
    TWO = "two_tier"  # province, commune: since 1 July 2025


class CodeSyntax(StrEnum):
    """How the code of a dossier is written."""

    LEVELS_RIGHT_TO_LEFT = "qcvn_102"  # 000.00.16.H37-190515-0001
    LEVELS_LEFT_TO_RIGHT = "qd_20_2020"  # H56.016.00-251001-0001


class SlipSet(StrEnum):
    """Which set of printed forms is in force."""

    FORMS_2018 = "tt_01_2018"  # 01-06
    FORMS_2025 = "tt_03_2025"  # 01-07


class Mark(StrEnum):
    """How sure we are of a fact."""

    LAW = auto()
    OBSERVED = auto()
    ASSUMED = auto()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a parameter is written."""

    instrument: str
    article: str
    mark: Mark

    def __str__(self) -> str:
        return ", ".join(part for part in (self.instrument, self.article) if part)


@dataclass(frozen=True, slots=True)
class CountingRules:
    """How a regime counts limits: what `working_time` asks of whoever counts, part by part.

    Working time is a neighbour of this module, so it is named by shape and not imported.
    """

    cutoff: time | None  # received later counts as the next working day
    cutoff_applies_to_working_hours: bool
    counts_day_of_receipt: bool
    moves_off_days: bool  # days and months that end on a day off end with the next working day
    month_ends_on_last_day: bool  # where the month has no such day; else the first of the next
    due_at: time | None  # on the last day; None: when office hours end
    pauses_working_hours: bool
    pauses_working_days: bool
    pauses_days: bool  # and months
    sources: Mapping[str, str] = field(default_factory=dict, repr=False)

    def source_of(self, part: str) -> str:
        """The instrument of one part."""
        return self.sources.get(part, "")


@dataclass(frozen=True, slots=True)
class AgencyIdentifiers:
    """The two official ways to identify an agency; a dossier's code begins with one of them."""

    right_to_left: str | None  # QCVN 102:2016/BTTTT
    left_to_right: str | None  # 20/2020/QD-TTg


@dataclass(frozen=True, slots=True)
class Regime:
    """Every parameter that the law sets for a dossier received on a day.

    `sources` has one entry for each parameter, by its field name. Times without a unit in their
    name are working days unless they say otherwise.
    """

    key: str  # R2_118_2025
    version: str  # R2c
    name: str
    instrument: str
    on: date
    tier: Tier
    code_syntax: CodeSyntax
    slip_set: SlipSet
    template_version: str
    handover_cutoff: time | None
    supplement_requests_max: int
    supplement_notice_working_days: int
    reappointments_max: int
    reappointment_working_days: int  # after the old day: what an apology proposes
    apology_lead_days: int
    intake_response_working_hours: int
    stop_by_applicant: str  # withdrawal or stop_notice
    lost_slip_collect: str  # slip_required or identity_accepted
    identity_check: str  # paper_id or electronic_id
    public_portal: str  # provincial_and_national or national
    is_boundary_free: bool
    online_scale: str  # levels_1_to_4 or full_and_partial
    scan_exempt: tuple[str, ...]
    staff_seniority_years_min: int
    secondment_months_min: int
    secondment_months_max: int
    procedure_control_addressee: str
    counting_rules: CountingRules  # Put together from the parameters `counting_…` and the cut-off.
    limit_start_events: Mapping[str, str]  # channel of intake: what starts the limit
    supplement_restarts_limit: bool
    pause_grounds: tuple[str, ...]
    pause_ground_names: Mapping[str, str]
    payment_pauses_clock: tuple[str, ...]  # kinds of obligation: tax, land
    correction_working_days: int
    collection_reminder_days: tuple[int, ...]  # after the result became ready
    consultation_working_days_default: int
    goes_on_without_opinion: bool  # once its absence is noted
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False)

    def source_of(self, parameter: str) -> str:
        """The instrument and article that set a parameter, for a derivation or a slip."""
        return str(self.sources[parameter])


@dataclass(frozen=True, slots=True)
class PublishedProfile:
    """A named regime, or a sub-version of one, during a period."""

    key: str
    version: str
    name: str
    instrument: str
    mark: Mark
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class PublishedParameter:
    """The value of one parameter during a period. `value` is plain JSON."""

    key: str
    value: object
    instrument: str
    article: str
    mark: Mark
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class RegimePublication:
    """All regimes and parameters, as one publication states them."""

    profiles: tuple[PublishedProfile, ...]
    parameters: tuple[PublishedParameter, ...]
