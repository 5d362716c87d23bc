"""Who has a dossier, and who answers for the time by which it was late.

Legal   LR-046: 61/2018/NĐ-CP art 19.9 and form 05 of TT 01/2018/TT-VPCP: every hand-over is recorded
        with its hour, so that lateness has an author.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.domain.dossiers.states import Position, State
from motcua.domain.working_time.rules import office_time_between
from motcua.domain.working_time.values import WorkCalendar


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
    """The part of being late that one party answers for, in office time."""

    keeper: Keeper
    agency_code: str  # empty unless the keeper is a unit
    office_time: timedelta


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
    """The office time between `due_at` and `ended_at` by who had the dossier: the parts add up.

    `stretches` are in order and without gaps; time of the same party is put together, in the order
    in which each first had it. Empty if the dossier was not late.
    """
    parts: dict[tuple[Keeper, str], timedelta] = {}
    for stretch in stretches:
        start = max(stretch.since, due_at)
        end = ended_at if stretch.until is None else min(stretch.until, ended_at)
        if end <= start:
            continue
        key = (stretch.keeper, stretch.agency_code if stretch.keeper is Keeper.UNIT else "")
        taken = office_time_between(start, end, calendar)
        parts[key] = parts.get(key, timedelta()) + taken
    return tuple(LatePart(*key, taken) for key, taken in parts.items() if taken)
