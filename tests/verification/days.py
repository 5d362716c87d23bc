"""The second verifier: day after day, hours as fractions, so that seconds count too."""

from datetime import datetime, time, timedelta
from fractions import Fraction

MICROSECOND, MICROSECONDS_PER_HOUR = timedelta(microseconds=1), 3_600_000_000
ONE_DAY = timedelta(days=1)


class DayClock:
    """Walks the calendar one day at a time."""

    def __init__(self, calendar):
        self.calendar = calendar

    def due(self, received, value, unit, *, cutoff, pauses, same_day=False):
        """When the limit ends; the arguments and the answer are datetimes without a zone."""
        pauses = _joined(pauses, received)
        if unit == "wh" and not same_day:
            return self._working_hours(received, Fraction(value), pauses)
        day = received.date()
        is_late = cutoff is not None and received.time() > time(*divmod(cutoff, 60))
        if not self._spans(day) or is_late or (same_day and received > self._closing(day)):
            day = self._next(day)
        if same_day:
            while self._opens_in(day, pauses):
                day = self._next(day)
        elif unit == "wd":
            while value:
                day = self._next(day)
                value -= not self._opens_in(day, pauses)
        else:
            day = day + ONE_DAY * value if unit == "d" else _in_months(day, value)
            for begins, ends in pauses:
                day += ends.date() - begins.date()
            if not self._spans(day):
                day = self._next(day)
        return self._closing(day)

    def _working_hours(self, received, hours, pauses):
        day = received.date()
        while True:
            for begins, ends in self._spans(day):
                for opens, closes in _without(max(begins, received), ends, pauses):
                    length = Fraction((closes - opens) // MICROSECOND, MICROSECONDS_PER_HOUR)
                    if hours <= length:
                        return opens + timedelta(microseconds=int(hours * MICROSECONDS_PER_HOUR))
                    hours -= length
            day += ONE_DAY

    def _spans(self, day):
        midnight = datetime.combine(day, time())
        return [
            (midnight + timedelta(minutes=opens), midnight + timedelta(minutes=closes))
            for opens, closes in self.calendar.sessions(day)
        ]

    def _next(self, day):
        day += ONE_DAY
        return day if self._spans(day) else self._next(day)

    def _opens_in(self, day, pauses):
        opens = self._spans(day)[0][0]
        return any(begins <= opens < ends for begins, ends in pauses)

    def _closing(self, day):
        return self._spans(day)[-1][1]


def _joined(pauses, received):
    """Pauses from the receipt on, those that touch as one."""
    joined = []
    for begins, ends in sorted((max(one, received), other) for one, other in pauses):
        if begins >= ends:
            continue
        if joined and begins <= joined[-1][1]:
            begins, ends = joined[-1][0], max(ends, joined.pop()[1])  # noqa: PLW2901 — the joined one
        joined.append((begins, ends))
    return joined


def _without(begins, ends, pauses):
    """What is left of a stretch when pauses, in order, are cut out of it."""
    left = []
    for one, other in pauses:
        if begins < min(one, ends):
            left.append((begins, min(one, ends)))
        begins = max(begins, other)
    return [*left, (begins, ends)] if begins < ends else left


def _in_months(day, count):
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    while True:
        try:
            return day.replace(year=year, month=month)
        except ValueError:
            day -= ONE_DAY
