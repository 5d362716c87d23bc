"""Whose dossiers somebody may read."""

from motcua.domain.dossiers.permissions import READ
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import with_former


def readable_by(by: Actor) -> frozenset[str]:
    """The agencies in which the actor reads, and those whose place they have taken (LR-126)."""
    return with_former(by.agency_codes(READ))
