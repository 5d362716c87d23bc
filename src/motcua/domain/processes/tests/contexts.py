"""Worlds in which the gate looks at a process: everybody is there, unless a test says otherwise."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.identity.selectors import roles
from motcua.domain.processes.rules.gate_context import (
    GateContext,
    GateOffice,
    GateRole,
    GateVariant,
)
from motcua.domain.processes.rules.limit_hours import limit_hours
from motcua.domain.processes.values import InternalProcess, Place
from motcua.domain.slips.rules import SlipKind

WORKING = frozenset(range(5))
RECEIVING = GateOffice(agency_code="mot-cua", name="Một cửa Mẫu", weekdays=WORKING)
COMPETENT = GateOffice(agency_code="uy-ban", name="Ủy ban Mẫu", weekdays=WORKING)


@lru_cache(maxsize=1)
def all_roles() -> Mapping[str, GateRole]:
    """As `data/roles.yaml` has them; loaded once per database."""
    return {
        role.key: GateRole(name=role.name, permissions=frozenset(role.permissions))
        for role in roles()
    }


def well_staffed(process: InternalProcess, page: ProcedurePage, **other: Any) -> GateContext:
    """Every office that the process names exists, with every role on every working day."""
    names = {
        step.actor.agency_name
        for step in process.steps
        if step.actor.place is Place.NAMED and step.actor.agency_name
    }
    named = {
        name: (GateOffice(agency_code=f"khac-{number}", name=name, weekdays=WORKING),)
        for number, name in enumerate(sorted(names))
    }
    known = all_roles()
    offices = [RECEIVING, COMPETENT, *(office for each in named.values() for office in each)]
    context = GateContext(
        limit=page.limit,
        limit_hours=limit_hours(page.limit),
        variants=tuple(
            GateVariant(condition=each.condition, hours=limit_hours(each.limit))
            for each in page.limit_variants
        ),
        roles=known,
        receiving=(RECEIVING,),
        competent=(COMPETENT,),
        named=named,
        staffing={(office.agency_code, key): WORKING for office in offices for key in known},
        slips=frozenset(kind.value for kind in SlipKind),
        forms=frozenset({"to-khai-chung"}),
    )
    return replace(context, **other)
