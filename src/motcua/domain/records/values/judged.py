"""What a record is judged by, and what is found in it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RecordFault:
    """What is missing or wrong in a record, where, and how to mend it. A warning refuses nothing."""

    code: str
    path: str  # components.2.form, fees.0.per, legal_basis.3
    sentence: str
    cure: str
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class LegalInstrument:
    """A legal document through time. `successor_number`: what took its place."""

    number: str
    name: str
    issued_on: date | None
    issuer: str
    valid_from: date | None
    valid_to: date | None
    successor_number: str | None
    mark: str
