"""Due times with each step of the counting written down.

Legal   LR-004, LR-020, LR-021, LR-022, LR-023, LR-024. Civil Code 2015, art. 147 (the first day is
        not counted) and 148 (a limit that ends on a day off ends with the next working day);
        61/2018/ND-CP, art. 18.1 (received after 15:00).

`moments` counts; what stands here says what was counted, and refuses to say anything else.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from motcua.domain.working_time.ports import CountingRules
from motcua.domain.working_time.values import (
    DerivationLine,
    DueTime,
    Limit,
    LimitUnit,
    LineKind,
    Pause,
    WorkCalendar,
)

from .counted import Counting, days_lines, hours_lines, paused_start_lines, working_days_lines
from .days import ONE_DAY
from .lines import NOT_COUNTED, due_line, line, moment_label, off_lines, off_name
from .moments import Reckoned, in_vietnam, reckon

SAME_DAY: Final = "trong ngày"
RECEIVED: Final = "Tiếp nhận hồ sơ."
RECEIVED_NOT_COUNTED: Final = "Tiếp nhận hồ sơ. Ngày tiếp nhận không tính."
RECEIVED_SAME_DAY: Final = "Tiếp nhận hồ sơ, trả kết quả trong ngày."
RECEIVED_AFTER: Final = "Tiếp nhận hồ sơ sau {cutoff}."
RECEIVED_ON_DAY_OFF: Final = "Tiếp nhận hồ sơ vào ngày nghỉ ({name})."
RECEIVED_LATE: Final = "Nhận sau {cutoff} nên coi như nhận ngày làm việc kế tiếp."
RECEIVED_LATE_SAME_DAY: Final = "Nhận sau {cutoff} nên trả kết quả trong ngày làm việc kế tiếp."
RECEIVED_OFF: Final = "Nhận vào ngày nghỉ nên coi như nhận ngày làm việc kế tiếp."
RECEIVED_OFF_SAME_DAY: Final = "Nhận vào ngày nghỉ nên trả kết quả trong ngày làm việc kế tiếp."


def due_time(
    received_at: datetime,
    limit: Limit,
    calendar: WorkCalendar,
    rules: CountingRules,
    *,
    same_day: bool = False,
    pauses: Sequence[Pause] = (),
    limit_source: str = "",
) -> DueTime:
    """When a limit that starts with a receipt ends, Vietnam time, with its derivation.

    Working days: the effective day is not counted; due when office hours end on the last. Calendar
    days and months: likewise on the last day, moved to the next working day if it is none. Working
    hours: office time from the moment of receipt, whatever the cut-off. `same_day`: due on the
    effective day. Each part of this reading is one of `rules`.

    `pauses` are those that began while this limit ran. Working hours leave out the paused office
    time; working days each day that opens in a pause; days and months grow by the days between the
    first and the last day of each pause. `limit_source` is told beside the sum.

    Legal   LR-004, LR-020, LR-021, LR-022, LR-023, LR-024.
    Raises  MomentWithoutZone, MomentOutOfRange, CalendarHasNoWorkingDays.
    """
    received = in_vietnam(received_at)
    reckoned = Reckoned(*reckon(received, limit, calendar, rules, same_day=same_day, pauses=pauses))
    told = Counting(received, limit, calendar, rules, pauses, reckoned)
    if limit.unit is LimitUnit.WORKING_HOURS and not same_day:
        lines = _start_of_hours(received, calendar, rules, reckoned)
        lines += hours_lines(told)
    else:
        lines = _start(received, calendar, rules, reckoned, same_day=same_day)
        if same_day:
            lines += paused_start_lines(told)
        elif limit.unit is LimitUnit.WORKING_DAYS:
            lines += working_days_lines(told)
        else:
            lines += days_lines(told)
    lines.append(
        due_line(reckoned.due_at, SAME_DAY if same_day else str(limit), source=limit_source)
    )
    return DueTime(
        due_at=reckoned.due_at,
        derivation=tuple(lines),
        calendar_version=calendar.version,
        is_provisional=calendar.announced_until is not None
        and reckoned.due_at.date() > calendar.announced_until,
    )


def _start_of_hours(
    received: datetime, calendar: WorkCalendar, rules: CountingRules, reckoned: Reckoned
) -> list[DerivationLine]:
    """The receipt of a limit in office time, and why it may begin on a later day."""
    day, label = received.date(), moment_label(received)
    if reckoned.effective != day.toordinal() and calendar.is_working_day(day):
        return _start(received, calendar, rules, reckoned, same_day=False, is_counted=True)
    if calendar.is_working_day(day):
        return [line(LineKind.RECEIPT, day, day, RECEIVED, "", label=label)]
    receipt = line(
        LineKind.RECEIPT,
        day,
        day,
        RECEIVED_ON_DAY_OFF,
        NOT_COUNTED,
        label=label,
        parameters={"name": off_name(day, calendar)},
    )
    return [receipt]


def _start(
    received: datetime,
    calendar: WorkCalendar,
    rules: CountingRules,
    reckoned: Reckoned,
    *,
    same_day: bool,
    is_counted: bool | None = None,
) -> list[DerivationLine]:
    """The lines that lead to the effective day. `is_counted`: it is itself a day of the limit."""
    is_counted = rules.counts_day_of_receipt if is_counted is None else is_counted
    day, effective_on = received.date(), date.fromordinal(reckoned.effective)
    first_day_source = rules.source_of("counts_day_of_receipt")
    if effective_on == day:
        message, mark, source = RECEIVED_NOT_COUNTED, NOT_COUNTED, first_day_source
        if same_day:
            message, mark, source = RECEIVED_SAME_DAY, SAME_DAY, ""
        elif is_counted:
            message, mark = RECEIVED, ""
        label = moment_label(received)
        return [line(LineKind.RECEIPT, day, day, message, mark, source=source, label=label)]
    if calendar.is_working_day(day):
        is_after_cutoff = rules.cutoff is not None and received.time() > rules.cutoff
        after = rules.cutoff if is_after_cutoff else (rules.due_at or calendar.closes_at(day))
        parameters, message = {"cutoff": f"{after:%H:%M}"}, RECEIVED_AFTER
        because = RECEIVED_LATE_SAME_DAY if same_day else RECEIVED_LATE
        source = rules.source_of("cutoff")
    else:
        parameters, source = {"name": off_name(day, calendar)}, ""
        message = RECEIVED_ON_DAY_OFF
        because = RECEIVED_OFF_SAME_DAY if same_day else RECEIVED_OFF
    receipt = line(
        LineKind.RECEIPT,
        day,
        day,
        message,
        NOT_COUNTED,
        source=source,
        label=moment_label(received),
        parameters=parameters,
    )
    mark, effective_source = NOT_COUNTED, first_day_source
    if same_day or is_counted:
        mark, effective_source = SAME_DAY if same_day else "", ""
    effective = line(
        LineKind.EFFECTIVE,
        effective_on,
        effective_on,
        because,
        mark,
        source=effective_source,
        parameters={key: text for key, text in parameters.items() if key == "cutoff"},
    )
    return [receipt, *off_lines(day + ONE_DAY, effective_on - ONE_DAY, calendar), effective]
