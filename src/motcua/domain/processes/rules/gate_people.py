"""Faults of who, where, and with what papers. Each step for itself, whatever the way is like."""

import re
from collections.abc import Iterator
from typing import Final

from motcua.domain.processes.errors import GateFault
from motcua.domain.processes.values import Place, ProcessStep

from .gate_context import GateContext, GateOffice
from .gate_life import (
    ASKS_OTHERS,
    KIND_WORDS,
    ONE_STOP_KINDS,
    ONE_STOP_ROLE,
    PLACE_WORDS,
    PLACES,
    RIGHTS,
)
from .gate_words import days_words, fault
from .graph import Graph

_SEVERAL: Final = re.compile(r"[,;/+&|]|\s")


def people_faults(graph: Graph, context: GateContext) -> Iterator[GateFault]:
    """Faults of every step, then of staffing."""
    for step in graph.process.steps:
        said = {"kind": KIND_WORDS[step.kind]}
        if (
            step.actor.place not in PLACES[step.kind]
            and step.kind not in ONE_STOP_KINDS | ASKS_OTHERS
        ):
            place = PLACE_WORDS[step.actor.place]
            yield fault(graph.process, "place_unfit", step.key, place=place, **said)
        yield from _role_faults(graph, step, context)
        yield from _agency_faults(graph, step, context)
        if step.kind in ASKS_OTHERS and not step.hours:
            yield fault(graph.process, "hours_missing", step.key)
        for code, items, known in (
            ("slip_unknown", step.slips, context.slips),
            ("form_unknown", step.forms, context.forms),
        ):
            for item in items:
                if item not in known:
                    yield fault(graph.process, code, step.key, item=item)
    yield from _staffing_faults(graph, context)


def _role_faults(graph: Graph, step: ProcessStep, context: GateContext) -> Iterator[GateFault]:
    role_key, said = step.actor.role_key, {"kind": KIND_WORDS[step.kind]}
    if not role_key:
        yield fault(graph.process, "role_missing", step.key)
    elif role_key not in context.roles:
        code = "role_several" if _SEVERAL.search(role_key) else "role_unknown"
        yield fault(graph.process, code, step.key, role=role_key)
    elif step.kind in ONE_STOP_KINDS:
        if role_key != ONE_STOP_ROLE or step.actor.place is not Place.RECEIVING:
            yield fault(graph.process, "not_one_stop", step.key, **said)
    elif RIGHTS[step.kind] not in context.roles[role_key].permissions:
        role = context.roles[role_key].name
        yield fault(graph.process, "role_unfit", step.key, role=role, **said)


def _agency_faults(graph: Graph, step: ProcessStep, context: GateContext) -> Iterator[GateFault]:
    said, name = {"kind": KIND_WORDS[step.kind]}, step.actor.agency_name
    is_named = step.actor.place is Place.NAMED
    if (step.kind in ASKS_OTHERS and not is_named) or (is_named and not name):
        yield fault(graph.process, "agency_missing", step.key, **said)
    elif is_named and not context.named.get(name):
        yield fault(graph.process, "agency_unknown", step.key, agency=name)


def _staffing_faults(graph: Graph, context: GateContext) -> Iterator[GateFault]:
    """One fault for each role that an office lacks, with all the steps that need it."""
    if not context.receiving:
        yield fault(graph.process, "nobody_receives", graph.first)
    needs: dict[tuple[GateOffice, str], list[str]] = {}
    for step in graph.process.steps:
        if step.actor.role_key in context.roles:
            for office in _offices(step, context):
                needs.setdefault((office, step.actor.role_key), []).append(step.key)
    for (office, role_key), keys in needs.items():
        lacking = office.weekdays - context.staffing.get(
            (office.agency_code, role_key), frozenset()
        )
        if lacking:
            yield fault(
                graph.process,
                "role_unstaffed",
                *keys,
                office=office.name,
                role=context.roles[role_key].name,
                days=days_words(lacking),
            )


def _offices(step: ProcessStep, context: GateContext) -> tuple[GateOffice, ...]:
    if step.actor.place is Place.RECEIVING:
        return context.receiving
    if step.actor.place is Place.COMPETENT:
        return context.competent
    return context.named.get(step.actor.agency_name, ())
