"""Who has a dossier, and who answers for the time by which it was late.

Legal   LR-046: 61/2018/NĐ-CP art 19.9 and form 05 of TT 01/2018/TT-VPCP: every hand-over is recorded
        with its hour, so that lateness has an author.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import chain

from motcua.domain.dossiers.states import Position, State
from motcua.domain.working_time.rules import office_time_between, working_days_between
from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM


class Keeper(StrEnum):
    """What kind of party has a dossier."""

    UNIT = "unit"  # the agency of the stretch
    POST = "post"
    PAYMENT = "payment"  # waiting for money that is owed
    APPLICANT = "applicant"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time in which one party had the dossier; `until` is None while it still has it."""

    keeper: Keeper
    agency_code: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class LatePart:
    """The part of being late that one party answers for.

    `working_days` are those at whose opening the dossier was late and lay with the party.
    """

    keeper: Keeper
    agency_code: str  # empty unless the keeper is a unit
    office_time: timedelta
    working_days: int


def keeper_of(position: Position, *, is_supplement_sent: bool, is_with_post: bool) -> Keeper:
    """Who has a dossier at a position.

    A supplement that was sent lies with the one-stop unit until it is checked.
    """
    match position.state:
        case State.SUPPLEMENT_BEFORE_ACCEPTANCE | State.SUPPLEMENT_IN_PROCESS:
            return Keeper.UNIT if is_supplement_sent else Keeper.APPLICANT
        case State.AWAITING_PAYMENT:
            return Keeper.PAYMENT
        case State.RESULT_READY | State.REJECTED if is_with_post:
            return Keeper.POST
        case _:
            return Keeper.UNIT


def late_parts(
    stretches: Sequence[Stretch], *, due_at: datetime, ended_at: datetime, calendar: WorkCalendar
) -> tuple[LatePart, ...]:
    """The time between `due_at` and `ended_at` by who had the dossier: the parts add up.

    `stretches` are in order and without gaps; time of the same party is put together, in the order
    in which each first had it. Empty if the dossier was not late.
    """
    parts = []
    for stretch in stretches:
        start = max(stretch.since, due_at)
        end = ended_at if stretch.until is None else min(stretch.until, ended_at)
        if end > start:
            agency_code = stretch.agency_code if stretch.keeper is Keeper.UNIT else ""
            taken = office_time_between(start, end, calendar)
            days = openings_between(start, end, calendar)
            parts.append(LatePart(stretch.keeper, agency_code, taken, days))
    return together([parts])


def together(windows: Iterable[Sequence[LatePart]]) -> tuple[LatePart, ...]:
    """The parts of several stretches of being late, each party once."""
    sums: dict[tuple[Keeper, str], tuple[timedelta, int]] = {}
    for part in chain.from_iterable(windows):
        key = (part.keeper, part.agency_code)
        taken, days = sums.get(key, (timedelta(), 0))
        sums[key] = taken + part.office_time, days + part.working_days
    return tuple(LatePart(*key, taken, days) for key, (taken, days) in sums.items() if taken)


def openings_between(start: datetime, end: datetime, calendar: WorkCalendar) -> int:
    """How many working days open from `start` on and before `end`."""
    return _opened_before(end, start, calendar) - _opened_before(start, start, calendar)


def _opened_before(moment: datetime, first: datetime, calendar: WorkCalendar) -> int:
    """Working days from the day of `first` on that opened before a moment."""
    local, begins = moment.astimezone(VIETNAM), first.astimezone(VIETNAM).date()
    day = local.date()
    count = working_days_between(begins, day, calendar)
    is_open = calendar.is_working_day(day) and local.time() > calendar.opens_at(day)
    return count - (calendar.is_working_day(day) and not is_open)
