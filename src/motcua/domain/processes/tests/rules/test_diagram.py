"""Nothing covers anything, every arrow has right angles, and the picture is always the same."""

from itertools import combinations, pairwise, product

from hypothesis import HealthCheck, given, settings

from motcua.domain.processes.rules.diagram import diagram_of
from motcua.domain.processes.rules.flow import NodeKind
from motcua.domain.processes.tests.any_process import forked, processes, step
from motcua.domain.processes.values import InternalProcess


def covers(one, other):
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )


def crosses(first, second, box):
    """Whether a stretch of an arrow runs through the inside of a box."""
    (x1, y1), (x2, y2) = first, second
    return (
        min(x1, x2) < box.right
        and max(x1, x2) > box.x
        and min(y1, y2) < box.bottom
        and max(y1, y2) > box.y
    )


def faults_of(diagram):
    return [*shape_faults(diagram), *line_faults(diagram), *lane_faults(diagram)]


def shape_faults(diagram):
    for one, other in combinations(diagram.nodes, 2):
        if covers(one.box, other.box):
            yield f"{one.node.node_id} covers {other.node.node_id}"


def line_faults(diagram):
    for line in diagram.lines:
        for (first, second), placed in product(pairwise(line.points), diagram.nodes):
            if first[0] != second[0] and first[1] != second[1]:
                yield f"{line.line.line_id} is askew"
            if crosses(first, second, placed.box):
                yield f"{line.line.line_id} runs through {placed.node.node_id}"
        for placed in diagram.nodes if line.label else ():
            if covers(line.label, placed.box):
                yield f"words of {line.line.line_id} cover {placed.node.node_id}"


def lane_faults(diagram):
    for placed in diagram.nodes:
        lane = diagram.lanes[placed.node.lane].box
        for box in (placed.box, *filter(None, [placed.label])):
            if not (lane.x < box.x and box.right < lane.right):
                yield f"{placed.node.node_id} leaves its lane sideways"
            if not (lane.y <= box.y and box.bottom <= lane.bottom):
                yield f"{placed.node.node_id} leaves its lane"
    for upper, lower in pairwise(diagram.lanes):
        if upper.box.bottom != lower.box.y:
            yield f"lanes {upper.number} and {lower.number} do not touch"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(process=processes(step_count_max=14))
def test_no_picture_has_a_fault(process):
    diagram = diagram_of(process)
    assert faults_of(diagram) == []
    assert diagram == diagram_of(process)


def test_branches_stand_one_below_the_other_in_one_column():
    diagram = diagram_of(forked())
    boxes = {placed.node.node_id: placed.box for placed in diagram.nodes}
    assert boxes["Step_2"].x == boxes["Step_3"].x
    assert boxes["Step_2"].bottom < boxes["Step_3"].y
    assert boxes["Step_1"].right < boxes["Fork_1_1"].x < boxes["Step_2"].x
    kinds = [placed.node.kind for placed in diagram.nodes]
    assert kinds.count(NodeKind.JOIN) == 1
    assert kinds.count(NodeKind.CHOICE) == 2


def test_two_hundred_steps_in_a_row_are_drawn():
    steps = tuple(step(f"k{n}", to=[f"k{n + 1}" if n < 199 else "end:result"]) for n in range(200))
    process = InternalProcess(procedure_slug="x", symbol="", name="Dài", steps=steps)
    diagram = diagram_of(process)
    assert len({placed.box.x for placed in diagram.nodes}) == 202
    assert len(diagram.lanes) == 1


def test_an_empty_table_is_an_empty_picture():
    process = InternalProcess(procedure_slug="x", symbol="", name="Trống", steps=())
    assert diagram_of(process).nodes == ()
