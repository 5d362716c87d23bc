"""A calendar's document (the form of data/holidays.yaml) read by the plainest code that can."""

from datetime import date, timedelta
from functools import cache

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FIRST_DAY = date(2018, 1, 1)
DAYS = 14 * 366


class PlainCalendar:
    """`sessions(day)`: office hours of a day as minutes, an empty list if it is off."""

    def __init__(self, document, agency="", province="33"):
        self.agency = agency
        self.decided = {}  # day -> (breadth, works)
        for year in document["years"].values():
            for row in year.get("holidays", []):
                self._decide(row["date"], 0, works=False)
            for row in year.get("swaps", []):
                self._decide(row["day_off"], 0, works=False)
                self._decide(row["work_day"], 0, works=True)
            for row in year.get("local_days", []):
                if row["scope"] == "province" and row["scope_code"] == province:
                    self._decide(row["date"], 1, works=row["kind"] == "swapped_on")
                if row["scope"] == "agency" and row["scope_code"] == agency:
                    self._decide(row["date"], 2, works=row["kind"] == "swapped_on")
        self.general = _minutes(document["meta"]["working_hours"]["sessions"])
        self.rows = [
            row
            for row in document["meta"].get("office_hours", [])
            if row.get("agency", "") in {"", agency}
        ]
        self.sessions = cache(self._sessions)

    def _decide(self, text, breadth, *, works):
        day = date.fromisoformat(text)
        if day not in self.decided or self.decided[day][0] < breadth:
            self.decided[day] = (breadth, works)

    def _sessions(self, day):
        name = WEEKDAYS[day.weekday()]
        decided = self.decided.get(day)
        if decided is not None and not decided[1]:
            return []
        is_swapped_in = decided is not None
        own_weekday = [
            row for row in self.rows if name in row.get("weekdays", []) and _in_force(row, day)
        ]
        if name in {"saturday", "sunday"} and not is_swapped_in and not own_weekday:
            return []
        candidates = [row for row in self.rows if "weekdays" not in row and _in_force(row, day)]
        if not is_swapped_in:
            candidates += own_weekday
        if name in {"saturday", "sunday"} and not is_swapped_in:
            candidates = own_weekday
        if not candidates:
            return self.general
        candidates.sort(
            key=lambda row: (
                row.get("agency", "") != self.agency or not self.agency,
                "weekdays" not in row,
                "season" not in row,
            )
        )
        return _minutes(candidates[0]["sessions"])


def _in_force(row, day):
    if row.get("valid_from") and day.isoformat() < row["valid_from"]:
        return False
    if row.get("valid_to") and day.isoformat() > row["valid_to"]:
        return False
    season = row.get("season")
    if season is None:
        return True
    now = day.isoformat()[5:]
    if season["from"] <= season["to"]:
        return season["from"] <= now <= season["to"]
    return now >= season["from"] or now <= season["to"]


def _minutes(sessions):
    def minute(text):
        return int(text[:2]) * 60 + int(text[3:])

    return [(minute(opens), minute(closes)) for opens, closes in sessions]


def day_number(day):
    return (day - FIRST_DAY) // timedelta(days=1)
