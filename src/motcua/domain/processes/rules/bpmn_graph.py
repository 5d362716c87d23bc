"""The shapes and arrows of a BPMN file, and where each task leads through gateways and events."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from motcua.domain.processes.values import Ending, StepOutcome

from .bpmn_words import MODEL, model, ours
from .wording import end_target

TASKS = frozenset(
    {
        "task",
        "userTask",
        "manualTask",
        "serviceTask",
        "scriptTask",
        "businessRuleTask",
        "sendTask",
        "receiveTask",
        "callActivity",
        "subProcess",
        "adHocSubProcess",
        "transaction",
    }
)
CHOICES = frozenset({"exclusiveGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway"})
FORKS = frozenset({"parallelGateway"})
ENDS = frozenset({"endEvent"})
STARTS = frozenset({"startEvent"})
PASSED = frozenset(
    {"intermediateThrowEvent", "intermediateCatchEvent", "boundaryEvent", "implicitThrowEvent"}
)


@dataclass(slots=True)
class Arrow:
    """A sequence flow; `outcome` only where our own extension says it."""

    arrow_id: str
    source: str
    target: str
    name: str
    outcome: StepOutcome | None
    condition: str


@dataclass(slots=True)
class Shape:
    """A flow node with what leads to it and from it, in the order of the file."""

    shape_id: str
    kind: str
    name: str
    element: etree._Element
    incoming: list[Arrow] = field(default_factory=list)
    outgoing: list[Arrow] = field(default_factory=list)


@dataclass(slots=True)
class Way:
    """One outcome of a task as drawn: the arrow that says it and where it leads in the end."""

    arrow: Arrow
    targets: tuple[str, ...]


@dataclass(slots=True)
class Graph:
    """One process of a BPMN file."""

    shapes: dict[str, Shape]
    loose_arrows: int
    flattened: set[str] = field(default_factory=set)  # choices between branches that run together

    def tasks(self) -> list[Shape]:
        return [shape for shape in self.shapes.values() if shape.kind in TASKS]

    def ways_of(self, task: Shape, *, keys: Mapping[str, str]) -> list[Way]:
        """Where a task leads: several ways from a gateway of choice, one that forks otherwise.

        Arrows that leave a task side by side without a gateway run in parallel, as BPMN has it;
        with conditions or outcomes on them they are choices.
        """
        if not task.outgoing:
            return []
        if len(task.outgoing) == 1:
            arrow = task.outgoing[0]
            gateway = self._choice_after(arrow)
            if gateway is not None:
                return [self._way(each, keys) for each in gateway.outgoing]
            return [self._way(arrow, keys)]
        if any(arrow.name or arrow.outcome for arrow in task.outgoing):
            return [self._way(each, keys) for each in task.outgoing]
        targets = [t for each in task.outgoing for t in self._ends_of(each, keys)]
        return [Way(task.outgoing[0], tuple(dict.fromkeys(targets)))]

    def waits(self, task: Shape) -> bool:
        """Whether a joining parallel gateway stands right before a task."""
        return any(
            source.kind in FORKS and (len(source.outgoing) == 1)
            for arrow in task.incoming
            if (source := self.shapes.get(arrow.source)) is not None
        )

    def first_task(self) -> Shape | None:
        """The task that the start leads to; without a start, the one that nothing leads to."""
        tasks = self.tasks()
        keys = {task.shape_id: task.shape_id for task in tasks}
        for start in (each for each in self.shapes.values() if each.kind in STARTS):
            for arrow in start.outgoing:
                for target in self._ends_of(arrow, keys):
                    if target in keys:
                        return self.shapes[target]
        return next((task for task in tasks if not task.incoming), tasks[0] if tasks else None)

    def _choice_after(self, arrow: Arrow) -> Shape | None:
        """The gateway of choice that an arrow comes to, past what is only passed."""
        seen: set[str] = set()
        shape = self.shapes.get(arrow.target)
        while shape is not None and shape.shape_id not in seen:
            seen.add(shape.shape_id)
            if shape.kind in CHOICES and len(shape.outgoing) > 1:
                return shape
            passes = shape.kind in CHOICES | PASSED and len(shape.outgoing) == 1
            shape = self.shapes.get(shape.outgoing[0].target) if passes else None
        return None

    def _way(self, arrow: Arrow, keys: Mapping[str, str]) -> Way:
        return Way(arrow, tuple(dict.fromkeys(self._ends_of(arrow, keys))))

    def _ends_of(self, arrow: Arrow, keys: Mapping[str, str]) -> list[str]:
        """Every task and end that an arrow comes to through gateways and passed events."""
        found: list[str] = []
        seen: set[str] = set()
        waiting = [arrow.target]
        while waiting:
            shape = self.shapes.get(waiting.pop(0))
            if shape is None or shape.shape_id in seen:
                continue
            seen.add(shape.shape_id)
            if shape.shape_id in keys:
                found.append(keys[shape.shape_id])
            elif shape.kind in ENDS:
                found.append(end_target(ending_of_end(shape)))
            else:
                if shape.kind in CHOICES and len(shape.outgoing) > 1:
                    self.flattened.add(shape.shape_id)
                waiting += [each.target for each in shape.outgoing]
        return found


def ending_of_end(end: Shape) -> Ending:
    """What an end event means: by our extension, else by its name; a result where it says nothing."""
    ground = end.element.find(f"{model('extensionElements')}/{ours('ending')}")
    if ground is not None:
        try:
            return Ending(ground.get("value", ""))
        except ValueError:
            pass
    name = end.name.casefold()
    if "từ chối" in name or "reject" in name or "không đủ" in name:
        return Ending.REFUSAL
    return Ending.WITHDRAWAL if "rút" in name or "withdraw" in name else Ending.RESULT


def graph_of(process: etree._Element) -> Graph:
    """The flow nodes of one process in the order of the file, with their arrows."""
    shapes: dict[str, Shape] = {}
    arrows: list[Arrow] = []
    known = TASKS | CHOICES | FORKS | ENDS | STARTS | PASSED
    for element in process:
        name = etree.QName(element)
        if name.namespace != MODEL:
            continue
        if name.localname in known and element.get("id"):
            shape_id = element.get("id", "")
            shapes[shape_id] = Shape(shape_id, name.localname, _name(element), element)
        elif name.localname == "sequenceFlow":
            arrows.append(_arrow(element))
    loose = 0
    by_id = {arrow.arrow_id: arrow for arrow in arrows}
    for arrow in arrows:
        if arrow.source in shapes and arrow.target in shapes:
            shapes[arrow.source].outgoing.append(arrow)
            shapes[arrow.target].incoming.append(arrow)
        else:
            loose += 1
    for shape in shapes.values():
        _keep_order(shape, by_id)
    return Graph(shapes, loose)


def _keep_order(shape: Shape, by_id: Mapping[str, Arrow]) -> None:
    """The order in which the shape itself names its arrows, where it does."""
    named = [(element.text or "").strip() for element in shape.element.findall(model("outgoing"))]
    place = {arrow_id: number for number, arrow_id in enumerate(named) if arrow_id in by_id}
    shape.outgoing.sort(key=lambda arrow: place.get(arrow.arrow_id, len(place)))


def _arrow(element: etree._Element) -> Arrow:
    outcome, condition = None, ""
    ground = element.find(f"{model('extensionElements')}/{ours('outcome')}")
    if ground is not None:
        condition = ground.get("condition", "")
        try:
            outcome = StepOutcome(ground.get("value", ""))
        except ValueError:
            outcome = None
    return Arrow(
        element.get("id", ""),
        element.get("sourceRef", ""),
        element.get("targetRef", ""),
        _name(element),
        outcome,
        condition,
    )


def _name(element: etree._Element) -> str:
    return element.get("name", "") or ""
