"""Reactions to the facts of `dossiers`: the run follows its dossier."""

from uuid import UUID

from motcua.domain.dossiers.events import DossierFact
from motcua.domain.identity.values import SYSTEM

from .actions import follow

# Every fact about a dossier: each act may end or open a task.
FACTS: tuple[type[DossierFact], ...] = tuple(DossierFact.__subclasses__())


def follow_dossier(fact: DossierFact, *, fact_id: UUID) -> None:  # noqa: ARG001 — told by the outbox
    """What `within_process` has followed already is not followed again; the rest is caught up."""
    follow(dossier_id=fact.dossier_id, by=SYSTEM, at=fact.at)
