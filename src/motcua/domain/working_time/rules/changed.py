"""What differs between calendars, and due times that a day off has overtaken.

Legal   LR-070. Labour Code 2019 arts 111, 112; Civil Code 2015 art 148.5: a limit that ends on a
        day off ends when the next working day ends.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from motcua.domain.working_time.values import (
    DayChanges,
    DayKey,
    DerivationLine,
    DueTime,
    LineKind,
    PublishedDay,
    WorkCalendar,
)
from motcua.foundation.clock import VIETNAM

from .counted import MOVED, NEXT_DAY_ENDS
from .days import ONE_DAY, next_working_day
from .lines import due_line, line, off_lines, off_name


def changes_between(
    wanted: Iterable[PublishedDay],
    held: Iterable[PublishedDay],
    *,
    announced: Iterable[DayKey] = (),
) -> DayChanges:
    """What turns the held days into the wanted ones. `announced`: held by a decision, not by a file."""
    wanted_by_key = {row.key: row for row in wanted}
    held_by_key = {row.key: row for row in held}
    stays = set(announced)
    return DayChanges(
        days=tuple(
            row
            for key, row in wanted_by_key.items()
            if not is_same_day_row(row, held_by_key.get(key))
        ),
        withdrawn=tuple(
            key for key in held_by_key if key not in wanted_by_key and key not in stays
        ),
    )


def promise_after(due_at: datetime, before: WorkCalendar, after: WorkCalendar) -> datetime:
    """A promised moment when the calendar changes: only a day that becomes off moves it.

    It is never brought forward: who was told a day may rely on it (LR-071).
    """
    local = due_at.astimezone(VIETNAM)
    day = local.date()
    if after.is_working_day(day) or not before.is_working_day(day):
        return due_at
    day = next_working_day(day, after)
    return datetime.combine(day, after.closes_at(day), tzinfo=VIETNAM)


def moved_off(due: DueTime, due_at: datetime, calendar: WorkCalendar) -> DueTime:
    """The same due time, moved off its day: its lines stay, and say why there is another day now."""
    old_day, day = (moment.astimezone(VIETNAM).date() for moment in (due.due_at, due_at))
    *told, last = due.derivation
    special = calendar.special_day(old_day)
    moved: list[DerivationLine] = [
        line(
            LineKind.MOVED,
            old_day,
            old_day,
            MOVED,
            "chuyển",
            source=special.source if special else "",
            parameters={"name": off_name(old_day, calendar)},
        ),
        *off_lines(old_day + ONE_DAY, day - ONE_DAY, calendar),
        line(LineKind.COUNTED, day, day, NEXT_DAY_ENDS, ""),
        due_line(due_at, last.mark),
    ]
    return DueTime(
        due_at=due_at,
        derivation=(*told, *moved),
        calendar_version=calendar.version,
        is_provisional=calendar.announced_until is not None and day > calendar.announced_until,
    )


def is_same_day_row(row: PublishedDay, other: PublishedDay | None) -> bool:
    """Whether two rows say the same, whenever they became known."""
    return other is not None and replace(row, announced_on=other.announced_on) == other
