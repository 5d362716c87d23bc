"""`motcua due`: when a limit ends and why, without a database.

    motcua due 2026-11-19T15:20 5wd
    motcua due 2019-02-01T15:30 5wd --office-hours 07:30-11:30,13:30-17:00 \\
        --pause 2019-02-13T08:00..2019-02-14T10:00 --json

The regime is that of the day of receipt; calendar and parameters come from `data/`.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final, NoReturn

from motcua.domain.working_time.errors import (
    ForeignZone,
    MomentUnreadable,
    OfficeHoursUnreadable,
    WorkingTimeError,
)
from motcua.domain.working_time.rules import due_time
from motcua.domain.working_time.values import (
    CountingRules,
    DueTime,
    Limit,
    OfficeHours,
    Pause,
    Session,
    derivation_as_json,
    parse_limit,
)
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError

from .data_in_files import calendar_of, regime_of

REFUSED: Final = 2
NO_CUTOFF: Final = "none"
VIETNAM_OFFSET: Final = timedelta(hours=7)
_MOMENT: Final = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII
)
_ZONE_NAMED: Final = re.compile(r"(.*?)\s*\[?([A-Za-z]+/[A-Za-z_]+|[A-Z]{2,5})\]?")
_SESSION: Final = re.compile(r"([0-2]\d:[0-5]\d)-([0-2]\d:[0-5]\d)", re.ASCII)


class UsageError(WorkingTimeError):
    """The command line is not one that `motcua due` reads."""

    code = "due.usage"
    message = "Lệnh chưa đúng: %(reason)s."
    remedy = "Xin xem cách dùng: motcua due --help."


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be reckoned."""

    received_at: datetime
    limit: Limit
    pauses: tuple[Pause, ...]
    same_day: bool


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(reason=message)


def parser() -> argparse.ArgumentParser:
    """The command line of `motcua due`."""
    words = _Parser(
        prog="motcua due",
        description="Tính ngày giờ hẹn trả và giải thích từng bước (reckon a due time).",
        epilog="Mã thoát: 0 tính được; 2 từ chối, kèm mã lỗi trên stderr.",
    )
    words.add_argument("received", metavar="RECEIVED", help="2019-02-01T15:30, giờ Việt Nam")
    words.add_argument("limit", metavar="LIMIT", help="5wd, 16wh, 10d, 2mo")
    words.add_argument(
        "--pause", action="append", default=[], metavar="FROM..TO", help="ghi được nhiều lần"
    )
    words.add_argument(
        "--office-hours", metavar="07:30-11:30,13:30-17:00", help="thay giờ làm việc trong lịch"
    )
    words.add_argument(
        "--calendar", type=Path, metavar="FILE", help="lịch khác, dạng holidays.yaml"
    )
    words.add_argument("--agency", default="", metavar="CODE", help="cơ quan, dạng agencies.yaml")
    words.add_argument("--cutoff", metavar="HH:MM|none", help="thay giờ chốt nhận trong ngày")
    words.add_argument("--same-day", action="store_true", help="trả kết quả trong ngày")
    words.add_argument("--json", action="store_true", help="in ra JSON")
    return words


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns its exit code."""
    is_json = "--json" in arguments
    try:
        options = parser().parse_args(list(arguments))
        due = _due(options)
    except DomainError as refusal:
        return _refuse(refusal, is_json=is_json)
    sys.stdout.write(_as_json(due) if options.json else _as_text(due))
    return 0


def _due(options: argparse.Namespace) -> DueTime:
    asked = _Asked(
        received_at=moment(options.received),
        limit=parse_limit(options.limit),
        pauses=tuple(map(pause, options.pause)),
        same_day=options.same_day,
    )
    hours = office_hours(options.office_hours) if options.office_hours is not None else None
    regime = regime_of(asked.received_at.date())
    calendar = calendar_of(file=options.calendar, agency_code=options.agency, office_hours=hours)
    counting: Any = regime.counting_rules
    if options.cutoff is not None:
        counting = _with_cutoff(counting, options.cutoff)
    return due_time(
        asked.received_at,
        asked.limit,
        calendar,
        counting,
        same_day=asked.same_day,
        pauses=asked.pauses,
    )


def moment(text: str) -> datetime:
    """`2019-02-01T15:30`, Vietnam time; an offset may be written if it is Vietnam's.

    Raises MomentUnreadable, ForeignZone.
    """
    if not _MOMENT.fullmatch(text):
        named = _ZONE_NAMED.fullmatch(text)
        if named and _MOMENT.fullmatch(named[1]):
            if named[2] == VIETNAM.key:
                return moment(named[1])
            raise ForeignZone(zone=named[2], text=text)
        raise MomentUnreadable(text=text)
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        raise MomentUnreadable(text=text) from error
    if read.tzinfo is not None and read.utcoffset() != VIETNAM_OFFSET:
        raise ForeignZone(zone=f"{read:%z}", text=text)
    return read.replace(tzinfo=VIETNAM)


def pause(text: str) -> Pause:
    """`FROM..TO`. Raises MomentUnreadable, ForeignZone, PauseEndsBeforeItStarts."""
    start, dots, end = text.partition("..")
    if not dots:
        raise MomentUnreadable(text=text)
    return Pause(moment(start), moment(end))


def office_hours(text: str) -> OfficeHours:
    """`07:30-11:30,13:30-17:00`. Raises OfficeHoursUnreadable."""
    sessions = []
    for part in text.split(","):
        found = _SESSION.fullmatch(part.strip())
        try:
            sessions.append(
                Session(*map(time.fromisoformat, found.groups() if found else ("", "")))
            )
        except ValueError as error:
            raise OfficeHoursUnreadable(text=text) from error
    return OfficeHours(tuple(sessions))


def _with_cutoff(counting: Any, text: str) -> CountingRules:
    """The regime's reading with another cut-off, or with none."""
    if text == NO_CUTOFF:
        return replace(counting, cutoff=None)
    try:
        cutoff = time.fromisoformat(text)
    except ValueError as error:
        raise MomentUnreadable(text=text) from error
    return replace(counting, cutoff=cutoff, sources={**counting.sources, "cutoff": ""})


def _refuse(refusal: DomainError, *, is_json: bool) -> int:
    message = refusal.message % refusal.details
    if is_json:
        problem = {"code": refusal.code, "message": message, "remedy": refusal.remedy}
        sys.stdout.write(json.dumps({"error": problem}, ensure_ascii=False) + "\n")
    sys.stderr.write(f"{refusal.code}: {message} {refusal.remedy}\n")
    return REFUSED


def _as_json(due: DueTime) -> str:
    written = derivation_as_json(due)
    shown = {"due": written.pop("due"), "derivation": written.pop("derivation"), **written}
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _as_text(due: DueTime) -> str:
    rows = [
        (line.label, f"{line.text} ({line.source})" if line.source else line.text, line.mark)
        for line in due.derivation
    ]
    label_width, text_width = (max(len(row[n]) for row in rows) for n in (0, 1))
    lines = [f"{label:<{label_width}}  {text:<{text_width}}  {mark}" for label, text, mark in rows]
    lines.append(f"Tính theo lịch làm việc {due.calendar_version}.")
    if due.is_provisional:
        lines.append("Tạm tính: năm này chưa có thông báo đầy đủ về ngày nghỉ.")
    return "\n".join(line.rstrip() for line in lines) + "\n"
