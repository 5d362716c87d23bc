"""Faults in the ways out of single steps. While there are any, the way as a whole is not judged."""

from collections.abc import Iterator

from motcua.domain.processes.errors import GateFault
from motcua.domain.processes.values import END_PREFIX, ProcessStep, StepExit, StepOutcome

from .gate_life import ENDINGS, KIND_WORDS, OUTCOME_WORDS, OUTCOMES_ALLOWED, OUTCOMES_NEEDED
from .gate_words import fault
from .graph import Graph, is_end


def exit_faults(graph: Graph) -> Iterator[GateFault]:
    """Every fault of every exit, in the order of the table."""
    for step in graph.process.steps:
        yield from _missing(graph, step)
        for each in step.exits:
            yield from _of_exit(graph, step, each)


def _missing(graph: Graph, step: ProcessStep) -> Iterator[GateFault]:
    has = {each.outcome for each in step.exits}
    for outcome in StepOutcome:
        if outcome in OUTCOMES_NEEDED[step.kind] - has:
            is_stuck = outcome is StepOutcome.DONE
            yield fault(
                graph.process,
                "path_without_end" if is_stuck else "outcome_missing",
                *graph.shortest(step.key),
                outcome=OUTCOME_WORDS[outcome],
            )


def _of_exit(graph: Graph, step: ProcessStep, found: StepExit) -> Iterator[GateFault]:
    process, way = graph.process, graph.shortest(step.key)
    said = {"outcome": OUTCOME_WORDS[found.outcome], "kind": KIND_WORDS[step.kind]}
    if found.outcome not in OUTCOMES_ALLOWED[step.kind]:
        yield fault(process, "outcome_unfit", *way, **said)
        return
    ends = [target for target in found.to if is_end(target)]
    if len(found.to) > 1 and (ends or found.outcome is not StepOutcome.DONE):
        yield fault(process, "fork_unlawful", *way, **said)
        return
    for target in found.to:
        if is_end(target):
            allowed = ENDINGS.get((step.kind, found.outcome))
            if allowed is None or target != END_PREFIX + allowed:
                yield fault(process, "ending_unfit", *way, **said)
        elif target not in graph.steps:
            yield fault(process, "target_unknown", *way, target=target)
