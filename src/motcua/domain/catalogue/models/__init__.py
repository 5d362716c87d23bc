"""Tables of `catalogue`."""

from .groups import ProcedureGroup
from .intake_lists import IntakeListLine, IntakeListRow
from .privacy import PRIVACY
from .procedures import CatalogueVersion, Procedure, ProcedureField, ProcedureVersion
from .publication import LegalInstrument, PublicationDecision, RecordDraft

__all__ = [
    "PRIVACY",
    "CatalogueVersion",
    "IntakeListLine",
    "IntakeListRow",
    "LegalInstrument",
    "Procedure",
    "ProcedureField",
    "ProcedureGroup",
    "ProcedureVersion",
    "PublicationDecision",
    "RecordDraft",
]
