"""Agencies and divisions as rows, each inside its period."""

from .listed import ListedDivision, ListedSuccession
from .organisations import (
    Agency,
    AgencyName,
    Delegation,
    Division,
    DivisionSuccession,
    OrganisationVersion,
)
from .past import PAST_TABLES, PastRow, keep_past, key_of
from .privacy import PRIVACY
from .reorganisation import AgencyHeir, ReorganisationRow

__all__ = [
    "PAST_TABLES",
    "PRIVACY",
    "Agency",
    "AgencyHeir",
    "AgencyName",
    "Delegation",
    "Division",
    "DivisionSuccession",
    "ListedDivision",
    "ListedSuccession",
    "OrganisationVersion",
    "PastRow",
    "ReorganisationRow",
    "keep_past",
    "key_of",
]
