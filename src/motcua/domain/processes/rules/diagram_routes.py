"""On which tracks of gutters and channels each arrow of a diagram runs.

Gutter n is left of column n, channel n above row n; the last ones are on the right and below.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from .diagram_grid import Cell
from .flow import Flow


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The tracks of one arrow. None of them: it runs straight. Without a channel it turns twice."""

    leaving: int | None = None
    channel: int | None = None
    channel_track: int = 0
    entering: int | None = None


@dataclass(slots=True)
class Tracks:
    """How many tracks each gutter and channel has; `labelled`: gutters with words in them."""

    leaving: dict[int, int] = field(default_factory=dict)
    entering: dict[int, int] = field(default_factory=dict)
    channels: dict[int, int] = field(default_factory=dict)
    labelled: set[int] = field(default_factory=set)


class _Lot:
    """Tracks side by side: stretches that touch never share one."""

    def __init__(self) -> None:
        self.tracks: list[list[tuple[int, int]]] = []

    def take(self, begin: int, end: int) -> int:
        low, high = min(begin, end), max(begin, end)
        for number, stretches in enumerate(self.tracks):
            if all(high < other_low or other_high < low for other_low, other_high in stretches):
                stretches.append((low, high))
                return number
        self.tracks.append([(low, high)])
        return len(self.tracks) - 1


def routes_of(flow: Flow, cells: Mapping[str, Cell]) -> tuple[dict[str, Route], Tracks]:
    """The route of every arrow by its id."""
    leaving: dict[int, _Lot] = defaultdict(_Lot)
    entering: dict[int, _Lot] = defaultdict(_Lot)
    channels: dict[int, _Lot] = defaultdict(_Lot)
    taken = set(cells.values())
    tracks = Tracks()
    routes: dict[str, Route] = {}
    for line in flow.lines:
        source, target = cells[line.source], cells[line.target]
        gutter = source.column + 1
        if line.name:
            tracks.labelled.add(gutter)
        if _is_straight(source, target, taken):
            routes[line.line_id] = Route()
        elif target.column == gutter:
            track = leaving[gutter].take(_row_mark(source.row), _row_mark(target.row))
            routes[line.line_id] = Route(leaving=track)
        else:
            channel = _channel(source, target)
            mark = 2 * channel
            # Words of an arrow that leads back stand left of its track: room for them too.
            low = min(gutter, target.column) - (1 if target.column < gutter else 0)
            routes[line.line_id] = Route(
                leaving=leaving[gutter].take(_row_mark(source.row), mark),
                channel=channel,
                channel_track=channels[channel].take(low, max(gutter, target.column)),
                entering=entering[target.column].take(mark, _row_mark(target.row)),
            )
    tracks.leaving = {number: len(lot.tracks) for number, lot in leaving.items()}
    tracks.entering = {number: len(lot.tracks) for number, lot in entering.items()}
    tracks.channels = {number: len(lot.tracks) for number, lot in channels.items()}
    return routes, tracks


def _row_mark(row: int) -> int:
    """Rows and channels on one scale: channel n is 2n, the row below it 2n + 1."""
    return 2 * row + 1


def _is_straight(source: Cell, target: Cell, taken: set[Cell]) -> bool:
    return (
        source.row == target.row
        and target.column > source.column
        and not any(
            Cell(column, source.row) in taken for column in range(source.column + 1, target.column)
        )
    )


def _channel(source: Cell, target: Cell) -> int:
    """The channel beside the target's row, on the side of the source."""
    if target.row > source.row:
        return target.row
    if target.row < source.row:
        return target.row + 1
    return target.row + 1 if target.column > source.column else target.row
