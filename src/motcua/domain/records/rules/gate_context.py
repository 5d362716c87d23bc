"""What the gate must know of the world to judge a record: plain data, without the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from motcua.domain.records.values import LegalInstrument, PublishedVersion


@dataclass(frozen=True, slots=True)
class HeldVersion:
    """A version that stands in the catalogue, as far as the gate asks."""

    version_id: int
    slug: str
    name: str
    code: str | None
    valid_from: date | None
    valid_to: date | None

    def overlaps(self, version: PublishedVersion) -> bool:
        return (self.valid_from or date.min) <= (version.valid_to or date.max) and (
            version.valid_from or date.min
        ) <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class GateContext:
    """The catalogue, offices, forms and law around a record on a day."""

    day: date
    slug: str = ""  # whose record is judged; empty for a procedure without a name yet
    base_version_id: int | None = None  # the version whose place it would take
    field_keys: frozenset[str] = frozenset()
    agency_names: frozenset[str] = frozenset()
    instruments: Mapping[str, LegalInstrument] = field(default_factory=dict)
    form_names: frozenset[str] = frozenset()  # published forms that can be filled in electronically
    has_general_form: bool = False
    group_codes: frozenset[str] = frozenset()
    held: tuple[HeldVersion, ...] = ()

    def for_record(self, slug: str, base_version_id: int | None = None) -> "GateContext":
        """The same world for one record."""
        return replace(self, slug=slug, base_version_id=base_version_id)

    def day_of(self, version: PublishedVersion) -> date:
        """The day on which a version is judged: today, or the nearest on which it holds."""
        return max(min(self.day, version.valid_to or date.max), version.valid_from or date.min)
