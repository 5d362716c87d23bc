"""Drafts as their owners see them, and as what they become takes them over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType
from uuid import UUID

DraftId = NewType("DraftId", UUID)


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft as its owner sees it. `dossier_id` is set once it was sent."""

    draft_id: DraftId
    procedure_slug: str
    case_key: str  # the case that the applicant says is theirs; empty: not said
    form_key: str
    form_version: int
    answers: Mapping[str, Any]
    papers: Mapping[int, Mapping[str, Any]]  # order of the component → file_id, name, byte_count
    delivery: Mapping[str, str]
    pages_done: tuple[str, ...]
    started_at: datetime
    saved_at: datetime
    dossier_id: int | None
