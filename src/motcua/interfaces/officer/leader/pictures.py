"""The four pictures of the leader's page as plain geometry: one scale for all, numbers of the page.

Nothing here speaks: words and addresses come from `words`. All lengths are in units of the view box.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motcua.domain.reporting.values import Flow, Line, Shares

TREND_WIDTH, TREND_HEIGHT = 160, 72
TREND_MARGIN = 8
PERCENT_FLOOR = 85.0  # The scale begins here unless somebody did worse.
PERCENT_FLOOR_MIN = 60.0
PERCENT_STEP = 5.0
DOSSIERS_THAT_TELL = 20
TICKS_MAX = 6
DOTS_WIDTH, DOT_RADIUS, DOTS_LINE = 440, 2.7, 70.0
DOT_COLUMN = 6.6


@dataclass(frozen=True, slots=True)
class Trend:
    """In-time share over the weeks. `points` is a polyline; `last` its end; `target_y` the line."""

    points: str
    area: str  # below the target, down to it; empty where nothing was
    last: tuple[float, float] | None
    target_y: float


@dataclass(frozen=True, slots=True)
class Dot:
    """One commune on the scale of in-time shares."""

    x: float
    y: float
    is_low: bool
    name: str
    percent: float
    key: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Ticks of the dots: (x, percent), and where the target stands."""

    ticks: Sequence[tuple[float, float]]
    target_x: float
    is_cut: bool  # Somebody did worse than where it begins.


def floor_of(lines: Sequence[Line]) -> float:
    """Where the common scale begins: 85 %, or the next step below the worst share that rests on
    enough dossiers to mean something. What is worse still stands at the edge."""
    worst = [
        percent
        for line in lines
        for shares in (line.month, *line.weeks)
        if shares.total >= DOSSIERS_THAT_TELL and (percent := shares.in_time_percent) is not None
    ]
    lowest = min([PERCENT_FLOOR, *worst])
    return max(PERCENT_FLOOR_MIN, PERCENT_STEP * (lowest // PERCENT_STEP))


def trend_of(weeks: Sequence[Shares], *, floor: float, target: float) -> Trend:
    """Weeks without a settled dossier leave a gap that the line crosses."""
    inner = TREND_WIDTH - 2 * TREND_MARGIN
    step = inner / max(1, len(weeks) - 1)
    places = [
        (TREND_MARGIN + number * step, _height(percent, floor))
        for number, shares in enumerate(weeks)
        if (percent := shares.in_time_percent) is not None
    ]
    target_y = _height(target, floor)
    below = [(x, max(y, target_y)) for x, y in places]
    area = ""
    if any(y > target_y for _, y in below):
        first, last = below[0][0], below[-1][0]
        area = f"M{first:.1f} {target_y:.1f} L{_text(below, ' L')} L{last:.1f} {target_y:.1f}z"
    return Trend(
        points=_text(places, " "),
        area=area,
        last=places[-1] if places else None,
        target_y=round(target_y, 1),
    )


def dots_of(communes: Sequence[Line], *, floor: float, target: float) -> tuple[Dot, ...]:
    """One dot a commune, piled up where shares are alike; those below the target as triangles."""
    piles: dict[int, int] = {}
    dots = []
    known = [
        (percent, line) for line in communes if (percent := line.month.in_time_percent) is not None
    ]
    for percent, line in sorted(known, key=lambda each: (each[0], each[1].name)):
        column = round(_across(percent, floor) / DOT_COLUMN)
        height = piles.get(column, 0)
        piles[column] = height + 1
        dots.append(
            Dot(
                x=round(column * DOT_COLUMN, 1),
                y=round(DOTS_LINE - 4 - height * 2.3 * DOT_RADIUS, 1),
                is_low=percent < target,
                name=line.name,
                percent=percent,
                key=line.key,
            )
        )
    return tuple(dots)


def scale_of(communes: Sequence[Line], *, floor: float, target: float) -> Scale:
    """A tick every five percent, and fewer where the scale is long."""
    step = PERCENT_STEP * (1 if (100 - floor) / PERCENT_STEP <= TICKS_MAX else 2)
    marks = [100 - number * step for number in range(int((100 - floor) // step) + 1)]
    return Scale(
        ticks=[(round(_across(mark, floor), 1), mark) for mark in reversed(marks)],
        target_x=round(_across(target, floor), 1),
        is_cut=any(
            percent < floor
            for line in communes
            if (percent := line.month.in_time_percent) is not None
        ),
    )


@dataclass(frozen=True, slots=True)
class Bar:
    """One node of the flow. `key` names it; `side` is where its words stand."""

    key: str
    count: int
    x: float
    y: float
    height: float
    tone: str
    side: str

    @property
    def middle(self) -> float:
        return round(self.y + self.height / 2, 1)


@dataclass(frozen=True, slots=True)
class Band:
    """One ribbon of the flow, as a path."""

    path: str
    tone: str


FLOW_WIDTH, FLOW_HEIGHT, FLOW_TOP = 820, 260, 10
FLOW_GAP, BAR_WIDTH = 18.0, 7.0
_COLUMNS = (112.0, 240.0, 380.0, 520.0, 676.0)
_THICKNESS_MIN = 1.0
_TONES = {
    "accepted": "slate",
    "signed": "slate",
    "ready": "early",
    "refused": "late",
    "rejected": "late",
    "withdrawn": "off",
}


def flow_picture(flow: Flow) -> tuple[tuple[Bar, ...], tuple[Band, ...]]:
    """Bars and ribbons in true proportion; parts of a bar leave it in the order they are listed."""
    if not flow.total:
        return (), ()
    scale = (FLOW_HEIGHT - 2 * FLOW_TOP - 3 * FLOW_GAP) / flow.total
    stages = {stage.key: stage for stage in flow.stages}
    columns = [
        {channel: sum(parts.values()) for channel, parts in flow.by_channel.items()},
        {"accepted": stages["accepted"].count, **stages["handed_in"].aside},
        {"signed": stages["signed"].count, **stages["accepted"].aside},
        {"ready": stages["ready"].count, **stages["signed"].aside},
        dict(flow.by_return),
    ]
    bars = [_column(number, counts, scale) for number, counts in enumerate(columns)]
    links = [
        *(
            (0, channel, key, count)
            for channel, parts in flow.by_channel.items()
            for key, count in parts.items()
        ),
        *((1, "accepted", key, count) for key, count in columns[2].items()),
        *((2, "signed", key, count) for key, count in columns[3].items()),
        *((3, "ready", key, count) for key, count in columns[4].items()),
    ]
    return tuple(bar for column in bars for bar in column.values()), _bands(bars, links, scale)


def _column(number: int, counts: Mapping[str, int], scale: float) -> dict[str, Bar]:
    placed, y = {}, float(FLOW_TOP)
    is_first, is_last = number == 0, number == len(_COLUMNS) - 1
    for key, count in counts.items():
        if not count:
            continue
        height = max(_THICKNESS_MIN, count * scale)
        tone = "early" if is_last else "slate" if is_first else _TONES.get(key, "soon")
        side = "before" if is_first else "after"
        placed[key] = Bar(key, count, _COLUMNS[number], round(y, 1), round(height, 1), tone, side)
        y += height + FLOW_GAP
    return placed


def _bands(
    bars: Sequence[Mapping[str, Bar]], links: Sequence[tuple[int, str, str, int]], scale: float
) -> tuple[Band, ...]:
    left: dict[tuple[int, str], float] = {}
    arrived: dict[tuple[int, str], float] = {}
    bands = []
    for number, source, target, count in links:
        start, end = bars[number].get(source), bars[number + 1].get(target)
        if not count or start is None or end is None:
            continue
        thick = max(_THICKNESS_MIN, count * scale)
        y = start.y + left.get((number, source), 0.0)
        to = end.y + arrived.get((number, target), 0.0)
        left[number, source] = left.get((number, source), 0.0) + thick
        arrived[number, target] = arrived.get((number, target), 0.0) + thick
        x, beyond = start.x + BAR_WIDTH, end.x
        half = (x + beyond) / 2
        bands.append(
            Band(
                f"M{x} {y:.1f}C{half} {y:.1f} {half} {to:.1f} {beyond} {to:.1f}"
                f"v{thick:.1f}C{half} {to + thick:.1f} {half} {y + thick:.1f} {x} {y + thick:.1f}z",
                end.tone,
            )
        )
    return tuple(bands)


def _height(percent: float, floor: float) -> float:
    inner = TREND_HEIGHT - 2 * TREND_MARGIN
    return TREND_MARGIN + inner * (100 - max(percent, floor)) / (100 - floor)


def _across(percent: float, floor: float) -> float:
    margin = 20
    return margin + (DOTS_WIDTH - 2 * margin) * (max(percent, floor) - floor) / (100 - floor)


def _text(places: Sequence[tuple[float, float]], separator: str) -> str:
    return separator.join(
        f"{x:.1f} {y:.1f}" if "L" in separator else f"{x:.1f},{y:.1f}" for x, y in places
    )
