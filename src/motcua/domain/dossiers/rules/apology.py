"""When it is asked whether a dossier will be late, and when saying so is itself late.

Legal   LR-047: 61/2018/NĐ-CP art 19.9: at the latest one day before the due date.
"""

from datetime import datetime

from motcua.domain.working_time.rules import working_days_before
from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM


def apology_raised_at(
    due_at: datetime, *, counted_from: datetime, lead_days: int, calendar: WorkCalendar
) -> datetime:
    """The opening of the working day `lead_days` before the due day.

    A limit too short for that is asked about when it has run out.
    """
    day = working_days_before(due_at.astimezone(VIETNAM).date(), lead_days, calendar)
    opening = datetime.combine(day, calendar.opens_at(day), tzinfo=VIETNAM)
    return opening if opening > counted_from else due_at


def is_late_notice(
    sent_at: datetime, due_at: datetime, *, lead_days: int, calendar: WorkCalendar
) -> bool:
    """Whether an apology comes after the last working day on which it was in time."""
    day = working_days_before(due_at.astimezone(VIETNAM).date(), lead_days, calendar)
    return sent_at > datetime.combine(day, calendar.closes_at(day), tzinfo=VIETNAM)
