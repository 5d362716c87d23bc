"""Questions about procedures."""

from .lists import counts_on, fields_on, most_used, procedures_on, versions_of_field
from .page import procedure_codes, procedure_on, procedure_version
from .places import (
    agencies_for,
    can_be_filed_online_here,
    competent_for,
    needs_commune,
    receiving_places_on,
)

__all__ = [
    "agencies_for",
    "can_be_filed_online_here",
    "competent_for",
    "counts_on",
    "fields_on",
    "most_used",
    "needs_commune",
    "procedure_codes",
    "procedure_on",
    "procedure_version",
    "procedures_on",
    "receiving_places_on",
    "versions_of_field",
]
