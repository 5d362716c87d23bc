"""What a calendar may not say: rows that contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from motcua.domain.working_time.values import (
    SATURDAY,
    CalendarPublication,
    DayChanges,
    DayKey,
    DayKind,
    DayScope,
    OfficeHours,
    PublishedDay,
    Season,
)

DAYS_OF_28_YEARS = 10_227  # Every day of the year on every weekday is among them.
A_LEAP_YEAR = [date(2000, 1, 1) + timedelta(days=n) for n in range(366)]


def contradictions(publication: CalendarPublication) -> tuple[str, ...]:
    """Every contradiction in days and office hours, as Vietnamese sentences. Empty if there is none."""
    return (*day_contradictions(publication.days), *_hours(publication))


def day_contradictions(days: Iterable[PublishedDay]) -> Iterator[str]:
    """Contradictions among single days, as Vietnamese sentences."""
    seen: dict[DayKey, PublishedDay] = {}
    for row in days:
        if row.key in seen:
            yield f"ngày {row.day:%d/%m/%Y} có hai dòng: “{seen[row.key].name}” và “{row.name}”"
        seen[row.key] = row
        is_weekend = row.day.weekday() >= SATURDAY
        if row.kind is DayKind.SWAPPED_ON and not is_weekend:
            yield f"ngày làm bù {row.day:%d/%m/%Y} không phải thứ Bảy, Chủ nhật"
        if row.kind in {DayKind.SWAPPED_OFF, DayKind.COMPENSATION} and is_weekend:
            yield f"ngày nghỉ bù hoặc hoán đổi {row.day:%d/%m/%Y} rơi vào thứ Bảy, Chủ nhật"
        if (row.scope is DayScope.COUNTRY) == bool(row.scope_code):
            yield f"ngày {row.day:%d/%m/%Y} phải ghi mã tỉnh hoặc cơ quan, cả nước thì để trống"


def change_contradictions(changes: DayChanges, held: Iterable[PublishedDay]) -> Iterator[str]:
    """What is wrong with changes of single days, beside the days that are in force."""
    yield from day_contradictions(changes.days)
    known = {row.key for row in held}
    named = {row.key for row in changes.days}
    for key in changes.withdrawn:
        if key not in known:
            yield f"ngày {key.day:%d/%m/%Y} không có trong lịch nên không thu hồi được"
        if key in named:
            yield f"ngày {key.day:%d/%m/%Y} vừa được công bố vừa bị thu hồi"
    for row in changes.days:
        if not row.source.strip():
            yield f"ngày {row.day:%d/%m/%Y} thiếu số quyết định"
        if not row.name.strip():
            yield f"ngày {row.day:%d/%m/%Y} thiếu tên"


def _hours(publication: CalendarPublication) -> Iterator[str]:
    by_agency: dict[str, list[OfficeHours]] = defaultdict(list)
    for row in publication.office_hours:
        by_agency[row.agency_code].append(row.hours)
        yield from _sessions(row.hours, row.agency_code or "mặc định")
    for agency_code, rows in by_agency.items():
        where = agency_code or "mặc định"
        for one, other in combinations(rows, 2):
            if (day := _shared_day(one, other)) is not None:
                yield f"giờ làm việc ({where}) có hai kỳ hiệu lực chồng nhau vào ngày {day:%d/%m/%Y}"


def _sessions(hours: OfficeHours, where: str) -> Iterator[str]:
    sessions = hours.sessions
    if not sessions:
        yield f"giờ làm việc ({where}) không có buổi nào"
    if any(session.opens_at >= session.closes_at for session in sessions):
        yield f"giờ làm việc ({where}) có buổi đóng cửa trước khi mở cửa"
    if any(one.closes_at > other.opens_at for one, other in pairwise(sessions)):
        yield f"giờ làm việc ({where}) có hai buổi chồng lên nhau hoặc sai thứ tự"
    if (hours.valid_from or date.min) > (hours.valid_to or date.max):
        yield f"giờ làm việc ({where}) có kỳ hiệu lực kết thúc trước khi bắt đầu"


def _shared_day(one: OfficeHours, other: OfficeHours) -> date | None:
    """A day for which both rows of one agency hold although neither is the narrower."""
    if bool(one.weekdays) != bool(other.weekdays) or (one.season is None) != (other.season is None):
        return None  # The narrower goes first.
    if one.weekdays and not set(one.weekdays) & set(other.weekdays):
        return None
    if not _seasons_meet(one.season, other.season):
        return None
    first = max(one.valid_from or date.min, other.valid_from or date.min)
    last = min(one.valid_to or date.max, other.valid_to or date.max)
    if first == date.min:
        first = date(2000, 1, 1) if last == date.max else last - timedelta(days=DAYS_OF_28_YEARS)
    for n in range(min((last - first).days + 1, DAYS_OF_28_YEARS)):
        day = first + timedelta(days=n)
        if one.hold_on(day) and other.hold_on(day):
            return day
    return None


def _seasons_meet(one: Season | None, other: Season | None) -> bool:
    """Whether two seasons share a day of the year. No season is the whole year."""
    if one is None or other is None:
        return True
    return any(one.holds_on(day) and other.holds_on(day) for day in A_LEAP_YEAR)
