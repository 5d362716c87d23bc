"""The law of dossiers as data and plain functions."""

from motcua.domain.dossiers.states import Side
from motcua.domain.slips.rules import SlipKind
from motcua.domain.slips.values import RefusalReason, ReturnMethod

from .custody import Keeper, LatePart, Stretch, keeper_of, late_parts
from .intake import (
    Channel,
    ComponentSource,
    PaperDemand,
    demand_for,
    papers_missing,
    source_of,
)
from .rights import ACT_RIGHTS, DEEDS, OFFICIAL_SIDES, ActRight

__all__ = [
    "ACT_RIGHTS",
    "DEEDS",
    "OFFICIAL_SIDES",
    "ActRight",
    "Channel",
    "ComponentSource",
    "Keeper",
    "LatePart",
    "PaperDemand",
    "RefusalReason",
    "ReturnMethod",
    "Side",
    "SlipKind",
    "Stretch",
    "demand_for",
    "keeper_of",
    "late_parts",
    "papers_missing",
    "source_of",
]
