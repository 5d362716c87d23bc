"""A process as a graph: what leads where, on which paths, in how many hours.

Forward are the outcomes that bring a dossier on (done, refused). Supplement and sending back repeat
what was done; they are no part of a path.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from motcua.domain.processes.values import (
    END_PREFIX,
    InternalProcess,
    ProcessStep,
    StepExit,
    StepOutcome,
)

FORWARD: Final = frozenset({StepOutcome.DONE, StepOutcome.REFUSE})


def is_end(target: str) -> bool:
    return target.startswith(END_PREFIX)


def forward_exits(step: ProcessStep) -> tuple[StepExit, ...]:
    return tuple(each for each in step.exits if each.outcome in FORWARD)


@dataclass(frozen=True)
class Graph:
    """Steps by key and where they lead. Targets that no step has are left out."""

    process: InternalProcess

    @cached_property
    def steps(self) -> Mapping[str, ProcessStep]:
        return {step.key: step for step in self.process.steps}

    @property
    def first(self) -> str:
        return self.process.steps[0].key

    @cached_property
    def onward(self) -> Mapping[str, tuple[str, ...]]:
        """Steps that a step leads to, forward, each once."""
        return {key: self._targets(forward_exits(step)) for key, step in self.steps.items()}

    @cached_property
    def leading(self) -> Mapping[str, tuple[str, ...]]:
        """Steps that lead to a step, forward."""
        found: dict[str, list[str]] = {key: [] for key in self.steps}
        for key, targets in self.onward.items():
            for target in targets:
                found[target].append(key)
        return {key: tuple(sources) for key, sources in found.items()}

    @cached_property
    def reachable(self) -> frozenset[str]:
        """Steps that a dossier can come to, the first included; over every outcome."""
        anyhow = {key: self._targets(step.exits) for key, step in self.steps.items()}
        return _reach(self.first, anyhow)

    def reach(self, key: str) -> frozenset[str]:
        """A step and all that come after it, forward."""
        return _reach(key, self.onward)

    @cached_property
    def cycle(self) -> tuple[str, ...]:
        """A way that comes back to where it began, forward; the first step of it again at its end.

        Empty if there is none.
        """
        state: dict[str, bool] = {}  # True: on the way, False: all behind it is known
        for start in self.steps:
            way = [start] if start not in state else []
            waiting: list[Iterator[str]] = [iter(self.onward[start])] if way else []
            if way:
                state[start] = True
            while way:
                target = next(waiting[-1], None)
                if target is None:
                    waiting.pop()
                    state[way.pop()] = False
                elif state.get(target):
                    return (*way[way.index(target) :], target)
                elif target not in state:
                    state[target] = True
                    way.append(target)
                    waiting.append(iter(self.onward[target]))
        return ()

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Every step after all that lead to it, ties as in the table. Only without a cycle."""
        assert not self.cycle, self.cycle  # noqa: S101 — callers ask first
        left = {key: len(sources) for key, sources in self.leading.items()}
        ready = [key for key, count in left.items() if not count]
        found: list[str] = []
        while ready:
            key = ready.pop(0)
            found.append(key)
            for target in self.onward[key]:
                left[target] -= 1
                if not left[target]:
                    ready.append(target)
        return tuple(found)

    def shortest(self, target: str) -> tuple[str, ...]:
        """The way of fewest steps from the first step to another, over every outcome; else itself."""
        came: dict[str, str] = {self.first: ""}
        waiting = [self.first]
        while waiting and target not in came:
            key = waiting.pop(0)
            for following in self._targets(self.steps[key].exits):
                if following not in came:
                    came[following] = key
                    waiting.append(following)
        way, key = [target], came.get(target, "")
        while key:
            way.append(key)
            key = came[key]
        return tuple(reversed(way))

    def _targets(self, exits: tuple[StepExit, ...]) -> tuple[str, ...]:
        targets = (target for each in exits for target in each.to)
        return tuple(dict.fromkeys(target for target in targets if target in self.steps))


def _reach(start: str, onward: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    seen, waiting = {start}, [start]
    while waiting:
        for target in onward[waiting.pop()]:
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return frozenset(seen)


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the first to an end, and their hours together."""

    keys: tuple[str, ...]
    hours: Decimal


def longest_path(process: InternalProcess) -> Path:
    """The path that takes most hours: of parallel branches the longest. Only without a cycle.

    Legal   LR-085: the hours of the steps together stay within the limit, the return included.
    """
    graph = Graph(process)
    longest: dict[str, Path] = {}
    for key in reversed(graph.order):
        after = max(
            (longest[target] for target in graph.onward[key]),
            key=lambda path: path.hours,
            default=Path((), Decimal(0)),
        )
        longest[key] = Path((key, *after.keys), graph.steps[key].hours + after.hours)
    return longest[graph.first]


def paths(process: InternalProcess, *, count_max: int) -> Iterator[tuple[str, ...]]:
    """Ways from the first step to the ends, forward, at most `count_max`. Only without a cycle."""
    graph = Graph(process)
    assert not graph.cycle, graph.cycle  # noqa: S101 — callers ask first
    waiting: list[tuple[str, ...]] = [(graph.first,)]
    count = 0
    while waiting and count < count_max:
        way = waiting.pop()
        step = graph.steps[way[-1]]
        targets = [target for each in forward_exits(step) for target in each.to]
        if any(is_end(target) for target in targets) or not graph.onward[way[-1]]:
            count += 1
            yield way
        waiting += [(*way, target) for target in reversed(graph.onward[way[-1]])]


def joins_of(process: InternalProcess) -> frozenset[str]:
    """Steps that wait until every branch has come."""
    return frozenset(step.key for step in process.steps if step.waits_for_all)
