"""The fact that days of the calendar changed."""

from collections.abc import Collection
from datetime import date, datetime

from motcua.domain.working_time.events import CalendarChanged
from motcua.domain.working_time.models import CalendarVersion


def calendar_changed(
    days: Collection[date], *, version: CalendarVersion, at: datetime
) -> CalendarChanged:
    return CalendarChanged(
        at=at,
        version=str(version.token),
        first_day=min(days).isoformat(),
        last_day=max(days).isoformat(),
    )
