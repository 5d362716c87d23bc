"""From a due time as the law counts it to the components that show it. Counts nothing itself."""

import re
from collections.abc import Sequence
from datetime import date, datetime

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
)
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.design_system import formats
from motcua.interfaces.design_system.components import DayKind, Due, ReckoningLine, RulerDay
from motcua.interfaces.design_system.components import LineKind as ShownLine

RULER_DAYS_MAX = 24  # More notches cannot be told apart; the reckoning still lists every day.
SOON_WORKING_DAYS = 1
_WEEKDAY_OF_LABEL = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_SATURDAY, _SUNDAY = 5, 6
_UNITS = {name: unit for unit, name in UNIT_NAMES.items()}
_LIMIT = re.compile(rf"([\d,]+) ({'|'.join(_UNITS)})")
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


def reckoning_lines(due: DueTime) -> list[ReckoningLine]:
    """The derivation line by line, in the reader's language, each with its legal ground."""
    return [
        ReckoningLine(
            when=_label(line.label),
            why=_reason(line),
            count=part_words(line.mark),
            kind=_shown_kind(line.kind),
        )
        for line in due.derivation
    ]


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
    return ", ".join(_(name) if name else "" for name in text.split(", "))


def ruler_days(due: DueTime, *, today: date) -> Sequence[RulerDay]:
    """The days of a limit for the ruler; nothing if there are too many to draw."""
    days = rules.ruler(due)
    if len(days) > RULER_DAYS_MAX:
        return ()
    shown = []
    for day in days:
        kind, note = _notch(day.kind, day.day, day.ordinal, today)
        shown.append(RulerDay(label=formats.short_day(day.day), note=note, kind=kind))
    return shown


def _notch(kind: LineKind, day: date, ordinal: int | None, today: date) -> tuple[DayKind, str]:
    if kind is LineKind.RECEIPT:
        return "start", _("Nhận")
    if kind is LineKind.DUE:
        return "end", _("Hẹn trả")
    if kind in {LineKind.OFF, LineKind.MOVED}:
        weekend = {_SATURDAY: _("T7"), _SUNDAY: _("CN")}.get(day.weekday())
        return "off", weekend or _("Nghỉ")
    note = _("Ngày %(number)s") % {"number": ordinal or 0}
    if day == today:
        return "now", note
    return ("past" if day < today else "next"), note


def _shown_kind(kind: LineKind) -> ShownLine:
    if kind is LineKind.DUE:
        return "sum"
    return "off" if kind in {LineKind.OFF, LineKind.MOVED} else "counted"


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
