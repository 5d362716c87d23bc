"""Named ways to break a sound process, each with the code and the path by which it must be refused.

A mutation says of which processes it can be made (it returns None where there is nothing to break)
and changes the table, or what the gate knows of the world.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from motcua.domain.processes.rules.gate_context import GateContext

Table = dict[str, Any]
PARTS = ("work", "consult", "linked")


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken process, what the gate knows, and how it must be refused.

    `through`: steps that the path of the fault must hold, in this order.
    """

    table: Table
    code: str
    through: tuple[str, ...]
    change: Callable[[GateContext], GateContext] = lambda context: context


Mutation = Callable[[Table], Broken | None]
MUTATIONS: dict[str, Mutation] = {}


def mutation(made: Mutation) -> Mutation:
    """Enter a mutation under its name; it gets its own copy of the table."""
    MUTATIONS[made.__name__] = lambda table: made(deepcopy(table))
    return made


def of_kind(table: Table, *kinds: str) -> list[dict[str, Any]]:
    return [step for step in table["steps"] if step["kind"] in kinds]


def one(table: Table, kind: str) -> dict[str, Any]:
    return of_kind(table, kind)[0]


def leading_to(table: Table, key: str) -> list[dict[str, Any]]:
    """Steps whose success leads to one."""
    return [step for step in table["steps"] if key in exit_of(step, "done")["to"]]


def exit_of(step: Mapping[str, Any], outcome: str) -> dict[str, Any]:
    return next((each for each in step["exits"] if each["outcome"] == outcome), {"to": []})


def drop(step: dict[str, Any], outcome: str) -> None:
    step["exits"] = [each for each in step["exits"] if each["outcome"] != outcome]


def add(step: dict[str, Any], outcome: str, *targets: str) -> None:
    drop(step, outcome)
    step["exits"].append({"outcome": outcome, "to": [*targets]})


def fork_of(table: Table) -> dict[str, Any] | None:
    return next((step for step in table["steps"] if len(exit_of(step, "done")["to"]) > 1), None)


def join_of(table: Table) -> dict[str, Any] | None:
    return next((step for step in table["steps"] if step.get("waits_for_all")), None)


def forked(table: Table) -> tuple[dict[str, Any], list[dict[str, Any]], dict[str, Any]] | None:
    """The fork, the first steps of its branches, the join; None where there is none."""
    fork, join = fork_of(table), join_of(table)
    if fork is None or join is None:
        return None
    keys = exit_of(fork, "done")["to"]
    return fork, [step for step in table["steps"] if step["key"] in keys], join


def new_step(key: str, kind: str, like: Mapping[str, Any], *targets: str) -> dict[str, Any]:
    """Another step by whom another one is done; it takes no hours, so the limit still fits."""
    return {
        "key": key,
        "name": f"Bước {key}",
        "kind": kind,
        "actor": deepcopy(like["actor"]),
        "hours": 0,
        "exits": [{"outcome": "done", "to": [*targets]}],
    }


def without_staff(
    context: GateContext, role_key: str, days: Iterable[int] = range(7)
) -> GateContext:
    lacking = frozenset(days)
    return replace(
        context,
        staffing={
            (agency, role): found - lacking if role == role_key else found
            for (agency, role), found in context.staffing.items()
        },
    )
