"""The heads of dossiers: what a row of any list says of each."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from motcua.domain.dossiers.values import DossierId
from motcua.foundation.db import read


@dataclass(frozen=True, slots=True)
class DossierHead:
    """What a list shows of a dossier. The submitter's name is personal."""

    dossier_id: DossierId
    code: str
    version: int
    state: str
    stage: str
    procedure_name: str
    submitter_name: str
    channel: str
    receiving_agency_id: str
    competent_agency_id: str
    submitted_at: datetime
    clock_started_at: datetime | None
    accepted_at: datetime | None
    due_at: datetime | None
    result_ready_at: datetime | None
    held_since: datetime
    holder_id: int | None
    appraised_by_id: int | None
    holder_name: str
    due_derivation: Mapping[str, Any] | None


_COLUMNS = ", ".join(f"dossier.{field.name}" for field in fields(DossierHead)[1:-2])
_HEADS = f"""
    SELECT dossier.id, {_COLUMNS}, coalesce(holder.full_name, ''), dossier.due_derivation::text
    FROM dossiers_dossier dossier
    LEFT JOIN identity_account holder ON holder.id = dossier.holder_id
    WHERE dossier.id = ANY (%s)
"""  # noqa: S608 — the fields above


def heads(dossier_ids: Iterable[int]) -> Mapping[int, DossierHead]:
    """The heads of dossiers by their ids. One query; who may see them the caller has asked."""
    rows = read(_HEADS, [sorted(set(dossier_ids))])
    return {row[0]: DossierHead(*(*row[:-1], json.loads(row[-1] or "null"))) for row in rows}
