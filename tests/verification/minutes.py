"""The first verifier: every minute in turn. Receipts and pauses are whole minutes, Vietnam time."""

from datetime import datetime, timedelta

from .plain import DAYS, FIRST_DAY

DAY = 24 * 60
START = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day)  # noqa: DTZ001 — Vietnam time throughout


class MinuteClock:
    """One calendar as a row of minutes, 1 where the office is open."""

    def __init__(self, calendar):
        self.is_open = bytearray(DAYS * DAY)
        for number in range(DAYS):
            for opens, closes in calendar.sessions(FIRST_DAY + timedelta(days=number)):
                for minute in range(opens, closes):
                    self.is_open[number * DAY + minute] = 1

    def due(self, received, value, unit, *, cutoff, pauses, same_day=False):
        """When the limit ends; the arguments and the answer are datetimes without a zone."""
        start = _minute(received)
        paused = self._paused(pauses, start)
        if unit == "wh" and not same_day:
            return _moment(self._working_hours(start, value, paused))
        day = self._effective_day(start, cutoff, same_day=same_day)
        if same_day:
            return _moment(self._closing(self._day_that_opens_unpaused(day, paused)))
        if unit == "wd":
            return _moment(self._working_days(day, value, paused))
        if unit == "d":
            minute = day * DAY
            for _ in range(value * DAY):
                minute += 1
            day = minute // DAY
        else:
            day = _months_later(day, value)
        for (
            minute
        ) in paused:  # A midnight is reached by a pause that holds in the minute before it.
            if minute % DAY == DAY - 1:
                day += 1
        while not self._works(day):
            day += 1
        return _moment(self._closing(day))

    def _paused(self, pauses, start):
        """Every minute that lies in some pause, none before the receipt."""
        return {
            minute
            for begins, ends in pauses
            for minute in range(_minute(begins), _minute(ends))
            if minute >= start
        }

    def _working_hours(self, minute, hours, paused):
        left = hours * 60
        while left:
            if self.is_open[minute] and minute not in paused:
                left -= 1
            minute += 1
        return minute

    def _effective_day(self, start, cutoff, *, same_day):
        day, minute = divmod(start, DAY)
        is_late = cutoff is not None and minute > cutoff
        if same_day and self._works(day) and start > self._closing(day):
            is_late = True
        if not is_late and self._works(day):
            return day
        day += 1
        while not self._works(day):
            day += 1
        return day

    def _working_days(self, day, count, paused):
        minute = (day + 1) * DAY
        while count:
            while not self.is_open[minute]:
                minute += 1
            if minute not in paused:
                count -= 1
            day = minute // DAY
            while minute // DAY == day:
                minute += 1
        return self._closing(day)

    def _day_that_opens_unpaused(self, day, paused):
        while not self._works(day) or self._opening(day) in paused:
            day += 1
        return day

    def _works(self, day):
        return any(self.is_open[day * DAY : (day + 1) * DAY])

    def _opening(self, day):
        minute = day * DAY
        while not self.is_open[minute]:
            minute += 1
        return minute

    def _closing(self, day):
        minute = (day + 1) * DAY
        while not self.is_open[minute - 1]:
            minute -= 1
        return minute


def _months_later(number, count):
    """Day after day until the month has changed so often and the day of the month is there again."""
    start = FIRST_DAY + timedelta(days=number)
    day, changes = start, 0
    while True:
        after = day + timedelta(days=1)
        if changes == count and (day.day == start.day or after.day == 1):
            return (day - FIRST_DAY).days
        changes += after.day == 1
        day = after


def _minute(moment):
    return (moment - START) // timedelta(minutes=1)


def _moment(minute):
    return START + timedelta(minutes=minute)
