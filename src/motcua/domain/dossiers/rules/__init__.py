"""The law of dossiers as data and plain functions."""

from motcua.domain.dossiers.states import Side

from .custody import Keeper, LatePart, Stretch, keeper_of, late_parts
from .delivery import Delivery, DeliveryFault, delivery_faults, delivery_from
from .intake import (
    Channel,
    ComponentSource,
    PaperDemand,
    RefusalReason,
    ReturnMethod,
    demand_for,
    papers_missing,
    source_of,
)
from .rights import ACT_RIGHTS, DEEDS, OFFICIAL_SIDES, ActRight
from .slips import SlipKind

__all__ = [
    "ACT_RIGHTS",
    "DEEDS",
    "OFFICIAL_SIDES",
    "ActRight",
    "Channel",
    "ComponentSource",
    "Delivery",
    "DeliveryFault",
    "Keeper",
    "LatePart",
    "PaperDemand",
    "RefusalReason",
    "ReturnMethod",
    "Side",
    "SlipKind",
    "Stretch",
    "delivery_faults",
    "delivery_from",
    "demand_for",
    "keeper_of",
    "late_parts",
    "papers_missing",
    "source_of",
]
