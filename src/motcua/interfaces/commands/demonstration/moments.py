"""Moments of the past, in office hours, told from the present one. Pure: no clock, no database."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.domain.working_time.rules import next_working_day
from motcua.domain.working_time.values import WorkCalendar
from motcua.foundation.clock import VIETNAM

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Offset:
    """How long ago: so many minutes of office time, or a time of day so many working days ago."""

    minutes_ago: int | None = None
    days_ago: int = 0
    time_of_day: time = time.min


@dataclass(frozen=True, slots=True)
class Moments:
    """Turns offsets into moments before `now`.

    Days are counted from the day on which the desk works: today until closing time, then, and on a
    day off, the next working day. So what is due then is due then whatever the hour of the visit.
    Minutes are counted back from now through office hours only: they never lie in the future.
    """

    calendar: WorkCalendar
    now: datetime

    @property
    def desk_day(self) -> date:
        local = self.now.astimezone(VIETNAM)
        is_over = local.time() >= self.calendar.closes_at(local.date())
        if self.calendar.is_working_day(local.date()) and not is_over:
            return local.date()
        return next_working_day(local.date(), self.calendar)

    def at(self, offset: Offset) -> datetime:
        if offset.minutes_ago is not None:
            return self._back(timedelta(minutes=offset.minutes_ago))
        day = self.desk_day
        for _ in range(offset.days_ago):
            day = self._working_day_before(day)
        return datetime.combine(day, offset.time_of_day, tzinfo=VIETNAM)

    def is_in_office_hours(self, at: datetime) -> bool:
        local = at.astimezone(VIETNAM)
        return self.calendar.is_working_day(local.date()) and any(
            session.opens_at <= local.time() <= session.closes_at
            for session in self.calendar.sessions_on(local.date())
        )

    def _back(self, wanted: timedelta) -> datetime:
        """The moment since which so much office time has passed."""
        latest = self.now.astimezone(VIETNAM).replace(second=0, microsecond=0)
        day = latest.date()
        if not self.calendar.is_working_day(day):
            day = self._working_day_before(day)
        while True:
            for session in reversed(self.calendar.sessions_on(day)):
                opens = datetime.combine(day, session.opens_at, tzinfo=VIETNAM)
                closes = datetime.combine(day, session.closes_at, tzinfo=VIETNAM)
                passed = min(closes, latest) - opens
                if passed >= wanted:
                    return opens + passed - wanted
                wanted -= max(passed, timedelta(0))
            day = self._working_day_before(day)

    def _working_day_before(self, day: date) -> date:
        day -= _ONE_DAY
        while not self.calendar.is_working_day(day):
            day -= _ONE_DAY
        return day
