"""A process as BPMN 2.0 XML with its diagram, for any standard modeller.

Legal   LR-081: the electronic process is built from the approved one; the file carries all of it.

What BPMN has no words for (hours, roles, slips) stands in `extensionElements` in a namespace of our
own. The order of attributes is that of bpmn-moddle, so that saving unchanged changes nothing.
"""

import re
from collections.abc import Mapping

from lxml import etree

from motcua.domain.processes.values import InternalProcess, Place, ProcessStep, StepExit

from .bpmn_words import BOUNDS, NAMESPACES, TARGET_NAMESPACE, WAYS, model, ours, shape
from .diagram import Box, Diagram, diagram_of
from .flow import Flow, FlowLine, FlowNode, Lane, NodeKind, flow_of
from .wording import PLACE_NAMES, role_words

_ELEMENTS: Mapping[NodeKind, str] = {
    NodeKind.START: "startEvent",
    NodeKind.TASK: "userTask",
    NodeKind.CHOICE: "exclusiveGateway",
    NodeKind.FORK: "parallelGateway",
    NodeKind.JOIN: "parallelGateway",
    NodeKind.END: "endEvent",
}
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
# XML has no place for these at all.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def lane_words(lane: Lane, role_names: Mapping[str, str]) -> str:
    """`Lãnh đạo cơ quan, Cơ quan giải quyết`."""
    place = lane.agency_name if lane.place is Place.NAMED else PLACE_NAMES[lane.place]
    return f"{role_words(lane.role_key, role_names)}, {place or PLACE_NAMES[lane.place]}"


def bpmn_of(process: InternalProcess, *, role_names: Mapping[str, str]) -> bytes:
    """The file. The same process gives the same bytes."""
    flow, diagram = flow_of(process), diagram_of(process)
    root = etree.Element(model("definitions"), nsmap=NAMESPACES)
    root.set("id", "Definitions_1")
    root.set("targetNamespace", TARGET_NAMESPACE)
    collaboration = _add(root, model("collaboration"), id="Collaboration_1")
    _add(
        collaboration,
        model("participant"),
        id="Participant_1",
        name=process.name,
        processRef="Process_1",
    )
    _process(root, process, flow, role_names)
    _picture(root, diagram)
    etree.indent(root)
    # As bpmn-moddle spells it: saved unchanged in a modeller, the file differs in no letter.
    text: str = etree.tostring(root, encoding="unicode")
    return f"{_DECLARATION}{text.replace('/>', ' />')}\n".encode()


def _process(
    root: etree._Element, process: InternalProcess, flow: Flow, role_names: Mapping[str, str]
) -> None:
    element = _add(root, model("process"), id="Process_1", name=process.name, isExecutable="false")
    table = _add(_add(element, model("extensionElements")), ours("table"))
    _set(table, procedureSlug=process.procedure_slug, symbol=process.symbol)
    if flow.lanes:
        _lanes(element, flow, role_names)
    incoming: dict[str, list[str]] = {node.node_id: [] for node in flow.nodes}
    outgoing: dict[str, list[str]] = {node.node_id: [] for node in flow.nodes}
    for line in flow.lines:
        incoming[line.target].append(line.line_id)
        outgoing[line.source].append(line.line_id)
    for node in flow.nodes:
        step = process.steps[node.step_order - 1] if node.kind is NodeKind.TASK else None
        drawn = _node(element, node, step)
        for line_id in incoming[node.node_id]:
            _add(drawn, model("incoming")).text = line_id
        for line_id in outgoing[node.node_id]:
            _add(drawn, model("outgoing")).text = line_id
    for line in flow.lines:
        _line(element, line)


def _lanes(element: etree._Element, flow: Flow, role_names: Mapping[str, str]) -> None:
    lanes = _add(element, model("laneSet"), id="LaneSet_1")
    for number, lane in enumerate(flow.lanes):
        drawn = _add(
            lanes, model("lane"), id=f"Lane_{number + 1}", name=lane_words(lane, role_names)
        )
        ground = _add(_add(drawn, model("extensionElements")), ours("actor"))
        _set(ground, place=lane.place.value, role=lane.role_key, agency=lane.agency_name)
        for node in flow.nodes:
            if node.lane == number:
                _add(drawn, model("flowNodeRef")).text = node.node_id


def _node(element: etree._Element, node: FlowNode, step: ProcessStep | None) -> etree._Element:
    drawn = _add(element, model(_ELEMENTS[node.kind]), id=node.node_id)
    if node.name or node.kind is NodeKind.TASK:
        _set(drawn, name=node.name)
    if node.kind is NodeKind.CHOICE:
        _set(drawn, gatewayDirection="Diverging")
    if step is not None:
        _step(drawn, step)
    if node.kind is NodeKind.END:
        _set(_add(_add(drawn, model("extensionElements")), ours("ending")), value=node.ending)
    return drawn


def _step(drawn: etree._Element, step: ProcessStep) -> None:
    if step.content:
        _add(drawn, model("documentation")).text = _fit(step.content)
    ground = _add(_add(drawn, model("extensionElements")), ours("step"))
    _set(
        ground,
        key=step.key,
        kind=step.kind.value,
        hours=f"{step.hours:f}",
        division=step.actor.division,
        agency=step.actor.agency_name,
        content=step.content,
        waitsForAll="true" if step.waits_for_all else "false",
    )
    for word in ("inputs", "outputs", "slips", "forms"):
        for value in getattr(step, word):
            _set(_add(ground, ours(word)), value=value)
    for step_exit in step.exits:
        _exit(ground, step_exit)


def _exit(ground: etree._Element, step_exit: StepExit) -> None:
    drawn = _add(ground, ours("exit"))
    _set(drawn, outcome=step_exit.outcome.value, condition=step_exit.condition)
    for target in step_exit.to:
        _set(_add(drawn, ours("to")), value=target)


def _line(element: etree._Element, line: FlowLine) -> None:
    drawn = _add(element, model("sequenceFlow"), id=line.line_id)
    if line.name:
        _set(drawn, name=line.name)
    _set(drawn, sourceRef=line.source, targetRef=line.target)
    if line.outcome is not None:
        ground = _add(_add(drawn, model("extensionElements")), ours("outcome"))
        _set(ground, value=line.outcome.value, condition=line.condition)


def _picture(root: etree._Element, diagram: Diagram) -> None:
    drawn = _add(root, shape("BPMNDiagram"), id="Diagram_1")
    plane = _add(drawn, shape("BPMNPlane"), id="Plane_1", bpmnElement="Collaboration_1")
    _shape(plane, "Participant_1", diagram.pool, isHorizontal="true")
    for lane in diagram.lanes:
        _shape(plane, f"Lane_{lane.number + 1}", lane.box, isHorizontal="true")
    for placed in diagram.nodes:
        marks = {"isMarkerVisible": "true"} if placed.node.kind is NodeKind.CHOICE else {}
        _shape(plane, placed.node.node_id, placed.box, label=placed.label, **marks)
    for line in diagram.lines:
        edge = _add(
            plane,
            shape("BPMNEdge"),
            id=f"{line.line.line_id}_di",
            bpmnElement=line.line.line_id,
        )
        for x, y in line.points:
            _add(edge, f"{{{WAYS}}}waypoint", x=str(x), y=str(y))
        if line.label is not None:
            _bounds(_add(edge, shape("BPMNLabel")), line.label)


def _shape(
    plane: etree._Element,
    element_id: str,
    box: Box,
    *,
    label: Box | None = None,
    **marks: str,
) -> None:
    drawn = _add(plane, shape("BPMNShape"), id=f"{element_id}_di", bpmnElement=element_id, **marks)
    _bounds(drawn, box)
    if label is not None:
        _bounds(_add(drawn, shape("BPMNLabel")), label)


def _bounds(drawn: etree._Element, box: Box) -> None:
    _add(
        drawn,
        f"{{{BOUNDS}}}Bounds",
        x=str(box.x),
        y=str(box.y),
        width=str(box.width),
        height=str(box.height),
    )


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, tag)
    _set(element, **attributes)
    return element


def _set(element: etree._Element, /, **attributes: str) -> None:
    for name, value in attributes.items():
        element.set(name, _fit(value))


def _fit(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
