"""When a limit ends: the counting itself, by arithmetic on the index of a calendar.

Legal   LR-004, LR-020, LR-021, LR-022, LR-023, LR-024. Civil Code 2015, art. 147 (the first day is
        not counted) and 148 (last day of a month, days off); 61/2018/ND-CP, art. 18.1 (received
        after 15:00).

`lines` explains what is counted here; it counts nothing itself.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final, NamedTuple

from motcua.domain.working_time.errors import MomentWithoutZone
from motcua.domain.working_time.ports import CountingRules
from motcua.domain.working_time.values import Limit, LimitUnit, Pause, WorkCalendar
from motcua.foundation.clock import VIETNAM

from .days import months_later
from .index import OfficeIndex, index_of, microseconds_of

MICROSECONDS_PER_HOUR: Final = 3_600_000_000
_HOURS, _WORKING_DAYS, _DAYS = LimitUnit.WORKING_HOURS, LimitUnit.WORKING_DAYS, LimitUnit.DAYS
Stretch = tuple[datetime, datetime]


class Reckoned(NamedTuple):
    """A due time with the days that led to it, as ordinals."""

    due_at: datetime
    effective: int  # the day that counts as the day of receipt
    unpaused: int  # the last day as if nothing had been paused
    last: int  # the last day before it is moved off a day off


def due_moment(
    received_at: datetime,
    limit: Limit,
    calendar: WorkCalendar,
    rules: CountingRules,
    *,
    same_day: bool = False,
    pauses: Sequence[Pause] = (),
) -> datetime:
    """When a limit that starts with a receipt ends, Vietnam time: `due_time` without its lines.

    Legal   LR-004, LR-020, LR-021, LR-022, LR-023, LR-024.
    Raises  MomentWithoutZone, MomentOutOfRange, CalendarHasNoWorkingDays.
    """
    return reckon(received_at, limit, calendar, rules, same_day=same_day, pauses=pauses)[0]


def reckon(
    received_at: datetime,
    limit: Limit,
    calendar: WorkCalendar,
    rules: CountingRules,
    *,
    same_day: bool,
    pauses: Sequence[Pause],
) -> tuple[datetime, int, int, int]:
    """The fields of `Reckoned` as a plain tuple."""
    received = in_vietnam(received_at)
    index = index_of(calendar, received)
    stretches = stretches_of(pauses, received) if pauses else ()
    unit = limit.unit
    if unit is _HOURS and not same_day:
        return _working_hours(received, limit, rules, index, stretches)
    place = _effective_place(received, rules, index, same_day=same_day)
    if unit is _WORKING_DAYS or same_day:
        count = 0 if same_day else int(limit.value) - rules.counts_day_of_receipt
        return _working_days(place, count, rules, index, stretches, same_day=same_day)
    return _days(place, limit, calendar, rules, index, stretches=stretches)


def in_vietnam(moment: datetime) -> datetime:
    """The same moment in Vietnam time. Raises MomentWithoutZone."""
    if moment.tzinfo is VIETNAM:
        return moment
    if moment.tzinfo is None:
        raise MomentWithoutZone(moment=moment.isoformat())
    return moment.astimezone(VIETNAM)


def stretches_of(pauses: Sequence[Pause], received: datetime) -> list[Stretch]:
    """Pauses in order, those that touch as one, so that splitting one changes nothing.

    Nothing is paused before the receipt. That a pause began while its limit ran is for the act
    that pauses to see to: in a limit in days, a later one counts too.
    """
    merged: list[Stretch] = []
    for pause in sorted(pauses, key=lambda pause: pause.from_at):
        start, end = max(pause.from_at, received), pause.to_at
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _effective_place(
    received: datetime, rules: CountingRules, index: OfficeIndex, *, same_day: bool
) -> int:
    """The place of the working day that counts as the day of receipt (61/2018/ND-CP, art. 18.1)."""
    n = received.toordinal() - index.first
    place = index.place[n]
    if index.place[n + 1] == place:
        return place  # A day off: the next working day.
    cutoff = rules.cutoff
    if cutoff is not None and received.time() > cutoff:
        return place + 1
    # A result promised for the day of receipt cannot be due before the receipt.
    if same_day and received.time() > (rules.due_at or index.closes[place]):
        return place + 1
    return place


def _working_hours(
    received: datetime,
    limit: Limit,
    rules: CountingRules,
    index: OfficeIndex,
    stretches: Sequence[Stretch],
) -> tuple[datetime, int, int, int]:
    """Office time from the receipt, without the paused office time; the end may be a closing."""
    start = received
    if rules.cutoff_applies_to_working_hours:
        place = _effective_place(received, rules, index, same_day=False)
        index = index.with_place(place)
        if index.worked[place] != received.toordinal():
            start = datetime.combine(date.fromordinal(index.worked[place]), time(), VIETNAM)
    index = index.covering(start.toordinal())
    first = index.first
    target = index.office_until(start) + round(limit.value * MICROSECONDS_PER_HOUR)
    unpaused = target
    if rules.pauses_working_hours:
        for begins, ends in stretches:
            index = index.covering(ends.toordinal())
            before = index.office_until(max(begins, start))
            if before >= target:
                break
            target += max(index.office_until(ends) - before, 0)
    index = index.with_office(target)
    assert index.first == first  # noqa: S101 — sums of office time begin on the same day
    due_at = index.moment_of(target)
    last = due_at.toordinal()
    without = last if target == unpaused else index.moment_of(unpaused).toordinal()
    return due_at, start.toordinal(), without, last


def _working_days(
    place: int,
    count: int,
    rules: CountingRules,
    index: OfficeIndex,
    stretches: Sequence[Stretch],
    *,
    same_day: bool,
) -> tuple[datetime, int, int, int]:
    """Closing time of the `count`-th working day after a place, paused days left out."""
    unpaused = target = place + count
    if stretches and rules.pauses_working_days:
        counted_from = place if same_day or rules.counts_day_of_receipt else place + 1
        for begins, ends in stretches:
            index = index.covering(ends.toordinal())
            after = max(_place_opening_from(begins, index), counted_from)
            if after > target:
                break
            target += max(_place_opening_from(ends, index) - after, 0)
    if target >= len(index.worked):
        index = index.with_place(target)
    worked = index.worked
    last = worked[target]
    due_time = rules.due_at
    if due_time is None:
        due_at = datetime.combine(date.fromordinal(last), index.closes[target], VIETNAM)
    else:
        due_at = datetime.combine(date.fromordinal(last), due_time, VIETNAM)
    return due_at, worked[place], worked[unpaused], last


def _place_opening_from(moment: datetime, index: OfficeIndex) -> int:
    """The place of the first working day that opens at a moment or later."""
    ordinal = moment.toordinal()
    place = index.place_from(ordinal)
    opened = (
        place < len(index.worked)
        and index.worked[place] == ordinal
        and index.opens[place] < microseconds_of(moment.time())
    )
    return place + opened


def _days(
    place: int,
    limit: Limit,
    calendar: WorkCalendar,
    rules: CountingRules,
    index: OfficeIndex,
    *,
    stretches: Sequence[Stretch],
) -> tuple[datetime, int, int, int]:
    """The last calendar day of days or months, paused days added, moved off a day off."""
    index = index.with_place(place)
    effective = index.worked[place]
    if limit.unit is _DAYS:
        unpaused = effective + int(limit.value)
    else:
        start = date.fromordinal(effective)
        unpaused = months_later(
            start, int(limit.value), ends_on_last_day=rules.month_ends_on_last_day
        ).toordinal()
    unpaused -= rules.counts_day_of_receipt
    last = unpaused
    if stretches and rules.pauses_days:
        last += sum(ends.toordinal() - begins.toordinal() for begins, ends in stretches)
    index = index.covering(last)
    moved = last
    if rules.moves_off_days:
        place = index.place_from(last)
        index = index.with_place(place)
        moved, closes_at = index.worked[place], index.closes[place]
    else:
        closes_at = calendar.closes_at(date.fromordinal(last))
    due_at = datetime.combine(date.fromordinal(moved), rules.due_at or closes_at, VIETNAM)
    return due_at, effective, unpaused, last
