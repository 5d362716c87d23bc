"""Questions about procedures."""

from .decisions import (
    deadlines_of,
    deadlines_of_each,
    decision,
    decisions,
    decisions_to_enter,
    successor_on,
)
from .finding import find_procedures, how_found, suggest_procedures
from .gate import gate_context
from .instruments import group_of, groups_on, instrument, instruments
from .intake_lists import (
    intake_list,
    intake_list_published,
    intake_lists_published,
    listed_slugs,
)
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
from .records import (
    may_check_records,
    may_draw_records,
    may_publish_decisions,
    record,
    records,
    records_by_decision,
    records_of,
)

__all__ = [
    "agencies_for",
    "can_be_filed_online_here",
    "competent_for",
    "counts_on",
    "deadlines_of",
    "deadlines_of_each",
    "decision",
    "decisions",
    "decisions_to_enter",
    "fields_on",
    "find_procedures",
    "gate_context",
    "group_of",
    "groups_on",
    "how_found",
    "instrument",
    "instruments",
    "intake_list",
    "intake_list_published",
    "intake_lists_published",
    "listed_slugs",
    "may_check_records",
    "may_draw_records",
    "may_publish_decisions",
    "most_used",
    "needs_commune",
    "procedure_codes",
    "procedure_on",
    "procedure_version",
    "procedures_on",
    "receiving_places_on",
    "record",
    "record_of",
    "records",
    "records_by_decision",
    "records_of",
    "successor_on",
    "suggest_procedures",
    "versions_of",
    "versions_of_field",
]
