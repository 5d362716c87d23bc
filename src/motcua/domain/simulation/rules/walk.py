"""The way of one dossier through a process: which steps, after which, each with what it was in the past.

A step that was done before is done again with the outcome that it had; a step that was never done ends
well. Branches run side by side; a join begins when no branch that is under way can reach it any more.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from motcua.domain.processes.values import END_PREFIX, InternalProcess, ProcessStep, StepOutcome
from motcua.domain.simulation.errors import ProcessNeverEnds

from .history import CLOSED, MOVED, PastTask

STEPS_MAX_FACTOR = 4  # A way longer than so many times the process goes round in circles.
_OUTCOMES = {each.value: each for each in StepOutcome}


@dataclass(frozen=True, slots=True)
class Visit:
    """One time that a step was done; several tasks where the work went on in another agency."""

    tasks: tuple[PastTask, ...]

    @property
    def outcome(self) -> str:
        return self.tasks[-1].outcome

    @property
    def has_ended(self) -> bool:
        return self.tasks[-1].ended_at is not None


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way: the n-th time of a step, n from 0.

    `before`: places whose ends it waits for; none: the beginning.
    """

    step_key: str
    n: int
    visit: Visit | None
    before: tuple[int, ...]


class Graph:
    """A process by its keys, with what was worked out of it."""

    def __init__(self, process: InternalProcess) -> None:
        self.process = process
        self.steps: Mapping[str, ProcessStep] = {step.key: step for step in process.steps}
        self._joins: dict[tuple[str, ...], str] = {}

    def join_to_open(self, parked: tuple[str, ...]) -> str:
        """The join that no other can come to; of joins in a circle, the one reached first."""
        if parked not in self._joins:
            free = [
                key
                for key in parked
                if not any(other != key and self._leads_to(other, key) for other in parked)
            ]
            self._joins[parked] = (free or list(parked))[0]
        return self._joins[parked]

    def _leads_to(self, start: str, goal: str) -> bool:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            for each in self.steps[waiting.pop()].exits:
                if each.outcome is StepOutcome.SEND_BACK:
                    continue
                if goal in each.to:
                    return True
                fresh = [key for key in each.to if key in self.steps and key not in seen]
                seen.update(fresh)
                waiting += fresh
        return False


@dataclass(slots=True)
class _Walk:
    graph: Graph
    visits: Mapping[str, Sequence[Visit]]
    closed: frozenset[str] | None
    stops: list[Stop] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)
    ready: deque[tuple[str, tuple[int, ...]]] = field(default_factory=deque)
    parked: dict[str, tuple[int, ...]] = field(default_factory=dict)
    frontier: set[str] = field(default_factory=set)


def visits_of(tasks: Sequence[PastTask]) -> Mapping[str, Sequence[Visit]]:
    """The tasks of a dossier by step, in the order in which they were done."""
    found: dict[str, list[Visit]] = {}
    for task in sorted(tasks, key=lambda each: (each.ordinal, each.opened_at)):
        of_step = found.setdefault(task.step_key, [])
        if of_step and of_step[-1].outcome == MOVED:
            of_step[-1] = Visit((*of_step[-1].tasks, task))
        else:
            of_step.append(Visit((task,)))
    return found


@dataclass(frozen=True, slots=True)
class Way:
    """The places in an order in which each comes after what it waits for.

    `frontier`: steps to which the process led and that were never done.
    """

    stops: tuple[Stop, ...]
    frontier: frozenset[str]


def way_through(
    graph: Graph,
    visits: Mapping[str, Sequence[Visit]],
    *,
    closed: frozenset[str] | None = None,
) -> Way:
    """The way of a dossier. With `closed` a step without a past is done, unless it is among these:
    the dossier never came to it. Without, only steps with a past are done. Raises ProcessNeverEnds.
    """
    walk = _Walk(graph, visits, closed)
    steps, first = graph.steps, graph.process.steps[0]
    known = sum(map(len, visits.values()))
    stops_max = STEPS_MAX_FACTOR * len(steps) + known
    walk.ready.append((first.key, ()))
    while walk.ready or walk.parked:
        if walk.ready:
            key, before = walk.ready.popleft()
            if steps[key].waits_for_all:
                walk.parked[key] = (*walk.parked.get(key, ()), *before)
                continue
        else:
            key = graph.join_to_open(tuple(walk.parked))
            before = walk.parked.pop(key)
        _do(walk, steps[key], before)
        if len(walk.stops) > stops_max:
            raise ProcessNeverEnds(step_name=steps[key].name)
    return Way(tuple(walk.stops), frozenset(walk.frontier))


def without_invented_tail(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """The same way, up to where the past ends: of a dossier that never came further."""
    needed = {n for n, stop in enumerate(stops) if stop.visit is not None}
    for n in range(len(stops) - 1, -1, -1):
        if n in needed:
            needed.update(stops[n].before)
    places = {old: new for new, old in enumerate(sorted(needed))}
    return tuple(
        Stop(stop.step_key, stop.n, stop.visit, tuple(places[each] for each in stop.before))
        for n, stop in enumerate(stops)
        if n in needed
    )


def _do(walk: _Walk, step: ProcessStep, before: tuple[int, ...]) -> None:
    """Passes a step and puts what comes after it among what is ready."""
    n = walk.used.get(step.key, 0)
    of_step = walk.visits.get(step.key, ())
    visit = of_step[n] if n < len(of_step) else None
    is_invented = visit is None and walk.closed is not None and step.key not in walk.closed
    if not is_invented and (visit is None or not visit.has_ended):
        walk.frontier.add(step.key)
        return
    walk.used[step.key] = n + 1
    place = len(walk.stops)
    walk.stops.append(Stop(step.key, n, visit, before))
    for key in _next(step, visit):
        walk.ready.append((key, (place,)))


def _next(step: ProcessStep, visit: Visit | None) -> tuple[str, ...]:
    if visit is not None and visit.outcome in {CLOSED, MOVED}:
        return ()
    outcome = _OUTCOMES.get(visit.outcome if visit else "", StepOutcome.DONE)
    found = step.exit_for(outcome)
    if found is None and outcome in {StepOutcome.SEND_BACK, StepOutcome.SUPPLEMENT}:
        found = step.exit_for(StepOutcome.DONE)  # The process knows no way back: on it goes.
    return tuple(key for key in found.to if not key.startswith(END_PREFIX)) if found else ()
