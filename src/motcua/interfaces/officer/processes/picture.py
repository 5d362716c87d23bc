"""The diagram of a process as shapes for an inline SVG. Its words are in the table: the picture
shows, the table tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from motcua.domain.processes.rules.bpmn_writing import lane_words
from motcua.domain.processes.rules.diagram import Box, Diagram, PlacedLine, PlacedNode, diagram_of
from motcua.domain.processes.rules.flow import NodeKind
from motcua.domain.processes.rules.wording import ENDING_NAMES, hours_words
from motcua.domain.processes.values import Ending, InternalProcess
from motcua.interfaces.officer.processes.table_words import role_names

LANE_HEAD_WIDTH = 136
CHARACTER_WIDTH = 6.4
LINE_HEIGHT = 14
TASK_LINES_MAX = 4
LANE_LINES_MAX = 6
CORNER = 5


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of words, centred at a place."""

    x: float
    y: float
    words: str


def picture_of(
    process: InternalProcess, *, faulty_keys: frozenset[str] = frozenset()
) -> dict[str, Any] | None:
    """What the template draws; None for an empty table."""
    if not process.steps:
        return None
    diagram = diagram_of(process, pool_head_width=0, head_width=LANE_HEAD_WIDTH)
    names = role_names()
    return {
        "width": diagram.width,
        "height": diagram.height,
        "lanes": [
            {
                "box": lane.box,
                "head_x": lane.box.x + LANE_HEAD_WIDTH,
                "lines": _centred(
                    Box(lane.box.x, lane.box.y, LANE_HEAD_WIDTH, lane.box.height),
                    lane_words(lane.lane, names),
                    LANE_LINES_MAX,
                ),
            }
            for lane in diagram.lanes
        ],
        "lines": [_line(each) for each in diagram.lines],
        "nodes": [_node(each, process, faulty_keys) for each in diagram.nodes],
        "words": _described(diagram, process),
    }


def _described(diagram: Diagram, process: InternalProcess) -> str:
    return _(
        "Sơ đồ %(steps)s bước trong %(lanes)s làn. Mọi nội dung của sơ đồ có trong bảng các bước."
    ) % {"steps": len(process.steps), "lanes": len(diagram.lanes)}


def _node(
    placed: PlacedNode, process: InternalProcess, faulty_keys: frozenset[str]
) -> dict[str, Any]:
    node, box = placed.node, placed.box
    shown: dict[str, Any] = {
        "kind": node.kind.value,
        "box": box,
        "cx": box.x + box.width / 2,
        "cy": box.y + box.height / 2,
        "right": box.right,
        "bottom": box.bottom,
    }
    if node.kind is NodeKind.TASK:
        step = process.steps[node.step_order - 1]
        words = f"{node.step_order}. {step.name}"
        body = Box(box.x, box.y, box.width, box.height - LINE_HEIGHT)
        shown |= {
            "lines": _centred(body, words, TASK_LINES_MAX),
            "words": words,
            "hours": _("%(hours)s giờ") % {"hours": hours_words(step.hours)},
            "hours_y": box.bottom - 7,
            "is_faulty": step.key in faulty_keys,
        }
    elif placed.label is not None:
        words = _(ENDING_NAMES[Ending(node.ending)]) if node.ending else _("Nộp hồ sơ")
        label = placed.label
        lines = _wrapped(words, label.width, 2)
        shown |= {
            "lines": [
                TextLine(label.x + label.width / 2, label.y + 11 + LINE_HEIGHT * n, line)
                for n, line in enumerate(lines)
            ],
            "ending": node.ending,
        }
    return shown


def _line(placed: PlacedLine) -> dict[str, Any]:
    return {
        "path": _path(placed.points),
        "label": placed.label,
        "label_y": placed.label.bottom - 3 if placed.label else 0,
        "words": _shortened(placed.line.name, 20),
        "outcome": placed.line.outcome.value if placed.line.outcome else "",
    }


def _path(points: Sequence[tuple[int, int]]) -> str:
    """Straight stretches with rounded corners."""
    path = [f"M{points[0][0]} {points[0][1]}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, _length(before, corner) / 2, _length(corner, after) / 2)
        begin, end = _toward(corner, before, radius), _toward(corner, after, radius)
        path.append(f"L{begin} Q{corner[0]} {corner[1]} {end}")
    path.append(f"L{points[-1][0]} {points[-1][1]}")
    return " ".join(path)


def _length(one: tuple[int, int], other: tuple[int, int]) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _toward(begin: tuple[int, int], end: tuple[int, int], length: float) -> str:
    whole = _length(begin, end) or 1
    x = begin[0] + (end[0] - begin[0]) * length / whole
    y = begin[1] + (end[1] - begin[1]) * length / whole
    return f"{x:g} {y:g}"


def _centred(box: Box, words: str, lines_max: int) -> list[TextLine]:
    lines = _wrapped(words, box.width - 12, lines_max)
    top = box.y + box.height / 2 - LINE_HEIGHT * (len(lines) - 1) / 2 + 4
    return [
        TextLine(box.x + box.width / 2, top + LINE_HEIGHT * n, line) for n, line in enumerate(lines)
    ]


def _wrapped(words: str, width: int, lines_max: int) -> list[str]:
    characters = int(width / CHARACTER_WIDTH)
    lines: list[str] = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= characters or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [_shortened(line, characters) for line in lines]
    if len(lines) > lines_max:
        last = _shortened(f"{lines[lines_max - 1]} {lines[lines_max]}", characters)
        lines = [*lines[: lines_max - 1], last]
    return lines


def _shortened(words: str, characters: int) -> str:
    return words if len(words) <= characters else words[: characters - 1].rstrip() + "…"
