"""Questions about procedures."""

from .finding import find_procedures, how_found, suggest_procedures
from .gate import gate_context
from .instruments import group_of, groups_on, instrument, instruments
from .lists import counts_on, fields_on, most_used, procedures_on, versions_of_field
from .page import procedure_codes, procedure_on, procedure_version
from .places import (
    agencies_for,
    can_be_filed_online_here,
    competent_for,
    needs_commune,
    receiving_places_on,
)
from .record import record_of, versions_of

__all__ = [
    "agencies_for",
    "can_be_filed_online_here",
    "competent_for",
    "counts_on",
    "fields_on",
    "find_procedures",
    "gate_context",
    "group_of",
    "groups_on",
    "how_found",
    "instrument",
    "instruments",
    "most_used",
    "needs_commune",
    "procedure_codes",
    "procedure_on",
    "procedure_version",
    "procedures_on",
    "receiving_places_on",
    "record_of",
    "suggest_procedures",
    "versions_of",
    "versions_of_field",
]
