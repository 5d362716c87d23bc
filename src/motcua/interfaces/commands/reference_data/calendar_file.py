"""What data/holidays.yaml says, as values: days off, swapped days, office hours. No database."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any

from motcua.domain.working_time.values import (
    WEEKDAY_NAMES,
    CalendarPublication,
    DayKind,
    DayScope,
    OfficeHours,
    PublishedDay,
    PublishedHours,
    PublishedYear,
    Season,
    Session,
)

from .faults import Fault
from .shapes import (
    DAY,
    MAYBE_DAY,
    TEXT,
    TEXTS,
    TIME,
    TRUTH,
    list_of,
    record,
    shape_faults,
    text_faults,
)

KIND = "lịch làm việc"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
KINDS = {"statutory": DayKind.HOLIDAY, "compensatory": DayKind.COMPENSATION}
SOURCE_UNKNOWN = "Thông báo nghỉ lễ, tết hằng năm"

_SESSIONS = list_of(list_of(TIME, minItems=2, maxItems=2), minItems=1)
_MONTH_DAY = {"type": "string", "pattern": r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"}
_HOURS = record(
    {"sessions": _SESSIONS},
    {
        "agency": TEXT,
        "valid_from": MAYBE_DAY,
        "valid_to": MAYBE_DAY,
        "season": record({"from": _MONTH_DAY, "to": _MONTH_DAY}),
        "weekdays": list_of({"enum": list(WEEKDAY_NAMES)}, minItems=1, uniqueItems=True),
        "source": TEXT,
        "mark": TEXT,
    },
)
_META = {
    "type": "object",
    "properties": {
        "working_hours": {
            "type": "object",
            "properties": {"sessions": _SESSIONS, "basis": TEXT},
            "required": ["sessions"],
        },
        "office_hours": list_of(_HOURS),
    },
    "required": ["working_hours"],
}
_HOLIDAY = record(
    {"date": DAY, "weekday": {"enum": list(WEEKDAYS)}, "name": TEXT, "kind": {"enum": list(KINDS)}},
    {"source": TEXT},
)
_SWAP = record({"day_off": DAY, "work_day": DAY, "occasion": TEXT}, {"source": TEXT})
_LOCAL = record(
    {
        "date": DAY,
        "name": TEXT,
        "kind": {"enum": [kind.value for kind in DayKind]},
        "scope": {"enum": [scope.value for scope in DayScope]},
        "source": TEXT,
    },
    {"scope_code": TEXT, "announced_on": MAYBE_DAY},
)
_YEAR = record(
    {"holidays": list_of(_HOLIDAY), "swaps": list_of(_SWAP)},
    {
        "local_days": list_of(_LOCAL),
        "notes": TEXTS,
        "confidence": TEXT,
        "complete": TRUTH,
        "compared_with_holidays_0_109": {"type": "object"},
    },
)


def read_publication(
    file: str, document: Mapping[str, Any]
) -> tuple[tuple[Fault, ...], CalendarPublication | None]:
    """The calendar that a file states, or every fault in its shape, texts and weekdays.

    Contradictions between its rows are for `working_time.rules.contradictions` to find.
    """
    years = document.get("years")
    if not isinstance(years, dict) or not years:
        return (Fault(file, "years", "", "phải có ít nhất một năm"),), None
    faults = shape_faults(file, "meta", document.get("meta"), _META)
    faults += text_faults(file, "meta", document.get("meta"))
    for year, content in years.items():
        faults += shape_faults(file, str(year), content, _YEAR)
        faults += text_faults(file, str(year), content)
        if not str(year).isdigit():
            faults.append(Fault(file, str(year), "", "không phải một năm; xin ghi như 2026"))
    if not faults:
        faults += _season_faults(file, document["meta"])
        faults += _weekday_faults(file, years)
    return (tuple(faults), None) if faults else ((), publication_of(document))


def _season_faults(file: str, meta: Mapping[str, Any]) -> Iterator[Fault]:
    for place, row in enumerate(meta.get("office_hours", ())):
        try:
            _season(row.get("season"))
        except ValueError:
            sentence = "mùa có ngày không có trong năm; xin ghi tháng-ngày như '04-15'"
            yield Fault(file, "meta", f"office_hours.{place}.season", sentence)


def _weekday_faults(file: str, years: Mapping[Any, Any]) -> Iterator[Fault]:
    for year, content in years.items():
        for row in content["holidays"]:
            held = date.fromisoformat(row["date"])
            if held.year != int(year):
                sentence = f"không thuộc năm {year}; xin chuyển sang đúng năm"
                yield Fault(file, f"{year} {row['date']}", "date", sentence)
            elif WEEKDAYS[held.weekday()] != row["weekday"]:
                sentence = f"ngày này là {WEEKDAYS[held.weekday()]}, không phải {row['weekday']}"
                yield Fault(
                    file, f"{year} {row['date']}", "weekday", f"{sentence}; xin kiểm tra ngày"
                )


def publication_of(document: Mapping[str, Any]) -> CalendarPublication:
    """The rows of a document that is known to be well formed."""
    days: list[PublishedDay] = []
    years: list[PublishedYear] = []
    for year, content in document["years"].items():
        mark = content.get("confidence", "assumed")
        days += _days(int(year), mark, content)
        years.append(
            PublishedYear(
                year=int(year),
                is_complete=content.get("complete", True),
                note=" ".join(content.get("notes", ())),
            )
        )
    return CalendarPublication(
        days=tuple(days), office_hours=tuple(_hours(document["meta"])), years=tuple(years)
    )


def _days(year: int, mark: str, content: Mapping[str, Any]) -> Iterator[PublishedDay]:
    def published(written: str, kind: DayKind, name: str, source: str) -> PublishedDay:
        return PublishedDay(date.fromisoformat(written), kind, name, source, year, mark)

    for row in content["holidays"]:
        source = row.get("source", SOURCE_UNKNOWN)
        yield published(row["date"], KINDS[row["kind"]], row["name"], source)
    for row in content["swaps"]:
        source = row.get("source", SOURCE_UNKNOWN)
        occasion = f"hoán đổi dịp {row['occasion']}"
        yield published(row["day_off"], DayKind.SWAPPED_OFF, f"Nghỉ {occasion}", source)
        yield published(row["work_day"], DayKind.SWAPPED_ON, occasion, source)
    for row in content.get("local_days", ()):
        yield PublishedDay(
            day=date.fromisoformat(row["date"]),
            kind=DayKind(row["kind"]),
            name=row["name"],
            source=row["source"],
            year=year,
            mark=mark,
            scope=DayScope(row["scope"]),
            scope_code=row.get("scope_code", ""),
            announced_on=day(row.get("announced_on")),
        )


def _hours(meta: Mapping[str, Any]) -> Iterator[PublishedHours]:
    default = meta["working_hours"]
    yield PublishedHours(
        hours=OfficeHours(_sessions(default["sessions"])),
        source=default.get("note", ""),
        mark=default.get("basis", "assumed"),
    )
    for row in meta.get("office_hours", ()):
        yield PublishedHours(
            hours=OfficeHours(
                sessions=_sessions(row["sessions"]),
                valid_from=day(row.get("valid_from")),
                valid_to=day(row.get("valid_to")),
                season=_season(row.get("season")),
                weekdays=tuple(sorted(map(WEEKDAY_NAMES.index, row.get("weekdays", ())))),
            ),
            agency_code=row.get("agency", ""),
            source=row.get("source", ""),
            mark=row.get("mark", "assumed"),
        )


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


def _season(row: Mapping[str, str] | None) -> Season | None:
    return Season.between(row["from"], row["to"]) if row else None


def _sessions(rows: list[list[str]]) -> tuple[Session, ...]:
    return tuple(Session(time.fromisoformat(row[0]), time.fromisoformat(row[1])) for row in rows)
