"""Until when the next step of a dossier must be done, where the law says so."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.domain.working_time.ports import CountingRules
from motcua.domain.working_time.rules import due_moment, effective_day, working_days_between
from motcua.domain.working_time.values import Limit, LimitUnit, WorkCalendar
from motcua.foundation.clock import VIETNAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """For a dossier that came to where it is at one moment."""

    answer_by: datetime  # the one-stop unit, to what was sent to it
    hand_over_by: datetime  # the one-stop unit, after acceptance
    reminder_on: date | None  # to collect the result; None when the last one was sent
    working_days_to_due: int  # between today and the due day, whichever is later


def answer_by(
    sent_at: datetime, *, working_hours: int, calendar: WorkCalendar, rules: CountingRules
) -> datetime:
    """When the one-stop unit must have looked at what somebody sent.

    Legal   LR-075: 45/2020/NĐ-CP art 11; the hours are the regime's and assumed, also for papers
            that are sent later.
    """
    return due_moment(sent_at, Limit(working_hours, LimitUnit.WORKING_HOURS), calendar, rules)


def hand_over_by(received_at: datetime, *, cutoff: time | None, calendar: WorkCalendar) -> datetime:
    """Until when the one-stop unit hands a dossier over.

    Legal   LR-006, 61/2018/NĐ-CP art 18: within the working day of receipt; received after the
            cut-off or on a day off, at the start of the next.
    """
    received_on = received_at.astimezone(VIETNAM).date()
    day = effective_day(received_at, calendar, cutoff)
    hour = calendar.closes_at(day) if day == received_on else calendar.opens_at(day)
    return datetime.combine(day, hour, tzinfo=VIETNAM)


def reminder_on(ready_at: datetime, *, sent_count: int, days: tuple[int, ...]) -> date | None:
    """When the next reminder to collect a result goes out.

    Legal   LR-076: 61/2018/NĐ-CP art 20; the days are the regime's and assumed.
    """
    if sent_count >= len(days):
        return None
    return ready_at.astimezone(VIETNAM).date() + timedelta(days=days[sent_count])


def working_days_apart(due_at: datetime, at: datetime, calendar: WorkCalendar) -> int:
    """Working days between the due day and today, the later one included."""
    first, last = sorted(moment.astimezone(VIETNAM).date() for moment in (due_at, at))
    return working_days_between(first + timedelta(days=1), last, calendar)
