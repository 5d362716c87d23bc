"""What a change of the calendar does to what was promised.

Legal   LR-071. Labour Code 2019 arts 111, 112; Civil Code 2015 arts 147, 148.5: days off are not
        counted. That an appointment, once given, is never brought forward is assumed: who was told
        a day has arranged for it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from motcua.domain.working_time.ports import CountingRules
from motcua.domain.working_time.rules import due_moment, promise_after, working_days_between
from motcua.domain.working_time.values import Limit, Pause, WorkCalendar
from motcua.foundation.clock import VIETNAM

SAME_DAY = "trong ngày"  # what a derivation ends with where a result is promised for the same day
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A dossier whose limit runs, as far as counting it again needs."""

    dossier_id: int
    version: int
    code: str
    procedure_name: str
    agency_code: str  # whose calendar counts
    holding_agency_code: str  # where it lies
    holder_id: int | None
    started_at: datetime
    due_at: datetime
    limit: Limit | None  # None: the day was promised, not counted
    is_same_day: bool
    rules: CountingRules
    pauses: Sequence[Pause]


@dataclass(frozen=True, slots=True)
class Move:
    """A dossier whose day of return moves, and by how much."""

    dossier_id: int
    version: int
    code: str
    procedure_name: str
    agency_code: str
    holding_agency_code: str
    holder_id: int | None
    old_due_at: datetime
    due_at: datetime
    working_days: int
    days: int


class AppointmentKind(StrEnum):
    """Other days that are agreed on in the course of a dossier."""

    OPINION = "opinion"  # by when an agency answers
    PAUSE_ENDS = "pause_ends"  # when a pause is expected to end
    PAUSED_PROMISE = "paused_promise"  # what an apology promised before the limit was paused


@dataclass(frozen=True, slots=True)
class MovedAppointment:
    """Such a day that becomes off, and the working day it moves to."""

    kind: AppointmentKind
    row_id: int  # of the consultation or the pause
    dossier_id: int
    code: str
    agency_code: str
    old_at: datetime
    new_at: datetime


@dataclass(frozen=True, slots=True)
class CalendarImpact:
    """All that a change of the calendar moves. `kept`: dossiers that would be due earlier and are not."""

    moves: tuple[Move, ...]
    appointments: tuple[MovedAppointment, ...]
    kept: int

    @property
    def digest(self) -> str:
        """The same for the same dossiers, appointments and days; signed instead of the list."""
        lines = [
            *(
                f"{each.dossier_id} {_utc(each.old_due_at)} {_utc(each.due_at)}"
                for each in self.moves
            ),
            *(
                f"{each.kind} {each.row_id} {_utc(each.old_at)} {_utc(each.new_at)}"
                for each in self.appointments
            ),
        ]
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()

    @property
    def by_agency(self) -> Mapping[str, int]:
        return _most_first(each.agency_code for each in self.moves)

    @property
    def by_procedure(self) -> Mapping[str, int]:
        return _most_first(each.procedure_name for each in self.moves)

    @property
    def by_shift(self) -> Mapping[int, int]:
        """Calendar days by which dossiers move: how many of them."""
        return dict(sorted(Counter(each.days for each in self.moves).items()))


def due_after(running: Running, before: WorkCalendar, after: WorkCalendar) -> tuple[datetime, bool]:
    """When the dossier is due by the new calendar, and whether an earlier count was passed over.

    Only what the change itself does counts: where both calendars count to the same moment, an old
    promise that differs from it stays as it is.
    """
    kept = promise_after(running.due_at, before, after)
    if running.limit is None:
        return kept, False
    counted_before, counted = (
        due_moment(
            running.started_at,
            running.limit,
            calendar,
            running.rules,
            same_day=running.is_same_day,
            pauses=running.pauses,
        )
        for calendar in (before, after)
    )
    if counted <= counted_before:
        return kept, counted < counted_before
    return max(kept, counted), False


def move_of(running: Running, due_at: datetime, after: WorkCalendar) -> Move:
    old_day, day = _day(running.due_at), _day(due_at)
    return Move(
        dossier_id=running.dossier_id,
        version=running.version,
        code=running.code,
        procedure_name=running.procedure_name,
        agency_code=running.agency_code,
        holding_agency_code=running.holding_agency_code,
        holder_id=running.holder_id,
        old_due_at=running.due_at,
        due_at=due_at,
        working_days=working_days_between(old_day + _ONE_DAY, day, after),
        days=(day - old_day).days,
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _most_first(names: Iterable[str]) -> Mapping[str, int]:
    return dict(Counter(names).most_common())
