"""The gate: a process can be published only if it can be carried out.

Legal   LR-083 (01/2018/TT-VPCP art 8; 61/2018/NĐ-CP arts 17-20): every path ends as the law says,
        every step has one who does it. LR-085: the hours fit the limit with the return step.
"""

from collections.abc import Iterator

from motcua.domain.processes.errors import GateFault
from motcua.domain.processes.values import InternalProcess, StepKind

from .gate_context import GateContext
from .gate_exits import exit_faults
from .gate_forks import fork_faults
from .gate_people import people_faults
from .gate_way import bound_faults, order_faults, reach_faults
from .gate_words import NAMES_TOLD_MAX, fault
from .graph import Graph, longest_path
from .linked import PROCEDURE_PREFIX, linked_cycle
from .written import hours_as_text


def faults_of(process: InternalProcess, *, context: GateContext) -> tuple[GateFault, ...]:
    """Everything for which a process cannot be published, each with the path that shows it.

    A fault that others only follow from hides those: the way is judged when all exits are whole:
    first how it begins and ends, then what it reaches, then its order, then its branches.
    """
    graph = Graph(process)
    found = list(exit_faults(graph))
    for judge in (bound_faults, reach_faults, order_faults, fork_faults):
        if not found:
            found += judge(graph)
    if not graph.cycle:
        found += _hours_faults(process, context)
    return (*found, *_linked_faults(process, context), *people_faults(graph, context))


def warnings_of(process: InternalProcess, *, context: GateContext) -> tuple[GateFault, ...]:
    """What should be known and forbids nothing: tighter limits, offices that were not looked at."""
    return (*_variant_warnings(process, context), *_office_warnings(process, context))


def _linked_faults(process: InternalProcess, context: GateContext) -> Iterator[GateFault]:
    """Interlinked procedures that lead back to this one (LR-096)."""
    chain = linked_cycle(process, context.linked)
    if chain:
        following = PROCEDURE_PREFIX + chain[1]
        keys = [
            step.key
            for step in process.steps
            if step.kind is StepKind.LINKED and following in step.inputs
        ]
        yield fault(process, "linked_cycle", *keys, chain=" → ".join(chain))


def _hours_faults(process: InternalProcess, context: GateContext) -> Iterator[GateFault]:
    longest = longest_path(process)
    if longest.hours > context.limit_hours:
        yield fault(
            process,
            "hours_over_limit",
            *longest.keys,
            hours=hours_as_text(longest.hours),
            limit=str(context.limit),
            most=hours_as_text(context.limit_hours),
            over=hours_as_text(longest.hours - context.limit_hours),
        )


def _variant_warnings(process: InternalProcess, context: GateContext) -> Iterator[GateFault]:
    if Graph(process).cycle:
        return
    longest = longest_path(process)
    for variant in context.variants:
        if longest.hours > variant.hours:
            yield fault(
                process,
                "variant_exceeded",
                *longest.keys,
                condition=variant.condition,
                most=hours_as_text(variant.hours),
                hours=hours_as_text(longest.hours),
            )


def _office_warnings(process: InternalProcess, context: GateContext) -> Iterator[GateFault]:
    if names := context.unattended:
        told = ", ".join(names[:NAMES_TOLD_MAX])
        rest = "…" if len(names) > NAMES_TOLD_MAX else ""
        yield fault(
            process,
            "office_unattended",
            process.steps[0].key,
            count=len(names),
            names=told + rest,
        )
