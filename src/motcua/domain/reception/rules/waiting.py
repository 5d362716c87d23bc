"""How long one waits, about.

Legal   LR-103: 61/2018/NĐ-CP art 13; the average waiting time of a unit is a figure of the reports.
"""

import math
from collections.abc import Sequence

SEEN_MAX = 20  # The latest of the day: mornings and afternoons differ.
SEEN_MIN = 3  # Fewer say nothing; what is usual stands in for the rest.
WAIT_MINUTES_MAX = 480


def service_seconds(seen: Sequence[float], *, usual_minutes: int) -> float:
    """What one person takes, from the latest of today's real times, the newest last."""
    latest = list(seen[-SEEN_MAX:])
    missing = max(0, SEEN_MIN - len(latest))
    times = [*latest, *[usual_minutes * 60.0] * missing]
    return sum(times) / len(times)


def wait_minutes(*, before_count: int, counters_count: int, seconds: float) -> int | None:
    """Whole minutes until one is called, rounded up; None where no counter is there to call.

    Units   `seconds` is what one person takes; `before_count` people share the counters.
    """
    if counters_count <= 0:
        return None
    minutes = math.ceil(before_count * max(seconds, 0.0) / counters_count / 60)
    return min(minutes, WAIT_MINUTES_MAX)
