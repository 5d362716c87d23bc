"""What the answers come to on a day: procedures in order, papers, money, time."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.catalogue.values import Case, Fee, LimitVariant, ProcedurePage
from motcua.domain.working_time.values import Limit, LimitUnit

from .events import Answers


class PaperPlace(StrEnum):
    """What is to be done about a paper."""

    FILLED_IN = "filled_in"  # a form: on the screen, or at the counter
    BROUGHT = "brought"
    SHOWN = "shown"  # looked at and given back
    GOT_BEFORE = "got_before"  # an earlier step ends with it
    HELD = "held"  # the state has it already: not to be brought
    IN_SOME_CASES = "in_some_cases"


class FeeStanding(StrEnum):
    """What can be said of a fee before the dossier is seen."""

    FREE = "free"
    SURE = "sure"  # in the sum
    BY_NUMBER = "by_number"  # so much for each copy or page
    IF_WANTED = "if_wanted"  # for an extra that one may ask for
    IN_SOME_CASES = "in_some_cases"  # under a condition, or one of several rates
    UNKNOWN = "unknown"  # set by a council, a rate, a notice


@dataclass(frozen=True, slots=True)
class PackedPaper:
    """One paper of the packing list, whichever steps need it."""

    name: str
    place: PaperPlace
    original_count: int
    copy_count: int
    certified_count: int
    step_numbers: tuple[int, ...]
    source: str  # the data of the state that hold it; empty
    condition: str
    got_in_step: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedFee:
    """One payment of one step. `is_direct_only`, `is_online_only`: by how it is filed."""

    step_number: int
    fee: Fee
    standing: FeeStanding
    is_direct_only: bool = False
    is_online_only: bool = False


@dataclass(frozen=True, slots=True)
class Costs:
    """All payments. The sums hold what is sure; the rest is listed, never guessed."""

    fees: tuple[PlannedFee, ...]
    direct_sum_vnd: int
    online_sum_vnd: int

    @property
    def is_free(self) -> bool:
        return all(fee.standing is FeeStanding.FREE for fee in self.fees)

    @property
    def has_unknown(self) -> bool:
        """Something may have to be paid of which it cannot be said how much."""
        settled = {FeeStanding.FREE, FeeStanding.SURE, FeeStanding.IF_WANTED}
        return any(fee.standing not in settled for fee in self.fees)

    @property
    def is_open_online(self) -> bool:
        """What it costs on the net alone cannot be said."""
        known = {FeeStanding.FREE, FeeStanding.SURE, FeeStanding.IF_WANTED}
        return any(fee.is_online_only and fee.standing not in known for fee in self.fees)

    @property
    def open_fees(self) -> tuple[PlannedFee, ...]:
        known = {FeeStanding.FREE, FeeStanding.SURE}
        return tuple(fee for fee in self.fees if fee.standing not in known)


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as a sum per unit, `3 ngày làm việc + 20 ngày`: units are not mixed."""

    amounts: tuple[tuple[LimitUnit, float], ...]

    @property
    def limits(self) -> tuple[Limit, ...]:
        return tuple(Limit(amount, unit) for unit, amount in self.amounts)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One procedure in the plan. Steps of one `wave` may be filed at the same time."""

    number: int
    wave: int
    key: str
    title: str
    why: str
    page: ProcedurePage  # in the case that the answers are
    after: tuple[int, ...]
    replaced_names: tuple[str, ...]
    limit: Limit
    other_limits: tuple[LimitVariant, ...]
    is_online_here: bool

    @property
    def case(self) -> Case | None:
        """The case that the answers are; None: the procedure is told in no case."""
        return self.page.case

    @property
    def is_same_day(self) -> bool:
        """Whether the result is given on the day on which it is filed."""
        return self.page.is_same_day and self.limit == self.page.limit


@dataclass(frozen=True, slots=True)
class SkippedStep:
    """A step whose procedure is not in force on the day."""

    title: str
    slug: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the answers lead to on a day."""

    event_key: str
    event_version: int
    on: dt.date
    answers: Answers
    steps: tuple[PlannedStep, ...]
    skipped: tuple[SkippedStep, ...]
    notes: tuple[str, ...]
    papers: tuple[PackedPaper, ...]
    costs: Costs
    longest: Span  # where everything that need not wait is filed at once
    in_a_row: Span  # one after the other

    def papers_of(self, place: PaperPlace) -> tuple[PackedPaper, ...]:
        return tuple(paper for paper in self.papers if paper.place is place)


CarriedAnswers = Mapping[str, str]  # key of a field of the form → answer
