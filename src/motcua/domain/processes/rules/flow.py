"""A process as a flow of BPMN 2.0 elements: what is drawn and what is exported.

A step is a task. Several outcomes leave it through an exclusive gateway, several targets of one
outcome through a parallel gateway; a step that waits for all branches has a parallel gateway before
it. Each step ends in end events of its own, so that no line crosses the whole picture to one end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.processes.values import (
    InternalProcess,
    Place,
    ProcessStep,
    StepActor,
    StepExit,
    StepOutcome,
)

from .wording import ENDING_NAMES, OUTCOME_NAMES, ending_of


class NodeKind(StrEnum):
    """The shapes of BPMN 2.0 that a process needs."""

    START = "start"
    TASK = "task"
    CHOICE = "choice"
    FORK = "fork"
    JOIN = "join"
    END = "end"


@dataclass(frozen=True, slots=True)
class Lane:
    """Who does the steps of one band: a role in a place."""

    place: Place
    role_key: str
    agency_name: str

    @classmethod
    def of(cls, actor: StepActor) -> "Lane":
        name = actor.agency_name if actor.place is Place.NAMED else ""
        return cls(actor.place, actor.role_key, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowNode:
    """One shape. `step_order`: the number of the step it belongs to, from 1; 0 for the start."""

    node_id: str
    kind: NodeKind
    lane: int
    step_order: int
    name: str = ""
    ending: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLine:
    """One arrow. `outcome` stands on the arrow that an exit begins with."""

    line_id: str
    source: str
    target: str
    name: str = ""
    outcome: StepOutcome | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """All shapes and arrows; lanes in the order in which they are first used."""

    lanes: tuple[Lane, ...]
    nodes: tuple[FlowNode, ...]
    lines: tuple[FlowLine, ...]


def flow_of(process: InternalProcess) -> Flow:
    """The flow of a process, also of one that is not finished: what leads nowhere is left out."""
    return _Drawing(process).drawn()


def line_name(step_exit: StepExit) -> str:
    """The words on the arrow of an exit: `Đạt (hồ sơ phức tạp)`."""
    condition = f" ({step_exit.condition})" if step_exit.condition else ""
    return OUTCOME_NAMES[step_exit.outcome] + condition


def drawn_targets(step_exit: StepExit, process_keys: Sequence[str]) -> tuple[str, ...]:
    """The targets of an exit that there are."""
    return tuple(
        target for target in step_exit.to if target in process_keys or ending_of(target) is not None
    )


class _Drawing:
    def __init__(self, process: InternalProcess) -> None:
        self.process = process
        self.keys = [step.key for step in process.steps]
        self.lanes = list(dict.fromkeys(Lane.of(step.actor) for step in process.steps))
        self.nodes: list[FlowNode] = []
        self.lines: list[FlowLine] = []
        self.entries: dict[str, str] = {}

    def drawn(self) -> Flow:
        steps = self.process.steps
        if steps:
            self.nodes.append(
                FlowNode(
                    node_id="Start_1", kind=NodeKind.START, lane=0, step_order=0, name="Nộp hồ sơ"
                )
            )
        for order, step in enumerate(steps, 1):
            self._shapes_before(order, step)
        if steps:
            self._line("Start_1", self.entries[steps[0].key])
        for order, step in enumerate(steps, 1):
            self._exits(order, step)
        ranked = {NodeKind.START: 0}
        nodes = sorted(self.nodes, key=lambda node: (ranked.get(node.kind, 1), node.step_order))
        return Flow(tuple(self.lanes), tuple(nodes), tuple(self.lines))

    def _shapes_before(self, order: int, step: ProcessStep) -> None:
        task = f"Step_{order}"
        if step.waits_for_all:
            join = self._node(f"Join_{order}", NodeKind.JOIN, order, step)
            self.entries[step.key] = join
            self._node(task, NodeKind.TASK, order, step, name=step.name)
            self._line(join, task)
        else:
            self.entries[step.key] = self._node(task, NodeKind.TASK, order, step, name=step.name)

    def _exits(self, order: int, step: ProcessStep) -> None:
        leading = [
            (each, targets) for each in step.exits if (targets := drawn_targets(each, self.keys))
        ]
        source = f"Step_{order}"
        if len(leading) > 1:
            choice = self._node(f"Choice_{order}", NodeKind.CHOICE, order, step)
            self._line(source, choice)
            source = choice
        for number, (step_exit, targets) in enumerate(leading, 1):
            begin = source
            is_named = len(leading) > 1 or bool(step_exit.condition)
            if len(targets) > 1:
                fork = self._node(f"Fork_{order}_{number}", NodeKind.FORK, order, step)
                self._line(begin, fork, step_exit=step_exit, is_named=is_named)
                for place, target in enumerate(targets, 1):
                    self._line(fork, self._entry(order, step, target, f"{number}_{place}"))
            else:
                entry = self._entry(order, step, targets[0], f"{number}_1")
                self._line(begin, entry, step_exit=step_exit, is_named=is_named)

    def _entry(self, order: int, step: ProcessStep, target: str, suffix: str) -> str:
        ending = ending_of(target)
        if ending is None:
            return self.entries[target]
        return self._node(
            f"End_{order}_{suffix}",
            NodeKind.END,
            order,
            step,
            name=ENDING_NAMES[ending],
            ending=ending.value,
        )

    def _node(
        self,
        node_id: str,
        kind: NodeKind,
        order: int,
        step: ProcessStep,
        *,
        name: str = "",
        ending: str = "",
    ) -> str:
        self.nodes.append(
            FlowNode(
                node_id=node_id,
                kind=kind,
                lane=self.lanes.index(Lane.of(step.actor)),
                step_order=order,
                name=name,
                ending=ending,
            )
        )
        return node_id

    def _line(
        self,
        source: str,
        target: str,
        *,
        step_exit: StepExit | None = None,
        is_named: bool = False,
    ) -> None:
        self.lines.append(
            FlowLine(
                line_id=f"Flow_{len(self.lines) + 1}",
                source=source,
                target=target,
                name=line_name(step_exit) if step_exit and is_named else "",
                outcome=step_exit.outcome if step_exit else None,
                condition=step_exit.condition if step_exit else "",
            )
        )
