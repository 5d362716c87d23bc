"""Procedures that were read from a file and looked at, to become drafts."""

from dataclasses import dataclass
from typing import Any

from motcua.domain.records.values import ChangeKind

from .publication import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordToImport:
    """One procedure of a file. `record_id`: the draft that it goes into, as it was at `revision`."""

    slug: str
    change_kind: ChangeKind
    facts: dict[str, Any]
    record_id: RecordId | None = None
    revision: int = 0
