"""Procedures that one process leads to: parts of interlinked work that are procedures themselves.

Legal   LR-096 (61/2018/NĐ-CP art 19.6, 19.7: the order in which agencies do their parts is fixed).
        A part that is done as a procedure of its own names it among its inputs, `thu-tuc:<slug>`
        [assumed: how a decision writes it].
"""

from collections.abc import Mapping
from typing import Final

from motcua.domain.processes.values import InternalProcess, StepKind

PROCEDURE_PREFIX: Final = "thu-tuc:"


def linked_slugs(process: InternalProcess) -> tuple[str, ...]:
    """The procedures that its linked steps lead to, in the order of the table, each once."""
    named = (
        text.removeprefix(PROCEDURE_PREFIX).strip()
        for step in process.steps
        if step.kind is StepKind.LINKED
        for text in step.inputs
        if text.startswith(PROCEDURE_PREFIX)
    )
    return tuple(dict.fromkeys(slug for slug in named if slug))


def linked_cycle(
    process: InternalProcess, others: Mapping[str, InternalProcess]
) -> tuple[str, ...]:
    """A chain of interlinked procedures that comes back to this one; empty if there is none.

    `others` are the processes in force by the slug of their procedure. The chain begins and ends
    with the slug of `process`: "a", "b", "a". Of several the shortest.
    """
    start = process.procedure_slug
    came: dict[str, str] = {}
    waiting = [start]
    while waiting:
        slug = waiting.pop(0)
        at = process if slug == start else others.get(slug)
        for following in linked_slugs(at) if at is not None else ():
            if following == start:
                return _way_to(slug, came, start)
            if following not in came:
                came[following] = slug
                waiting.append(following)
    return ()


def _way_to(slug: str, came: Mapping[str, str], start: str) -> tuple[str, ...]:
    way = [start]
    while slug != start:
        way.append(slug)
        slug = came[slug]
    return (start, *reversed(way))
