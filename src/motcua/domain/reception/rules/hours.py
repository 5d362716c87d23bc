"""When numbers are given.

Legal   LR-101: within office hours of the unit (61/2018/NĐ-CP arts 13, 16); how long before opening
        and closing is a custom of the house.
"""

from datetime import datetime, timedelta

from motcua.domain.reception.values import QueueRules
from motcua.domain.working_time.values import WorkCalendar


def taking_fault(at: datetime, calendar: WorkCalendar, rules: QueueRules) -> str:
    """Why no number is given at this moment, in words; empty if one is.

    Units   `at` is in the zone in which the calendar is kept.
    """
    day = at.date()
    if not calendar.is_working_day(day):
        return "Hôm nay nghỉ. Xin quay lại vào ngày làm việc."
    opens = datetime.combine(day, calendar.opens_at(day), tzinfo=at.tzinfo)
    closes = datetime.combine(day, calendar.closes_at(day), tzinfo=at.tzinfo)
    first = opens - timedelta(minutes=rules.opens_minutes_before)
    last = closes - timedelta(minutes=rules.stops_minutes_before)
    if first <= at < last:
        return ""
    return f"Hôm nay lấy số từ {first:%H:%M} đến {last:%H:%M}."
