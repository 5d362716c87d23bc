"""Faults of parallel branches. Judged only where the way as a whole is sound.

A fork is the success of a step that leads to several. Its branches hold parts of the settling only
and meet in one step that waits for all of them: the first that every branch comes to.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.domain.processes.errors import GateFault
from motcua.domain.processes.values import StepOutcome

from .gate_life import KIND_WORDS, PARTS
from .gate_words import fault, name_of
from .graph import Graph, is_end, joins_of


@dataclass(frozen=True, slots=True)
class Fork:
    """Where it is, where its branches meet, and the steps of each branch."""

    key: str
    join: str
    branches: tuple[frozenset[str], ...]

    @property
    def members(self) -> frozenset[str]:
        return frozenset().union(*self.branches)


def forks_of(graph: Graph) -> tuple[Fork, ...]:
    """Every fork with its join. Only where each path ends in the one return, without a cycle."""
    found = []
    for step in graph.process.steps:
        done = step.exit_for(StepOutcome.DONE)
        if done is not None and len(done.to) > 1:
            common = frozenset.intersection(*map(graph.reach, done.to))
            join = next(key for key in graph.order if key in common)
            branches = tuple(_until(graph, target, join) for target in done.to)
            found.append(Fork(step.key, join, branches))
    return tuple(found)


def fork_faults(graph: Graph) -> Iterator[GateFault]:
    """Every fault of every fork, joins that no fork leads to; if all are sound, ways back."""
    forks = forks_of(graph)
    found = [fault for fork in forks for fault in _of_fork(graph, fork)]
    found += _idle_joins(graph, forks)
    return iter(found or _back_over(graph, forks))


def _idle_joins(graph: Graph, forks: tuple[Fork, ...]) -> Iterator[GateFault]:
    meant = {fork.join for fork in forks}
    for key in sorted(joins_of(graph.process) - meant, key=graph.order.index):
        yield fault(graph.process, "join_without_fork", *graph.shortest(key))


def _of_fork(graph: Graph, fork: Fork) -> Iterator[GateFault]:
    process, join = graph.process, name_of(graph.process, fork.join)
    way = graph.shortest(fork.key)
    if any(not branch for branch in fork.branches):
        yield fault(
            process, "branch_empty", *way, fork.join, step=name_of(process, fork.key), next=join
        )
        return
    if crossing := _crossing(graph, fork):
        yield fault(
            process,
            "branches_cross",
            *way,
            crossing,
            step=name_of(process, fork.key),
            next=name_of(process, crossing),
        )
        return
    beyond = graph.reach(fork.join)
    leaving = [key for key in graph.order if key in fork.members & beyond]
    if leaving:
        yield fault(process, "branch_leaves", *_way_into(graph, fork, leaving[0]), next=join)
        return
    if not graph.steps[fork.join].waits_for_all:
        yield fault(
            process, "fork_not_joined", *way, fork.join, step=name_of(process, fork.key), next=join
        )
    yield from _of_members(graph, fork)


def _of_members(graph: Graph, fork: Fork) -> Iterator[GateFault]:
    process = graph.process
    for key in (key for key in graph.order if key in fork.members):
        if graph.steps[key].kind not in PARTS:
            kind = KIND_WORDS[graph.steps[key].kind]
            yield fault(process, "branch_unfit", *graph.shortest(key), kind=kind)
    done = graph.steps[fork.key].exit_for(StepOutcome.DONE)
    begins = done.to if done is not None else ()
    for key in (*sorted(fork.members, key=graph.order.index), fork.join):
        branch = next((each for each in fork.branches if key in each), fork.members)
        for source in graph.leading[key]:
            if source in branch or (source == fork.key and key in begins):
                continue
            yield fault(
                process,
                "branch_entered",
                *graph.shortest(source),
                key,
                step=name_of(process, source),
                next=name_of(process, key),
            )


def _back_over(graph: Graph, forks: tuple[Fork, ...]) -> Iterator[GateFault]:
    """What leads back stays on its side of every branch."""
    for step in graph.process.steps:
        for each in step.exits:
            if each.outcome in (StepOutcome.DONE, StepOutcome.REFUSE):
                continue
            for target in (target for target in each.to if not is_end(target)):
                if any(
                    (step.key in branch) != (target in branch)
                    for fork in forks
                    for branch in fork.branches
                ):
                    yield fault(
                        graph.process,
                        "back_over_fork",
                        *graph.shortest(step.key),
                        target,
                        step=step.name,
                        next=name_of(graph.process, target),
                    )


def _until(graph: Graph, start: str, stop: str) -> frozenset[str]:
    """Steps from one on, without those that are reached only through another."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        key = waiting.pop()
        if key != stop and key not in seen:
            seen.add(key)
            waiting += graph.onward[key]
    return frozenset(seen)


def _crossing(graph: Graph, fork: Fork) -> str:
    """The first step before the join that two branches hold; empty if there is none."""
    beyond = graph.reach(fork.join)
    for key in graph.order:
        if key not in beyond and sum(key in branch for branch in fork.branches) > 1:
            return key
    return ""


def _way_into(graph: Graph, fork: Fork, key: str) -> tuple[str, ...]:
    """From the fork through a branch to a step, without coming to the join."""
    came = {fork.key: ""}
    waiting = [fork.key]
    while waiting:
        here = waiting.pop(0)
        for target in graph.onward[here]:
            if target != fork.join and target not in came:
                came[target] = here
                waiting.append(target)
    way = [key]
    while came.get(way[-1]):
        way.append(came[way[-1]])
    return tuple(reversed(way))
