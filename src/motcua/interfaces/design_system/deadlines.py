"""From a due time as the law counts it to the components that show it. Counts nothing itself."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.domain.working_time import rules
from motcua.domain.working_time.values import (
    UNIT_NAMES,
    DerivationLine,
    DueTime,
    Limit,
    LimitUnit,
    LineKind,
    WorkCalendar,
)
from motcua.domain.working_time.values import RulerDay as DayOfLimit
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import (
    DayKind,
    Due,
    Reckoning,
    ReckoningLine,
    RulerDay,
)
from motcua.interfaces.design_system.components import LineKind as ShownLine

RULER_DAYS_MAX = 24  # More notches cannot be told apart; the reckoning still lists every day.
SOON_WORKING_DAYS = 1
VERSION_CHARACTERS_SHOWN = 8  # Of a version's token: enough to find it in the journal.
_WEEKDAY_OF_LABEL = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_SATURDAY, _SUNDAY = 5, 6
_UNITS = {name: unit for unit, name in UNIT_NAMES.items()}
_LIMIT = re.compile(rf"([\d,]+) ({'|'.join(_UNITS)})")
_OF_OFFICE_TIME = " làm việc"
_STRETCH = re.compile(r"(?=\d)(?:(\d+) giờ)?(?: ?(\d+) phút)?")


def limit_words(limit: Limit) -> str:
    """`5 ngày làm việc`, in the reader's language."""
    count = limit.value
    words = {
        LimitUnit.WORKING_HOURS: ngettext(
            "%(count)s giờ làm việc", "%(count)s giờ làm việc", int(count)
        ),
        LimitUnit.WORKING_DAYS: ngettext(
            "%(count)s ngày làm việc", "%(count)s ngày làm việc", int(count)
        ),
        LimitUnit.DAYS: ngettext("%(count)s ngày", "%(count)s ngày", int(count)),
        LimitUnit.MONTHS: ngettext("%(count)s tháng", "%(count)s tháng", int(count)),
    }
    return words[limit.unit] % {"count": f"{count:g}".replace(".", ",")}


def due_state(*, due_at: datetime, at: datetime, working_days: int) -> Due:
    """How a running limit stands at a moment.

    `working_days`: whole working days between the two days, later one included, counted by the
    caller in the agency's calendar. 0 on the day itself.
    """
    due_on, today = due_at.astimezone(VIETNAM).date(), at.astimezone(VIETNAM).date()
    if at > due_at:
        if working_days == 0:
            return Due("late", _("Quá hạn từ %(time)s") % {"time": formats.clock_time(due_at)})
        words = ngettext("Quá %(count)s ngày", "Quá %(count)s ngày", working_days)
        return Due("late", words % {"count": working_days})
    if due_on == today:
        return Due("soon", _("Hôm nay %(time)s") % {"time": formats.clock_time(due_at)})
    words = ngettext("Còn %(count)s ngày", "Còn %(count)s ngày", working_days)
    kind = "soon" if working_days <= SOON_WORKING_DAYS else "early"
    return Due(kind, words % {"count": working_days})  # type: ignore[arg-type]


def reckoning_lines(due: DueTime) -> Reckoning:
    """The derivation line by line, in the reader's language, each with its legal ground."""
    lines = (
        ReckoningLine(
            when=_label(line.label),
            why=_reason(line),
            count=part_words(line.mark),
            kind=_shown_kind(line.kind),
        )
        for line in due.derivation
    )
    return Reckoning(lines, calendar_version=due.calendar_version[:VERSION_CHARACTERS_SHOWN])


def part_words(text: str) -> str:
    """A part of a line as `working_time` wrote it, in the reader's language.

    Lines are kept for years as they were counted, so their parts are Vietnamese: a limit ("3 ngày
    làm việc"), a stretch of time ("1 giờ 20 phút"), names of days ("Thứ Bảy, Chủ nhật"). Anything
    else, a number or a date, stays as it is.
    """
    if limit := _LIMIT.fullmatch(text):
        number, unit = limit.groups()
        return limit_words(Limit(float(number.replace(",", ".")), _UNITS[unit]))
    if stretch := _STRETCH.fullmatch(text):
        hours, minutes = (int(number) if number else 0 for number in stretch.groups())
        words = []
        if hours or not minutes:
            words.append(ngettext("%(count)s giờ", "%(count)s giờ", hours) % {"count": hours})
        if minutes:
            words.append(ngettext("%(count)s phút", "%(count)s phút", minutes) % {"count": minutes})
        return " ".join(words)
    if text.endswith(_OF_OFFICE_TIME) and _STRETCH.fullmatch(text.removesuffix(_OF_OFFICE_TIME)):
        stretch_words = part_words(text.removesuffix(_OF_OFFICE_TIME))
        return _("%(stretch)s làm việc") % {"stretch": stretch_words}
    return ", ".join(_(name) if name else "" for name in text.split(", "))


def ruler_days(
    due: DueTime, *, at: datetime, calendar: WorkCalendar, ended_at: datetime | None = None
) -> Sequence[RulerDay]:
    """The days of a limit for the ruler, up to `at` if that is later; nothing if the limit alone has
    too many to draw. `ended_at`: when the result was ready, then nothing runs any more.
    """
    limit = rules.ruler(due)
    if len(limit) > RULER_DAYS_MAX:
        return ()
    until = ended_at or at
    drawing = _Drawing(until, is_running=ended_at is None, calendar=calendar)
    late = drawing.late_days(due.due_at) if until > due.due_at else []
    room = RULER_DAYS_MAX - len(limit)
    return [*map(drawing.day_of_limit, limit), *(late[-room:] if room else ())]


class _Drawing:
    """One ruler: what each of its days looks like from one moment."""

    def __init__(self, until: datetime, *, is_running: bool, calendar: WorkCalendar) -> None:
        self._until = until
        self._last_day = until.astimezone(VIETNAM).date()
        self._is_running = is_running
        self._calendar = calendar

    def day_of_limit(self, day: DayOfLimit) -> RulerDay:
        if day.kind is LineKind.RECEIPT:
            return self._drawn(day.day, "start", _("Nhận"))
        if day.kind is LineKind.DUE:
            return self._drawn(day.day, "end", _("Hẹn trả"))
        if day.kind in {LineKind.OFF, LineKind.MOVED}:
            return self._drawn(day.day, "off", _off_note(day.day))
        if day.kind is LineKind.PAUSED:
            return self._drawn(day.day, "off", _("Dừng"))
        note = _("Ngày %(number)s") % {"number": day.ordinal or 0}
        if self._is_today(day.day):
            return self._drawn(day.day, "now", note)
        return self._drawn(day.day, "past" if day.day <= self._last_day else "next", note)

    def late_days(self, due_at: datetime) -> list[RulerDay]:
        """The days after the last day of the limit, until today or until the result was ready."""
        days, count = [], 0
        day = due_at.astimezone(VIETNAM).date() + timedelta(days=1)
        while day <= self._last_day:
            if self._calendar.is_working_day(day):
                count += 1
                days.append(self._drawn(day, "late", _("Quá %(number)s") % {"number": count}))
            else:
                days.append(self._drawn(day, "off", _off_note(day)))
            day += timedelta(days=1)
        if days and count:
            words = ngettext("Quá %(count)s ngày", "Quá %(count)s ngày", count) % {"count": count}
            days[-1] = replace(days[-1], caption=words)
        return days

    def _drawn(self, day: date, kind: DayKind, note: str) -> RulerDay:
        label = formats.short_day(day)
        is_today = self._is_today(day)
        caption = ""
        if kind in {"start", "end"}:
            caption = f"{note} {label}"
        elif is_today:
            caption = _("Hôm nay %(day)s") % {"day": label}
        return RulerDay(
            label=label,
            note=note,
            kind=kind,
            caption=caption,
            tenths=self._tenths(day) if kind in {"now", "end"} else 0,
            is_today=is_today,
        )

    def _is_today(self, day: date) -> bool:
        return self._is_running and day == self._last_day

    def _tenths(self, day: date) -> int:
        if self._is_today(day):
            return round(rules.share_of_day(self._until, self._calendar) * 10)
        return 10 if day <= self._last_day else 0


def _off_note(day: date) -> str:
    return {_SATURDAY: _("T7"), _SUNDAY: _("CN")}.get(day.weekday()) or _("Nghỉ")


def _shown_kind(kind: LineKind) -> ShownLine:
    if kind is LineKind.DUE:
        return "sum"
    return "off" if kind in {LineKind.OFF, LineKind.MOVED, LineKind.PAUSED} else "counted"


def _reason(line: DerivationLine) -> str:
    """The sentence, then the legal ground in brackets before the full stop."""
    parameters = {name: part_words(text) for name, text in line.parameters.items()}
    sentence = _(line.message).format(**parameters)
    if not line.source:
        return sentence
    return f"{sentence.removesuffix('.')} ({_(line.source)})."


def _label(label: str) -> str:
    """`Thứ Năm 19/11, 15:20` with the weekday in the reader's language."""
    for number, name in enumerate(_WEEKDAY_OF_LABEL):
        if label.startswith(name):
            return formats.capital(formats.weekday_name(number)) + label.removeprefix(name)
    return label
