"""The counting of limits, as the law does it, with each step written down.

Legal   LR-004. Civil Code 2015, art. 147 (the first day is not counted) and 148.5 (a limit that ends on a
        day off ends with the next working day); 61/2018/ND-CP, art. 18.1 (received after 15:00).
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final

from motcua.domain.working_time.errors import MomentWithoutZone
from motcua.domain.working_time.values import (
    DayKind,
    DerivationLine,
    DueTime,
    Limit,
    LimitUnit,
    LineKind,
    WorkCalendar,
)
from motcua.foundation.clock import VIETNAM

from .days import ONE_DAY, effective_day, months_later, next_working_day
from .lines import (
    NOT_COUNTED,
    due_line,
    duration_text,
    line,
    moment_label,
    off_lines,
    off_name,
    ordinal_word,
)

FIRST_DAY_NOT_COUNTED: Final = "Bộ luật Dân sự 2015, Điều 147"
MOVED_TO_WORKING_DAY: Final = "Bộ luật Dân sự 2015, Điều 148"
SAME_DAY: Final = "trong ngày"
RECEIVED_LATE: Final = "Nhận sau {cutoff} nên coi như nhận ngày làm việc kế tiếp."
RECEIVED_LATE_SAME_DAY: Final = "Nhận sau {cutoff} nên trả kết quả trong ngày làm việc kế tiếp."
RECEIVED_OFF: Final = "Nhận vào ngày nghỉ nên coi như nhận ngày làm việc kế tiếp."
RECEIVED_OFF_SAME_DAY: Final = "Nhận vào ngày nghỉ nên trả kết quả trong ngày làm việc kế tiếp."


def limit_ends_at(
    received_at: datetime,
    limit: Limit,
    calendar: WorkCalendar,
    cutoff: time | None,
    *,
    same_day: bool = False,
    cutoff_source: str = "",
) -> DueTime:
    """When a limit that starts with a receipt ends, Vietnam time, with its derivation.

    The effective day is the day of receipt if it is worked and the receipt is not later than
    `cutoff` (`None`: no such rule), else the next working day. Working days: the effective day is
    not counted; due at closing time of the last. Calendar days and months: due at closing time of
    the last, moved to the next working day if it is none. Working hours: office time from the
    moment of receipt, whatever the cut-off. `same_day`: due at closing time of the effective day.
    """
    if received_at.tzinfo is None:
        raise MomentWithoutZone(moment=received_at.isoformat())
    received_at = received_at.astimezone(VIETNAM)
    if limit.unit is LimitUnit.WORKING_HOURS and not same_day:
        lines = _working_hours(received_at, float(limit.value), calendar)
    else:
        effective_on, lines = _start(
            received_at, calendar, cutoff, cutoff_source, same_day=same_day
        )
        if same_day:
            pass
        elif limit.unit is LimitUnit.WORKING_DAYS:
            lines += _working_days(effective_on, int(limit.value), calendar)
        else:
            lines += _calendar_days(effective_on, limit, calendar)
    due_at = lines[-1].at or datetime.combine(
        lines[-1].last_day, calendar.closes_at(lines[-1].last_day), tzinfo=VIETNAM
    )
    lines.append(due_line(due_at, SAME_DAY if same_day else str(limit)))
    return DueTime(
        due_at=due_at,
        derivation=tuple(lines),
        calendar_version=calendar.version,
        is_provisional=calendar.announced_until is not None
        and due_at.date() > calendar.announced_until,
    )


def _start(
    received_at: datetime,
    calendar: WorkCalendar,
    cutoff: time | None,
    cutoff_source: str,
    *,
    same_day: bool,
) -> tuple[date, list[DerivationLine]]:
    """The effective day and the lines that lead to it."""
    day = received_at.date()
    # A result promised for the day of receipt cannot be due before the receipt.
    if same_day and received_at.time() > (closes_at := calendar.closes_at(day)):
        cutoff = closes_at if cutoff is None else min(cutoff, closes_at)
    effective_on = effective_day(received_at, calendar, cutoff)
    if effective_on == day:
        return day, [_receipt_counts(received_at, same_day=same_day)]
    if calendar.is_working_day(day) and cutoff is not None:
        parameters, message = {"cutoff": f"{cutoff:%H:%M}"}, "Tiếp nhận hồ sơ sau {cutoff}."
        because = RECEIVED_LATE_SAME_DAY if same_day else RECEIVED_LATE
    else:
        parameters, cutoff_source = {"name": off_name(day, calendar)}, ""
        message = "Tiếp nhận hồ sơ vào ngày nghỉ ({name})."
        because = RECEIVED_OFF_SAME_DAY if same_day else RECEIVED_OFF
    receipt = line(
        LineKind.RECEIPT,
        day,
        day,
        message,
        NOT_COUNTED,
        source=cutoff_source,
        label=moment_label(received_at),
        parameters=parameters,
    )
    effective = line(
        LineKind.EFFECTIVE,
        effective_on,
        effective_on,
        because,
        SAME_DAY if same_day else NOT_COUNTED,
        source="" if same_day else FIRST_DAY_NOT_COUNTED,
        parameters={key: text for key, text in parameters.items() if key == "cutoff"},
    )
    between = off_lines(day + ONE_DAY, effective_on - ONE_DAY, calendar)
    return effective_on, [receipt, *between, effective]


def _receipt_counts(received_at: datetime, *, same_day: bool) -> DerivationLine:
    """The line of a receipt whose day is the effective day."""
    day, label = received_at.date(), moment_label(received_at)
    if same_day:
        message = "Tiếp nhận hồ sơ, trả kết quả trong ngày."
        return line(LineKind.RECEIPT, day, day, message, SAME_DAY, label=label)
    message = "Tiếp nhận hồ sơ. Ngày tiếp nhận không tính."
    return line(
        LineKind.RECEIPT,
        day,
        day,
        message,
        NOT_COUNTED,
        source=FIRST_DAY_NOT_COUNTED,
        label=label,
    )


def _working_days(after: date, count: int, calendar: WorkCalendar) -> list[DerivationLine]:
    """Lines of `count` working days after a day, runs of equal days together."""
    worked = []
    day = after
    for _ in range(count):
        day = next_working_day(day, calendar)
        worked.append(day)
    ordinal = {day: n for n, day in enumerate(worked, start=1)}
    lines: list[DerivationLine] = []
    for is_off, days in _runs(after + ONE_DAY, worked[-1], calendar, ordinal):
        if is_off:
            lines += off_lines(days[0], days[-1], calendar)
        else:
            lines.append(_counted_line(days, ordinal, worked[-1], calendar))
    return lines


def _runs(
    first: date, last: date, calendar: WorkCalendar, ordinal: dict[date, int]
) -> Iterator[tuple[bool, list[date]]]:
    """Consecutive days of one kind; a swapped-in day and the last day stand alone."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def run(day: date) -> tuple[bool, date | None]:
        special = calendar.special_day(day)
        alone = day == last or (special is not None and special.kind is DayKind.SWAPPED_ON)
        return day not in ordinal, day if alone else None

    for (is_off, _), group in groupby(days, key=run):
        yield is_off, list(group)


def _counted_line(
    days: list[date], ordinal: dict[date, int], last: date, calendar: WorkCalendar
) -> DerivationLine:
    numbers = [ordinal[day] for day in days]
    parameters = {
        "ordinals": ", ".join(ordinal_word(number) for number in numbers),
        "numbers": ", ".join(map(str, numbers)),
    }
    special, source = calendar.special_day(days[0]), ""
    if special is not None and special.kind is DayKind.SWAPPED_ON:
        message = "Ngày làm việc thứ {ordinals}, làm bù ({name})."
        parameters["name"], source = special.name, special.source
    elif days[-1] == last:
        message = "Ngày làm việc thứ {ordinals}, hết giờ làm việc."
    else:
        message = "Ngày làm việc thứ {ordinals}."
    return line(
        LineKind.COUNTED,
        days[0],
        days[-1],
        message,
        parameters["numbers"],
        source=source,
        parameters=parameters,
        ordinals=(numbers[0], numbers[-1]),
    )


def _calendar_days(
    effective_on: date, limit: Limit, calendar: WorkCalendar
) -> list[DerivationLine]:
    """Lines of a limit in calendar days or months, moved to a working day if need be."""
    count = int(limit.value)
    if limit.unit is LimitUnit.DAYS:
        ends_on = effective_on + timedelta(days=count)
        message, mark = (
            "Tính liên tục {limit}, kể cả ngày nghỉ.",
            f"1–{count}" if count > 1 else "1",
        )
    else:
        ends_on = months_later(effective_on, count)
        message, mark = "Tròn {limit} tính từ ngày {start}.", str(limit)
    lines = [
        line(
            LineKind.COUNTED,
            effective_on + ONE_DAY,
            ends_on,
            message,
            mark,
            parameters={"limit": str(limit), "start": f"{effective_on:%d/%m/%Y}"},
            ordinals=(1, (ends_on - effective_on).days),
        )
    ]
    if calendar.is_working_day(ends_on):
        return lines
    moved_to = next_working_day(ends_on, calendar)
    lines.append(
        line(
            LineKind.MOVED,
            ends_on,
            ends_on,
            "Ngày cuối rơi vào ngày nghỉ ({name}) nên chuyển sang ngày làm việc kế tiếp.",
            "chuyển",
            source=MOVED_TO_WORKING_DAY,
            parameters={"name": off_name(ends_on, calendar)},
        )
    )
    lines += off_lines(ends_on + ONE_DAY, moved_to - ONE_DAY, calendar)
    lines.append(
        line(LineKind.COUNTED, moved_to, moved_to, "Ngày làm việc kế tiếp, hết giờ làm việc.", "")
    )
    return lines


def _working_hours(
    received_at: datetime, hours: float, calendar: WorkCalendar
) -> list[DerivationLine]:
    """Lines of a limit in office time. The last line carries the moment it ends."""
    left, day = timedelta(hours=hours), received_at.date()
    lines = [
        line(LineKind.RECEIPT, day, day, "Tiếp nhận hồ sơ.", "", label=moment_label(received_at))
    ]
    if not calendar.is_working_day(day):
        lines[0] = line(
            LineKind.RECEIPT,
            day,
            day,
            "Tiếp nhận hồ sơ vào ngày nghỉ ({name}).",
            NOT_COUNTED,
            label=moment_label(received_at),
            parameters={"name": off_name(day, calendar)},
        )
    while True:
        used, ended_at = _office_time(day, received_at, left, calendar)
        left -= used
        if used:
            text = duration_text(used)
            lines.append(
                line(
                    LineKind.COUNTED,
                    day,
                    day,
                    "{hours} làm việc." if left else "{hours} làm việc, hết thời hạn.",
                    text,
                    parameters={"hours": text},
                    at=None if left else ended_at,
                )
            )
        if not left:
            return lines
        following = next_working_day(day, calendar)
        lines += off_lines(day + ONE_DAY, following - ONE_DAY, calendar)
        day = following


def _office_time(
    day: date, not_before: datetime, wanted: timedelta, calendar: WorkCalendar
) -> tuple[timedelta, datetime]:
    """How much of `wanted` office time the day gives, and the moment at which the last was given.

    A limit that ends exactly at a closing moment ends there, not at the next opening.
    """
    used, ended_at = timedelta(0), not_before
    if not calendar.is_working_day(day):
        return used, ended_at
    for session in calendar.sessions_on(day):
        start = max(datetime.combine(day, session.opens_at, tzinfo=VIETNAM), not_before)
        end = datetime.combine(day, session.closes_at, tzinfo=VIETNAM)
        taken = min(max(end - start, timedelta(0)), wanted - used)
        if taken:
            used, ended_at = used + taken, start + taken
    return used, ended_at
