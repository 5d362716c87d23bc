"""How many due times one core counts in a second, beside the floor: adding days to the moment.

    python deploy/bench/due_times.py      # alone: no database is needed

The limits are those that procedures have, mixed; one in ten is paused. What is compared is measured
round by round in turn.
"""

import statistics
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from motcua.domain.working_time.rules import due_moment, due_time
from motcua.domain.working_time.values import Limit, Pause, parse_limit
from motcua.foundation.clock import VIETNAM
from motcua.interfaces.commands.data_in_files import calendar_of, regime_of

LIMITS = ("1wd", "3wd", "5wd", "7wd", "10wd", "15wd", "30wd", "8wh", "16wh", "10d", "30d", "2mo")
FIRST = datetime(2026, 1, 5, 7, 30, tzinfo=VIETNAM)
COUNT, EXPLAINED_COUNT, ROUNDS_COUNT = 60_000, 3_000, 5
MINUTES_APART = 7
PAUSED_ONE_IN = 10

Asked = tuple[datetime, Limit, tuple[Pause, ...]]


def due_times() -> Mapping[str, float]:
    """Figures of the clock: moments and explained due times a second, and the share of the floor."""
    calendar, rules = calendar_of(), regime_of(FIRST.date()).counting_rules
    asked = _asked(COUNT)
    week = timedelta(days=7)

    def floor() -> None:
        for received, _limit, _pauses in asked:
            received + week

    def moments() -> None:
        for received, limit, pauses in asked:
            due_moment(received, limit, calendar, rules, pauses=pauses)

    def explained() -> None:
        for received, limit, pauses in asked[:EXPLAINED_COUNT]:
            due_time(received, limit, calendar, rules, pauses=pauses)

    moments()  # The index of the calendar is built once.
    floors, counted, told = [], [], []
    for _ in range(ROUNDS_COUNT):
        floors.append(COUNT / _seconds(floor))
        counted.append(COUNT / _seconds(moments))
        told.append(EXPLAINED_COUNT / _seconds(explained))
    return {
        "due_times_per_second": statistics.median(counted),
        "due_times_of_floor_ratio": statistics.median(
            a / b for a, b in zip(counted, floors, strict=True)
        ),
        "due_times_explained_per_second": statistics.median(told),
    }


def _asked(count: int) -> list[Asked]:
    limits = [parse_limit(text) for text in LIMITS]
    asked = []
    for n in range(count):
        received = FIRST + timedelta(minutes=MINUTES_APART * n)
        begins = received + timedelta(days=1)
        pauses = () if n % PAUSED_ONE_IN else (Pause(begins, begins + timedelta(days=2)),)
        asked.append((received, limits[n % len(limits)], pauses))
    return asked


def _seconds(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    for name, figure in due_times().items():
        print(f"  {name:<40}{figure:>14,.3f}")
