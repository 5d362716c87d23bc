"""What a calendar may not say: rows that contradict each other."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from motcua.domain.working_time.values import (
    SATURDAY,
    CalendarPublication,
    DayKind,
    OfficeHours,
    PublishedDay,
)


def contradictions(publication: CalendarPublication) -> tuple[str, ...]:
    """Every contradiction in days and office hours, as Vietnamese sentences. Empty if there is none."""
    return (*_days(publication), *_hours(publication))


def _days(publication: CalendarPublication) -> Iterator[str]:
    seen: dict[tuple[str, str, date], PublishedDay] = {}
    for row in publication.days:
        key = (row.scope, row.scope_code, row.day)
        if key in seen:
            yield f"ngày {row.day:%d/%m/%Y} có hai dòng: “{seen[key].name}” và “{row.name}”"
        seen[key] = row
        is_weekend = row.day.weekday() >= SATURDAY
        if row.kind is DayKind.SWAPPED_ON and not is_weekend:
            yield f"ngày làm bù {row.day:%d/%m/%Y} không phải thứ Bảy, Chủ nhật"
        if row.kind in {DayKind.SWAPPED_OFF, DayKind.COMPENSATION} and is_weekend:
            yield f"ngày nghỉ bù hoặc hoán đổi {row.day:%d/%m/%Y} rơi vào thứ Bảy, Chủ nhật"


def _hours(publication: CalendarPublication) -> Iterator[str]:
    by_agency: dict[str, list[OfficeHours]] = defaultdict(list)
    for row in publication.office_hours:
        by_agency[row.agency_code].append(row.hours)
        sessions = row.hours.sessions
        where = row.agency_code or "mặc định"
        if not sessions:
            yield f"giờ làm việc ({where}) không có buổi nào"
        if any(session.opens_at >= session.closes_at for session in sessions):
            yield f"giờ làm việc ({where}) có buổi đóng cửa trước khi mở cửa"
        if any(one.closes_at > other.opens_at for one, other in pairwise(sessions)):
            yield f"giờ làm việc ({where}) có hai buổi chồng lên nhau hoặc sai thứ tự"
    for agency_code, periods in by_agency.items():
        ordered = sorted(periods, key=lambda hours: hours.valid_from or date.min)
        for one, other in pairwise(ordered):
            if (one.valid_to or date.max) >= (other.valid_from or date.min):
                yield f"giờ làm việc ({agency_code or 'mặc định'}) có hai kỳ hiệu lực chồng nhau"
