"""Faults of the way as a whole: where it begins and ends, what it never reaches, its order."""

from collections.abc import Iterator

from motcua.domain.processes.errors import GateFault
from motcua.domain.processes.values import ProcessStep, StepKind, StepOutcome

from .gate_life import FOLLOWING, KIND_WORDS, OUTCOME_WORDS, SENT_BACK_TO
from .gate_words import fault
from .graph import Graph, is_end


def bound_faults(graph: Graph) -> Iterator[GateFault]:
    """One intake at the beginning, one return at the end."""
    process = graph.process
    intakes = [step.key for step in process.steps if step.kind is StepKind.INTAKE]
    returns = [step for step in process.steps if step.kind is StepKind.RETURN]
    if process.steps[0].kind is not StepKind.INTAKE:
        yield fault(process, "intake_not_first", graph.first)
    elif len(intakes) > 1:
        yield fault(process, "intake_repeated", *intakes)
    if not returns:
        yield fault(process, "return_missing", process.steps[-1].key)
    elif len(returns) > 1:
        yield fault(process, "return_repeated", *(step.key for step in returns))
    for step in returns:
        if after := graph.onward[step.key]:
            yield fault(process, "return_not_last", *after, show=after, step=step.name)


def reach_faults(graph: Graph) -> Iterator[GateFault]:
    """No loop, no step that nothing leads to."""
    if graph.cycle:
        yield fault(graph.process, "endless_loop", *graph.cycle)
    for step in graph.process.steps:
        if step.key not in graph.reachable:
            yield fault(graph.process, "dead_step", step.key)


def order_faults(graph: Graph) -> Iterator[GateFault]:
    """Steps in an order that the life of a dossier does not have; ways back that lead forward."""
    for step in graph.process.steps:
        for target in graph.onward[step.key]:
            following = graph.steps[target]
            if following.kind not in FOLLOWING[step.kind]:
                yield fault(
                    graph.process,
                    "order_unlawful",
                    *graph.shortest(step.key),
                    target,
                    step=step.name,
                    kind=KIND_WORDS[step.kind],
                    next=following.name,
                    next_kind=KIND_WORDS[following.kind],
                )
        yield from _back_faults(graph, step)


def _back_faults(graph: Graph, step: ProcessStep) -> Iterator[GateFault]:
    """Supplement repeats a step or one before it; what is sent back is worked on again."""
    for each in step.exits:
        if each.outcome in (StepOutcome.DONE, StepOutcome.REFUSE):
            continue
        for target in each.to:
            if is_end(target):
                continue
            following = graph.steps[target]
            is_earlier = step.key in graph.reach(target)
            if each.outcome is StepOutcome.SEND_BACK:
                is_earlier &= target != step.key and following.kind in SENT_BACK_TO
            if not is_earlier:
                yield fault(
                    graph.process,
                    "back_not_earlier",
                    *graph.shortest(step.key),
                    target,
                    step=step.name,
                    outcome=OUTCOME_WORDS[each.outcome],
                    next=following.name,
                )
