"""In which column and row each shape of a diagram stands."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .flow import Flow


@dataclass(frozen=True, slots=True)
class Cell:
    """A place of the grid; each holds one shape at most."""

    column: int
    row: int


def columns_of(flow: Flow) -> dict[str, int]:
    """The column of each shape: one after the last of those that lead to it.

    Arrows that lead back (work done again) do not count, so the first way through a process runs
    from left to right.
    """
    following = defaultdict(list)
    for line in flow.lines:
        following[line.source].append(line.target)
    order, forward = _forward([node.node_id for node in flow.nodes], following)
    columns = dict.fromkeys(order, 0)
    for source in order:
        for target in forward[source]:
            columns[target] = max(columns[target], columns[source] + 1)
    return columns


def _forward(
    node_ids: list[str], following: Mapping[str, list[str]]
) -> tuple[list[str], dict[str, list[str]]]:
    """Shapes in an order in which every arrow leads onward, and the arrows that do. Depth first
    without recursion: a process of hundreds of steps is one long way."""
    forward: dict[str, list[str]] = {node_id: [] for node_id in node_ids}
    is_open: dict[str, bool] = {}
    finished: list[str] = []
    for begin in node_ids:
        if begin in is_open:
            continue
        is_open[begin] = True
        waiting = [(begin, iter(following.get(begin, ())))]
        while waiting:
            source, targets = waiting[-1]
            for target in targets:
                if is_open.get(target):
                    continue  # Leads back.
                forward[source].append(target)
                if target not in is_open:
                    is_open[target] = True
                    waiting.append((target, iter(following.get(target, ()))))
                    break
            else:
                is_open[source] = False
                finished.append(source)
                waiting.pop()
    return finished[::-1], forward


def rows_of(flow: Flow, columns: Mapping[str, int]) -> tuple[dict[str, int], list[int]]:
    """The row of each shape, and how many rows each lane has (one at least).

    A shape stands in the row of what leads to it where the lane and the cell allow.
    """
    leading = defaultdict(list)
    for line in flow.lines:
        leading[line.target].append(line.source)
    within: dict[str, int] = {}
    taken: set[tuple[int, int, int]] = set()
    counts = [1] * len(flow.lanes)
    lane_of = {node.node_id: node.lane for node in flow.nodes}
    for node in sorted(flow.nodes, key=lambda each: columns[each.node_id]):
        column = columns[node.node_id]
        wanted = [
            within[source]
            for source in leading[node.node_id]
            if source in within and lane_of[source] == node.lane
        ]
        row = min(wanted, default=0)
        if (node.lane, column, row) in taken:
            row = next(n for n in range(len(flow.nodes)) if (node.lane, column, n) not in taken)
        within[node.node_id] = row
        taken.add((node.lane, column, row))
        counts[node.lane] = max(counts[node.lane], row + 1)
    first = [sum(counts[:number]) for number in range(len(counts))]
    return {node_id: first[lane_of[node_id]] + row for node_id, row in within.items()}, counts
