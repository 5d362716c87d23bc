"""What procedure control looks at: every procedure in force, and every version that ever was."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.domain.catalogue import models
from motcua.domain.catalogue.values import Level

from .held import catalogue, in_force


@dataclass(frozen=True, slots=True)
class ControlledProcedure:
    """A procedure in force, as far as procedure control asks."""

    slug: str
    code: str | None
    name: str
    level: Level
    legal_basis: tuple[str, ...]  # numbers of instruments, as published
    is_received_at_one_stop: bool


def controlled_on(day: date) -> tuple[ControlledProcedure, ...]:
    """Every procedure in force on a day, in the published order. Kept in the process; one query."""
    return catalogue.get(("controlled", day), lambda: _controlled(day))


def version_ids_of(slugs: Collection[str]) -> Mapping[str, frozenset[int]]:
    """Every version that a procedure ever had, also superseded ones: dossiers keep theirs. One query."""
    found: dict[str, set[int]] = {slug: set() for slug in slugs}
    rows = models.ProcedureVersion.objects.filter(procedure__slug__in=slugs)
    for slug, pk in rows.values_list("procedure__slug", "pk"):
        found[slug].add(pk)
    return {slug: frozenset(ids) for slug, ids in found.items()}


def _controlled(day: date) -> tuple[ControlledProcedure, ...]:
    rows = (
        in_force(day)
        .select_related(None)
        .order_by("procedure__position")
        .values_list(
            "procedure__slug", "code", "name", "level", "legal_basis", "is_received_at_one_stop"
        )
    )
    return tuple(
        ControlledProcedure(
            slug=slug,
            code=code,
            name=name,
            level=Level(level),
            legal_basis=tuple(basis["number"] for basis in legal_basis),
            is_received_at_one_stop=is_received,
        )
        for slug, code, name, level, legal_basis, is_received in rows
    )
