"""A publication of procedures: fields, names of agencies, and every procedure through time."""

from dataclasses import dataclass

from motcua.domain.organisations.values import PublishedName
from motcua.domain.records.values import PublishedVersion


@dataclass(frozen=True, slots=True)
class PublishedField:
    """A field as it is published."""

    key: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class PublishedProcedure:
    """A procedure through time, as it is published."""

    slug: str
    former_codes: tuple[str, ...]
    position: int
    use_rank: int | None
    versions: tuple[PublishedVersion, ...]


@dataclass(frozen=True, slots=True)
class CataloguePublication:
    """All fields and procedures, and the names of agencies in them, as one publication states.

    `agency_names` None: the publication says nothing of names, they stay as they are.
    """

    agency_names: tuple[PublishedName, ...] | None
    fields: tuple[PublishedField, ...]
    procedures: tuple[PublishedProcedure, ...]
