"""How papers say days, minutes, counts and amounts."""

from datetime import datetime

from motcua.foundation.clock import VIETNAM

LAST_MONTH_WITH_ZERO = 2  # 30/2020/NĐ-CP, annex I: days below 10, months 1 and 2.


def minute_text(at: datetime | None) -> str:
    """Forms state times to the minute: "15 giờ 20 phút, ngày 19 tháng 11 năm 2026"."""
    return f"{at.astimezone(VIETNAM):%H giờ %M phút}, {day_text(at)}" if at else ""


def day_text(at: datetime) -> str:
    """A day in words: "ngày 19 tháng 11 năm 2026"."""
    day = at.astimezone(VIETNAM)
    month = f"{day.month:02d}" if day.month <= LAST_MONTH_WITH_ZERO else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_minute(at: datetime | None) -> str:
    """For a narrow column: "15:20, 19/11/2026"; empty where there is no moment."""
    return f"{at.astimezone(VIETNAM):%H:%M, %d/%m/%Y}" if at else ""


def two_digits(count: int) -> str:
    """Counts of papers: "01", "12"; none is left empty."""
    return f"{count:02d}" if count else ""


def thousands(number: int) -> str:
    """A number as Vietnamese readers group it: "1.250.000"."""
    return f"{number:,}".replace(",", ".")
