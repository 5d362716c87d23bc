"""The lines of a limit day by day: what was counted, what was not, what was paused."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final

from motcua.domain.working_time.ports import CountingRules
from motcua.domain.working_time.values import (
    DayKind,
    DerivationLine,
    Limit,
    LimitUnit,
    LineKind,
    Pause,
    WorkCalendar,
)
from motcua.foundation.clock import VIETNAM

from .days import ONE_DAY
from .index import index_of
from .lines import (
    PAUSED,
    day_label,
    duration_text,
    line,
    off_lines,
    off_name,
    ordinal_word,
)
from .moments import MICROSECONDS_PER_HOUR, Reckoned, Stretch, stretches_of

NTH_DAY: Final = "Ngày làm việc thứ {ordinals}."
NTH_DAY_ENDS: Final = "Ngày làm việc thứ {ordinals}, hết giờ làm việc."
NTH_DAY_SWAPPED: Final = "Ngày làm việc thứ {ordinals}, làm bù ({name})."
DAYS_ON_END: Final = "Tính liên tục {limit}, kể cả ngày nghỉ."
MONTHS_ON_END: Final = "Tròn {limit} tính từ ngày {start}."
MOVED: Final = "Ngày cuối rơi vào ngày nghỉ ({name}) nên chuyển sang ngày làm việc kế tiếp."
NEXT_DAY_ENDS: Final = "Ngày làm việc kế tiếp, hết giờ làm việc."
HOURS: Final = "{hours} làm việc."
HOURS_END: Final = "{hours} làm việc, hết thời hạn."
PAUSED_DAYS: Final = "Tạm dừng, không tính."
PAUSED_DAYS_FOR: Final = "Tạm dừng ({name}), không tính."
PAUSED_HOURS: Final = "Tạm dừng {hours}."
PAUSED_HOURS_FOR: Final = "Tạm dừng {hours} ({name})."
ADDED_DAYS: Final = "Tạm dừng từ {start} đến {end} nên cộng thêm {days}."
ADDED_DAYS_FOR: Final = "Tạm dừng từ {start} đến {end} ({name}) nên cộng thêm {days}."


@dataclass(frozen=True, slots=True)
class Counting:
    """One counting to be told: what was asked and what came out."""

    received: datetime
    limit: Limit
    calendar: WorkCalendar
    rules: CountingRules
    pauses: Sequence[Pause]
    reckoned: Reckoned


def working_days_lines(told: Counting) -> list[DerivationLine]:
    """Lines of the working days of a limit, runs of equal days together."""
    calendar, reckoned, rules, pauses = told.calendar, told.reckoned, told.rules, told.pauses
    first = date.fromordinal(reckoned.effective)
    if not rules.counts_day_of_receipt:
        first += ONE_DAY
    last = date.fromordinal(reckoned.last)
    stretches = stretches_of(pauses, told.received) if rules.pauses_working_days else []
    ordinal: dict[date, int] = {}
    for day in _days(first, last):
        if calendar.is_working_day(day) and not _opens_in(day, stretches, calendar):
            ordinal[day] = len(ordinal) + 1
    _must_be(len(ordinal), told.limit.value)
    lines: list[DerivationLine] = []
    for kind, days in _runs(first, last, calendar, ordinal):
        if kind is LineKind.OFF:
            lines += off_lines(days[0], days[-1], calendar)
        elif kind is LineKind.PAUSED:
            lines += _paused_lines(days, calendar, pauses)
        else:
            lines.append(_counted_line(days, ordinal, last, calendar))
    return lines


def paused_start_lines(told: Counting) -> list[DerivationLine]:
    """Lines of a same-day limit whose day was paused; none if it was not."""
    calendar, reckoned, pauses = told.calendar, told.reckoned, told.pauses
    if reckoned.last == reckoned.effective:
        return []
    last = date.fromordinal(reckoned.last)
    lines: list[DerivationLine] = []
    for kind, days in _runs(date.fromordinal(reckoned.effective), last, calendar, {last: 1}):
        if kind is LineKind.OFF:
            lines += off_lines(days[0], days[-1], calendar)
        elif kind is LineKind.PAUSED:
            lines += _paused_lines(days, calendar, pauses)
        else:
            lines.append(line(LineKind.COUNTED, last, last, NEXT_DAY_ENDS, ""))
    return lines


def days_lines(told: Counting) -> list[DerivationLine]:
    """Lines of a limit in calendar days or months: counted, paused days added, moved if need be."""
    limit, calendar, reckoned, rules = told.limit, told.calendar, told.reckoned, told.rules
    effective_on, unpaused = map(date.fromordinal, (reckoned.effective, reckoned.unpaused))
    first = effective_on if rules.counts_day_of_receipt else effective_on + ONE_DAY
    count = (unpaused - first).days + 1
    mark = str(limit)
    if limit.unit is LimitUnit.DAYS:
        _must_be(count, limit.value)
        mark = f"1–{count}" if count > 1 else "1"
    counted = line(
        LineKind.COUNTED,
        first,
        unpaused,
        DAYS_ON_END if limit.unit is LimitUnit.DAYS else MONTHS_ON_END,
        mark,
        parameters={"limit": str(limit), "start": f"{effective_on:%d/%m/%Y}"},
        ordinals=(1, count),
    )
    lines = [counted]
    if rules.pauses_days:
        lines += _added_lines(unpaused, told.pauses, told.received)
    last, due_on = date.fromordinal(reckoned.last), reckoned.due_at.date()
    _must_be(lines[-1].last_day.toordinal(), reckoned.last)
    if due_on == last:
        return lines
    lines.append(
        line(
            LineKind.MOVED,
            last,
            last,
            MOVED,
            "chuyển",
            source=rules.source_of("moves_off_days"),
            parameters={"name": off_name(last, calendar)},
        )
    )
    lines += off_lines(last + ONE_DAY, due_on - ONE_DAY, calendar)
    lines.append(line(LineKind.COUNTED, due_on, due_on, NEXT_DAY_ENDS, ""))
    return lines


def hours_lines(told: Counting) -> list[DerivationLine]:
    """Lines of a limit in office time. The last line of a counted day carries the moment it ends."""
    received, calendar, reckoned = told.received, told.calendar, told.reckoned
    limit, rules, pauses = told.limit, told.rules, told.pauses
    index = index_of(calendar, received).covering(reckoned.last)
    stretches = stretches_of(pauses, received) if rules.pauses_working_hours else []
    start = received
    if reckoned.effective != received.toordinal():
        start = _midnight(date.fromordinal(reckoned.effective))
    total, lines, off_from = 0, [], None
    for day in _days(start.date(), date.fromordinal(reckoned.last)):
        if not calendar.is_working_day(day):
            off_from = off_from or (day if day != received.date() else None)
            continue
        if off_from:
            lines += off_lines(off_from, day - ONE_DAY, calendar)
            off_from = None
        begins, ends = max(start, _midnight(day)), min(reckoned.due_at, _midnight(day + ONE_DAY))
        paused = sum(
            index.office_until(min(to_at, ends)) - index.office_until(max(from_at, begins))
            for from_at, to_at in stretches
            if max(from_at, begins) < min(to_at, ends)
        )
        if paused:
            lines.append(_paused_hours_line(day, paused, pauses, (begins, ends)))
        counted = index.office_until(ends) - index.office_until(begins) - paused
        total += counted
        if counted:
            is_last = total == round(limit.value * MICROSECONDS_PER_HOUR)
            lines.append(_hours_line(day, counted, reckoned.due_at if is_last else None))
    _must_be(total, round(limit.value * MICROSECONDS_PER_HOUR))
    return lines


def _hours_line(day: date, counted: int, ends_at: datetime | None) -> DerivationLine:
    text = duration_text(timedelta(microseconds=counted))
    message = HOURS_END if ends_at else HOURS
    return line(LineKind.COUNTED, day, day, message, text, parameters={"hours": text}, at=ends_at)


def _paused_hours_line(
    day: date, paused: int, pauses: Sequence[Pause], within: Stretch
) -> DerivationLine:
    names, sources = _grounds(pauses, within)
    parameters = {"hours": duration_text(timedelta(microseconds=paused))}
    if names:
        parameters["name"] = names
    message = PAUSED_HOURS_FOR if names else PAUSED_HOURS
    return line(LineKind.PAUSED, day, day, message, PAUSED, source=sources, parameters=parameters)


def _added_lines(
    after: date, pauses: Sequence[Pause], received: datetime
) -> Iterator[DerivationLine]:
    """The days by which pauses lengthen a limit in days, one line for each stretch."""
    for begins, ends in stretches_of(pauses, received):
        count = (ends.date() - begins.date()).days
        if not count:
            continue
        names, sources = _grounds(pauses, (begins, ends))
        parameters = {
            "start": day_label(begins),
            "end": day_label(ends),
            "days": f"{count} ngày",
        }
        if names:
            parameters["name"] = names
        yield line(
            LineKind.PAUSED,
            after + ONE_DAY,
            after + timedelta(days=count),
            ADDED_DAYS_FOR if names else ADDED_DAYS,
            f"+{count}",
            source=sources,
            parameters=parameters,
        )
        after += timedelta(days=count)


def _paused_lines(
    days: Sequence[date], calendar: WorkCalendar, pauses: Sequence[Pause]
) -> Iterator[DerivationLine]:
    """One line for each run of days that are paused on the same grounds."""

    def grounds(day: date) -> tuple[str, str]:
        opening = _opening(day, calendar)
        return _grounds(pauses, (opening, opening + timedelta(microseconds=1)))

    for (names, sources), group in groupby(days, key=grounds):
        run = list(group)
        yield line(
            LineKind.PAUSED,
            run[0],
            run[-1],
            PAUSED_DAYS_FOR if names else PAUSED_DAYS,
            PAUSED,
            source=sources,
            parameters={"name": names} if names else {},
        )


def _grounds(pauses: Sequence[Pause], within: Stretch) -> tuple[str, str]:
    """Grounds and sources of the pauses that touch a stretch, each once."""
    begins, ends = within
    meant = [pause for pause in pauses if pause.from_at < ends and begins < pause.to_at]
    names = dict.fromkeys(pause.ground for pause in meant if pause.ground)
    sources = dict.fromkeys(pause.source for pause in meant if pause.source)
    return ", ".join(names), "; ".join(sources)


def _runs(
    first: date, last: date, calendar: WorkCalendar, ordinal: dict[date, int]
) -> Iterator[tuple[LineKind, list[date]]]:
    """Consecutive days of one kind; a swapped-in day and the last day stand alone."""

    def run(day: date) -> tuple[LineKind, date | None]:
        if day not in ordinal:
            return LineKind.PAUSED if calendar.is_working_day(day) else LineKind.OFF, None
        special = calendar.special_day(day)
        alone = day == last or (special is not None and special.kind is DayKind.SWAPPED_ON)
        return LineKind.COUNTED, day if alone else None

    for (kind, _), group in groupby(_days(first, last), key=run):
        yield kind, list(group)


def _counted_line(
    days: list[date], ordinal: dict[date, int], last: date, calendar: WorkCalendar
) -> DerivationLine:
    numbers = [ordinal[day] for day in days]
    parameters = {
        "ordinals": ", ".join(ordinal_word(number) for number in numbers),
        "numbers": ", ".join(map(str, numbers)),
    }
    special, source = calendar.special_day(days[0]), ""
    message = NTH_DAY_ENDS if days[-1] == last else NTH_DAY
    if special is not None and special.kind is DayKind.SWAPPED_ON:
        message = NTH_DAY_SWAPPED
        parameters["name"], source = special.name, special.source
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


def _opens_in(day: date, stretches: Sequence[Stretch], calendar: WorkCalendar) -> bool:
    opening = _opening(day, calendar)
    return any(begins <= opening < ends for begins, ends in stretches)


def _opening(day: date, calendar: WorkCalendar) -> datetime:
    return datetime.combine(day, calendar.opens_at(day), tzinfo=VIETNAM)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=VIETNAM)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _must_be(told: float, counted: float) -> None:
    """A derivation that tells another count than the one that was made is never shown."""
    if told != counted:
        raise AssertionError(f"the lines tell {told}, {counted} was counted")
