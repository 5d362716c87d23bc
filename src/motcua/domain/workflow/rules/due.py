"""Until when a step is asked for, and how much office time it took.

Legal   LR-088 (01/2018/TT-VPCP art 8): each step has its hours. [assumed] A step's due time is the
        moment at which its hours of office time have passed since it was asked for, in the calendar
        of its agency; time in which the dossier waits is left out. It is bookkeeping: what the
        applicant was promised is the dossier's own due time, and hours saved or lost by one step are
        not moved to the next.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from motcua.domain.working_time.rules import due_moment, office_time_between
from motcua.domain.working_time.values import (
    CountingRules,
    Limit,
    LimitUnit,
    Pause,
    WorkCalendar,
)

from .run import GOES_ON, Hold, StepTask

_RULES = CountingRules()


def step_due_at(task: StepTask, holds: Iterable[Hold], calendar: WorkCalendar) -> datetime | None:
    """When the hours of a step have passed; None while it is held, or where it has no hours."""
    if task.is_held or task.hours <= Decimal(0):
        return None
    return due_moment(
        task.opened_at,
        Limit(float(task.hours), LimitUnit.WORKING_HOURS),
        calendar,
        _RULES,
        pauses=[] if task.kind in GOES_ON else _pauses(task.opened_at, holds, None),
    )


def office_time_used(
    opened_at: datetime,
    ended_at: datetime,
    holds: Iterable[Hold],
    calendar: WorkCalendar,
) -> timedelta:
    """Office time from opening to end without the time in which the dossier waited."""
    used = office_time_between(opened_at, ended_at, calendar)
    for pause in _pauses(opened_at, holds, ended_at):
        used -= office_time_between(pause.from_at, pause.to_at, calendar)
    return used


def _pauses(since: datetime, holds: Iterable[Hold], until: datetime | None) -> list[Pause]:
    """Holds inside a stretch; one that is still on ends with it."""
    found = []
    for hold in holds:
        ends = hold.until if hold.until is not None else until
        if ends is None:
            continue
        begins, ends = max(hold.since, since), ends if until is None else min(ends, until)
        if begins < ends:
            found.append(Pause(from_at=begins, to_at=ends))
    return found
