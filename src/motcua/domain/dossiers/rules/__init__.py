"""The law of dossiers as data and plain functions."""

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
from .rights import ACT_RIGHTS, DEEDS, ActRight, Side
from .slips import SlipKind

__all__ = [
    "ACT_RIGHTS",
    "DEEDS",
    "ActRight",
    "Channel",
    "ComponentSource",
    "Delivery",
    "DeliveryFault",
    "PaperDemand",
    "RefusalReason",
    "ReturnMethod",
    "Side",
    "SlipKind",
    "delivery_faults",
    "delivery_from",
    "demand_for",
    "papers_missing",
    "source_of",
]
