"""The pictures of a simulation as plain geometry, in units of their view boxes. Nothing speaks here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

QUEUE_WIDTH, QUEUE_HEIGHT, QUEUE_MARGIN = 240, 72, 6
BAR_WIDTH = 100.0


@dataclass(frozen=True, slots=True)
class Share:
    """On-time and late dossiers as two lengths of one bar."""

    on_time: float
    late: float


@dataclass(frozen=True, slots=True)
class Bars:
    """A figure then and now, on one scale."""

    then: float
    now: float


@dataclass(frozen=True, slots=True)
class Queue:
    """Two lines over the days; all queues of a page share one scale."""

    then: str
    now: str
    area: str  # below the line of the draft


def share_of(on_time: int, counted: int) -> Share:
    if not counted:
        return Share(0.0, 0.0)
    part = round(BAR_WIDTH * on_time / counted, 2)
    return Share(part, round(BAR_WIDTH - part, 2))


def bars_of(then: timedelta, now: timedelta, *, most: timedelta) -> Bars:
    """Lengths in percent of the longest bar, cut there; what is not nothing is seen."""
    return Bars(_length(then, most), _length(now, most))


def queue_of(then: Sequence[int], now: Sequence[int], *, most: int) -> Queue:
    """The lines of one step. A single day is drawn as a level line."""
    points = _points(now, most)
    base = QUEUE_HEIGHT - QUEUE_MARGIN
    area = ""
    if any(now):
        first, last = points[0][0], points[-1][0]
        area = f"M{first:.1f} {base} L{_text(points, ' L')} L{last:.1f} {base}z"
    return Queue(then=_text(_points(then, most), " "), now=_text(points, " "), area=area)


def _length(value: timedelta, most: timedelta) -> float:
    if not value or not most:
        return 0.0
    return min(BAR_WIDTH, max(0.5, round(BAR_WIDTH * (value / most), 2)))


def _points(counts: Sequence[int], most: int) -> list[tuple[float, float]]:
    values = list(counts) * 2 if len(counts) == 1 else list(counts)
    step = (QUEUE_WIDTH - 2 * QUEUE_MARGIN) / max(1, len(values) - 1)
    tall = QUEUE_HEIGHT - 2 * QUEUE_MARGIN
    return [
        (
            QUEUE_MARGIN + number * step,
            QUEUE_HEIGHT - QUEUE_MARGIN - tall * count / max(1, most),
        )
        for number, count in enumerate(values)
    ]


def _text(points: Sequence[tuple[float, float]], between: str) -> str:
    return between.join(f"{x:.1f},{y:.1f}" for x, y in points)
