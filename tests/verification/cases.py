"""Questions for the clock, drawn at random, many of them at the edges: and calendars to ask."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

import yaml

DATA = Path(__file__).resolve().parents[2] / "data" / "holidays.yaml"
AGENCY = "hy2-thu"
CALENDARS_COUNT = 8
FIRST, LAST = date(2019, 1, 1), date(2027, 6, 30)
MORNING, AFTERNOON = ["07:30", "11:30"], ["13:00", "17:00"]
HOURS = (
    [MORNING, AFTERNOON],
    [MORNING, ["13:30", "17:00"]],
    [["07:00", "11:00"], ["13:30", "17:30"]],
    [["08:00", "16:00"]],
    [["07:00", "09:00"], ["09:30", "11:30"], ["13:00", "16:30"]],
)
EDGES = ("07:00", "07:30", "07:31", "11:30", "13:00", "14:59", "15:00", "15:01", "17:00", "00:00")


@dataclass(frozen=True)
class Question:
    """One due time to be counted. `seconds` after the minute: only the second verifier sees them."""

    calendar: int
    received: datetime
    value: int
    unit: str
    cutoff: int | None  # minutes after midnight
    pauses: tuple
    same_day: bool
    seconds: int


@cache
def shipped():
    return yaml.load(DATA.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def documents(draw):
    """The calendar that the product ships, and others: closures, Saturdays, seasons, periods."""
    found = [shipped()]
    while len(found) < CALENDARS_COUNT:
        document = deepcopy(shipped())
        document["meta"]["working_hours"]["sessions"] = draw.choice(HOURS)
        document["meta"]["office_hours"] = _office_hours(draw)
        for year, content in document["years"].items():
            content["local_days"] = list(_local_days(draw, int(year), document))
        found.append(document)
    return found


def _office_hours(draw):
    rows = []
    if draw.random() < 0.6:
        rows.append({"agency": AGENCY, "weekdays": ["saturday"], "sessions": [MORNING]})
    if draw.random() < 0.3:
        rows.append({"weekdays": ["wednesday"], "sessions": draw.choice(HOURS)})
    if draw.random() < 0.6:
        rows.append({"season": {"from": "04-15", "to": "10-15"}, "sessions": draw.choice(HOURS)})
        rows.append({"season": {"from": "10-16", "to": "04-14"}, "sessions": draw.choice(HOURS)})
    if draw.random() < 0.6:
        change = FIRST + timedelta(days=draw.randrange((LAST - FIRST).days))
        before = (change - timedelta(days=1)).isoformat()
        rows.append({"agency": AGENCY, "valid_to": before, "sessions": draw.choice(HOURS)})
        rows.append(
            {"agency": AGENCY, "valid_from": change.isoformat(), "sessions": draw.choice(HOURS)}
        )
    return rows


def _local_days(draw, year, document):
    taken = set()
    for _ in range(draw.randrange(12)):
        day = date(year, 1, 1) + timedelta(days=draw.randrange(365))
        scope, code = draw.choice(
            [("province", "33"), ("agency", AGENCY), ("province", "34"), ("agency", "hy2-khac")]
        )
        if (day, scope, code) in taken:
            continue
        taken.add((day, scope, code))
        yield {
            "date": day.isoformat(),
            "name": "một ngày",
            "kind": "closure" if day.weekday() < 5 else "swapped_on",
            "scope": scope,
            "scope_code": code,
            "source": "quyết định thử",
        }


def questions(draw, count):
    """`count` questions; `draw` is a `random.Random`."""
    for _ in range(count):
        received = _moment(draw, FIRST + timedelta(days=draw.randrange((LAST - FIRST).days)))
        unit = draw.choice(("wd", "wd", "wh", "wh", "d", "mo"))
        most = {"wd": 25, "wh": 80, "d": 45, "mo": 3}[unit]
        yield Question(
            calendar=draw.randrange(CALENDARS_COUNT),
            received=received,
            value=draw.randint(1, most),
            unit=unit,
            cutoff=draw.choice((900, 900, 900, None, 600)),
            pauses=tuple(_pauses(draw, received)),
            same_day=draw.random() < 0.05,
            seconds=draw.choice((0, 0, 1, 59, draw.randrange(60))),
        )


def _pauses(draw, received):
    for _ in range(draw.choice((0, 0, 1, 1, 2, 3))):
        begins = _moment(draw, received.date() + timedelta(days=draw.randrange(-2, 25)))
        if draw.random() < 0.5:
            ends = begins + timedelta(minutes=draw.randrange(600))
        else:
            ends = _moment(draw, begins.date() + timedelta(days=draw.randrange(1, 20)))
        yield begins, ends


def _moment(draw, day):
    """A minute of a day, every second one at an edge of office hours or of the cut-off."""
    if draw.random() < 0.5:
        return datetime.combine(day, time.fromisoformat(draw.choice(EDGES)))
    return datetime.combine(day, time()) + timedelta(minutes=draw.randrange(24 * 60))
