"""Where every shape and arrow of a process stands: lanes from top to bottom, time from left to right.

Shapes stand in cells of a grid; arrows run only in the gutters between its columns and in the
channels between its rows. So no arrow crosses a shape and no shape covers another, and the same
process is always drawn the same (lengths are pixels, the top left corner is 0, 0).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.domain.processes.values import InternalProcess

from .diagram_grid import Cell, columns_of, rows_of
from .diagram_routes import Route, Tracks, routes_of
from .flow import Flow, FlowLine, FlowNode, Lane, NodeKind, flow_of

MARGIN = 16
ROW_HEIGHT = 100
COLUMN_PADDING = 3
SIZES: Mapping[NodeKind, tuple[int, int]] = {
    NodeKind.START: (36, 36),
    NodeKind.TASK: (144, 80),
    NodeKind.CHOICE: (44, 44),
    NodeKind.FORK: (44, 44),
    NodeKind.JOIN: (44, 44),
    NodeKind.END: (36, 36),
}
EVENT_LABEL = (84, 30)
LABEL_WIDTH, LABEL_HEIGHT = 106, 14
TRACK = 16  # between arrows side by side in a channel: words fit between them
GUTTER_TRACK = 10
CHANNEL_PADDING = 10
GUTTER_PADDING = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A shape in its place; events carry their words below them."""

    node: FlowNode
    box: Box
    label: Box | None


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane: its head with the name is on the left."""

    lane: Lane
    number: int
    box: Box


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """An arrow: its corners from the source to the target, and the place of its words."""

    line: FlowLine
    points: tuple[tuple[int, int], ...]
    label: Box | None


@dataclass(frozen=True, slots=True)
class Diagram:
    """The whole picture. `head_width`: how much of each lane its name takes."""

    width: int
    height: int
    pool: Box
    head_width: int
    lanes: tuple[PlacedLane, ...]
    nodes: tuple[PlacedNode, ...]
    lines: tuple[PlacedLine, ...]


def diagram_of(
    process: InternalProcess, *, pool_head_width: int = 30, head_width: int = 30
) -> Diagram:
    """Lay out a process. BPMN modellers turn the names of pool and lanes: 30 pixels each."""
    flow = flow_of(process)
    columns = columns_of(flow)
    rows, lane_rows = rows_of(flow, columns)
    cells = {node.node_id: Cell(columns[node.node_id], rows[node.node_id]) for node in flow.nodes}
    routes, tracks = routes_of(flow, cells)
    measures = _Measures(
        flow, cells, tracks, left=MARGIN + pool_head_width + head_width, row_count=sum(lane_rows)
    )
    pool = Box(MARGIN, MARGIN, measures.right - MARGIN, measures.bottom - MARGIN)
    return Diagram(
        width=pool.right + MARGIN,
        height=pool.bottom + MARGIN,
        pool=pool,
        head_width=head_width,
        lanes=_lanes(flow, lane_rows, measures, pool, pool_head_width),
        nodes=tuple(measures.placed(node) for node in flow.nodes),
        lines=_lines(flow, cells, routes, measures),
    )


class _Measures:
    """From cells, gutters and channels to pixels."""

    def __init__(
        self, flow: Flow, cells: Mapping[str, Cell], tracks: Tracks, *, left: int, row_count: int
    ) -> None:
        self.cells, self.tracks = cells, tracks
        count = 1 + max((cell.column for cell in cells.values()), default=-1)
        widths = [0] * count
        for node in flow.nodes:
            width = SIZES[node.kind][0]
            if node.kind in {NodeKind.START, NodeKind.END}:
                width = EVENT_LABEL[0]
            column = cells[node.node_id].column
            widths[column] = max(widths[column], width + 2 * COLUMN_PADDING)
        self.gutter_x: list[int] = []
        self.column_x: list[int] = []
        x = left
        for number in range(count + 1):
            self.gutter_x.append(x)
            x += self._gutter_width(number)
            if number < count:
                self.column_x.append(x + widths[number] // 2)
                x += widths[number]
        self.right = x
        self.channel_y: list[int] = []
        self.row_y: list[int] = []
        y = MARGIN
        for number in range(row_count + 1):
            self.channel_y.append(y)
            y += 2 * CHANNEL_PADDING + TRACK * tracks.channels.get(number, 0)
            if number < row_count:
                self.row_y.append(y + ROW_HEIGHT // 2)
                y += ROW_HEIGHT
        self.bottom = y

    def _gutter_width(self, number: int) -> int:
        words = LABEL_WIDTH + 8 if number in self.tracks.labelled else 0
        lines = self.tracks.leaving.get(number, 0) + self.tracks.entering.get(number, 0)
        return 2 * GUTTER_PADDING + GUTTER_TRACK * lines + words

    def leaving_x(self, gutter: int, track: int) -> int:
        return self.gutter_x[gutter] + GUTTER_PADDING + GUTTER_TRACK * track

    def words_x(self, gutter: int) -> int:
        """Where the words of arrows begin: right of the tracks that leave."""
        return self.leaving_x(gutter, self.tracks.leaving.get(gutter, 0)) - GUTTER_TRACK // 2

    def entering_x(self, gutter: int, track: int) -> int:
        words = LABEL_WIDTH + 8 if gutter in self.tracks.labelled else 0
        leaving = self.tracks.leaving.get(gutter, 0)
        return self.gutter_x[gutter] + GUTTER_PADDING + GUTTER_TRACK * (leaving + track) + words

    def track_y(self, channel: int, track: int) -> int:
        return self.channel_y[channel] + CHANNEL_PADDING + TRACK * track + TRACK // 2

    def centre(self, node_id: str) -> tuple[int, int]:
        cell = self.cells[node_id]
        return self.column_x[cell.column], self.row_y[cell.row]

    def placed(self, node: FlowNode) -> PlacedNode:
        x, y = self.centre(node.node_id)
        width, height = SIZES[node.kind]
        box = Box(x - width // 2, y - height // 2, width, height)
        label = None
        if node.kind in {NodeKind.START, NodeKind.END}:
            label = Box(x - EVENT_LABEL[0] // 2, box.bottom + 3, *EVENT_LABEL)
        return PlacedNode(node, box, label)


def _lanes(
    flow: Flow, lane_rows: list[int], measures: _Measures, pool: Box, pool_head_width: int
) -> tuple[PlacedLane, ...]:
    placed: list[PlacedLane] = []
    row = 0
    x = pool.x + pool_head_width
    for number, (lane, count) in enumerate(zip(flow.lanes, lane_rows, strict=True)):
        top = MARGIN if number == 0 else placed[-1].box.bottom
        row += count
        is_last = number == len(flow.lanes) - 1
        bottom = pool.bottom if is_last else measures.row_y[row - 1] + ROW_HEIGHT // 2
        if not is_last:
            bottom = measures.row_y[row] - ROW_HEIGHT // 2
        placed.append(PlacedLane(lane, number, Box(x, top, pool.right - x, bottom - top)))
    return tuple(placed)


def _lines(
    flow: Flow, cells: Mapping[str, Cell], routes: Mapping[str, Route], measures: _Measures
) -> tuple[PlacedLine, ...]:
    sizes = {node.node_id: SIZES[node.kind][0] for node in flow.nodes}
    placed: list[PlacedLine] = []
    taken: set[tuple[int, int]] = set()
    for line in flow.lines:
        route = routes[line.line_id]
        points = _corners(line, route, cells, measures, sizes)
        label = _label(line, route, points, cells, measures)
        while label is not None and (label.x, label.y) in taken:
            label = Box(label.x, label.y + LABEL_HEIGHT + 2, label.width, label.height)
        if label is not None:
            taken.add((label.x, label.y))
        placed.append(PlacedLine(line, points, label))
    return tuple(placed)


def _corners(
    line: FlowLine,
    route: Route,
    cells: Mapping[str, Cell],
    measures: _Measures,
    sizes: Mapping[str, int],
) -> tuple[tuple[int, int], ...]:
    source_x, source_y = measures.centre(line.source)
    target_x, target_y = measures.centre(line.target)
    begin = (source_x + sizes[line.source] // 2, source_y)
    end = (target_x - sizes[line.target] // 2, target_y)
    if route.leaving is None:
        return (begin, end)
    x = measures.leaving_x(cells[line.source].column + 1, route.leaving)
    if route.channel is None or route.entering is None:
        return (begin, (x, source_y), (x, target_y), end)
    y = measures.track_y(route.channel, route.channel_track)
    last_x = measures.entering_x(cells[line.target].column, route.entering)
    return (begin, (x, source_y), (x, y), (last_x, y), (last_x, target_y), end)


def _label(
    line: FlowLine,
    route: Route,
    points: tuple[tuple[int, int], ...],
    cells: Mapping[str, Cell],
    measures: _Measures,
) -> Box | None:
    """Above the part of the arrow that is its own."""
    if not line.name:
        return None
    gutter = cells[line.source].column + 1
    y = points[0][1] if route.leaving is None else points[2][1]
    is_back = route.channel is not None and points[3][0] < points[2][0]
    x = points[2][0] - LABEL_WIDTH - 4 if is_back else measures.words_x(gutter)
    return Box(x, y - LABEL_HEIGHT - 1, LABEL_WIDTH, LABEL_HEIGHT)
