"""The lines of a derivation: what a person reads about each stretch of days."""

from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from motcua.domain.working_time.values import (
    DerivationLine,
    DueTime,
    LineKind,
    RulerDay,
    WorkCalendar,
)

NOT_COUNTED, OFF, PAUSED = "không tính", "nghỉ", "tạm dừng"
DAYS_NAMED_ONE_BY_ONE_MAX: Final = 5
SECONDS_PER_MINUTE, MINUTES_PER_HOUR = 60, 60
WEEKDAYS: Final = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ nhật",
)
ORDINALS: Final = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def line(
    kind: LineKind,
    first_day: date,
    last_day: date,
    message: str,
    mark: str,
    *,
    source: str = "",
    label: str = "",
    parameters: dict[str, str] | None = None,
    at: datetime | None = None,
    ordinals: tuple[int, int] | None = None,
) -> DerivationLine:
    return DerivationLine(
        kind=kind,
        first_day=first_day,
        last_day=last_day,
        label=label or _days_label(first_day, last_day),
        message=message,
        mark=mark,
        parameters=parameters or {},
        source=source,
        at=at,
        ordinals=ordinals,
    )


def off_lines(first: date, last: date, calendar: WorkCalendar) -> list[DerivationLine]:
    """One line for each run of days off with one reason. Empty if `last` is before `first`."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def reason(day: date) -> tuple[str, str]:
        special = calendar.special_day(day)
        return (special.name, special.source) if special else ("", "")

    lines = []
    for (name, source), group in groupby(days, key=reason):
        run = list(group)
        name = name or ", ".join(WEEKDAYS[day.weekday()] for day in run)  # noqa: PLW2901
        lines.append(
            line(
                LineKind.OFF,
                run[0],
                run[-1],
                "{name}.",
                OFF,
                source=source,
                parameters={"name": name},
            )
        )
    return lines


def off_name(day: date, calendar: WorkCalendar) -> str:
    special = calendar.special_day(day)
    return special.name if special else WEEKDAYS[day.weekday()]


def due_line(due_at: datetime, mark: str, *, source: str = "") -> DerivationLine:
    """The sum. `source`: where the limit comes from, if that is not plain."""
    day = due_at.date()
    return line(
        LineKind.DUE,
        day,
        day,
        "Hẹn trả kết quả",
        mark,
        label=f"{due_at:%H:%M}, {day:%d/%m/%Y}",
        source=source,
        at=due_at,
    )


def ruler(due: DueTime) -> tuple[RulerDay, ...]:
    """The days of a derivation one by one, for a picture of it."""
    days: list[RulerDay] = []
    for line in due.derivation[:-1]:
        for n in range((line.last_day - line.first_day).days + 1):
            day = line.first_day + timedelta(days=n)
            ordinal = line.ordinals[0] + n if line.ordinals else None
            name = line.parameters.get("name", "")
            if days and days[-1].day == day:
                kind = line.kind if line.kind is not LineKind.RECEIPT else days[-1].kind
                days[-1] = RulerDay(day, kind, ordinal or days[-1].ordinal, name or days[-1].name)
            else:
                days.append(RulerDay(day, line.kind, ordinal, name))
    if days[-1].kind is not LineKind.RECEIPT:
        last = days[-1]
        days[-1] = RulerDay(last.day, LineKind.DUE, last.ordinal, last.name)
    return tuple(days)


def ordinal_word(number: int) -> str:
    return ORDINALS[number] if number < len(ORDINALS) else str(number)


def _weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def _days_label(first: date, last: date) -> str:
    count = (last - first).days + 1
    if count == 1:
        return f"{_weekday(first)} {first:%d/%m}"
    if count <= DAYS_NAMED_ONE_BY_ONE_MAX:
        return ", ".join(f"{first + timedelta(days=n):%d/%m}" for n in range(count))
    return f"{first:%d/%m} – {last:%d/%m}"


def moment_label(moment: datetime) -> str:
    """`Thứ Năm 19/11, 15:20`"""
    return f"{_weekday(moment.date())} {moment:%d/%m, %H:%M}"


def day_label(moment: datetime) -> str:
    """`08:00 13/02`"""
    return f"{moment:%H:%M %d/%m}"


def duration_text(stretch: timedelta) -> str:
    """`3 giờ`, `40 phút`, `3 giờ 20 phút`; seconds are dropped."""
    hours, minutes = divmod(int(stretch.total_seconds()) // SECONDS_PER_MINUTE, MINUTES_PER_HOUR)
    words = [f"{hours} giờ"] if hours or not minutes else []
    return " ".join([*words, *([f"{minutes} phút"] if minutes else [])])
