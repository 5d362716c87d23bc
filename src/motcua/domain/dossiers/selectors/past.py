"""Dossiers of a procedure as they went: what a higher module replays."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.dossiers.values import DossierId
from motcua.foundation.db import read

_PAST = """
    SELECT dossier.id, dossier.code, receiving_agency_id, competent_agency_id, submitted_at,
        coalesce((SELECT min(for_due_at) FROM dossiers_apology
            WHERE dossier_id = dossier.id AND new_due_at IS NOT NULL), due_at),
        result_ready_at,
        (SELECT json_agg(json_build_array(since, until) ORDER BY since, until) FROM (
            SELECT requested_at AS since, completed_at AS until
                FROM dossiers_supplement_request WHERE dossier_id = dossier.id
            UNION ALL SELECT since, until FROM dossiers_pause WHERE dossier_id = dossier.id
            UNION ALL SELECT raised_at, paid_at FROM dossiers_obligation
                WHERE dossier_id = dossier.id) wait)
    FROM dossiers_dossier dossier
    JOIN catalogue_procedure_version version ON version.id = dossier.procedure_version_id
    JOIN catalogue_procedure procedure ON procedure.id = version.procedure_id
    WHERE procedure.slug = %s AND submitted_at >= %s AND submitted_at < %s
    ORDER BY dossier.id LIMIT %s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPast:
    """No personal data. `due_at`: the first promise; `waits`: since when until when for outsiders."""

    dossier_id: DossierId
    code: str
    receiving_agency_code: str
    competent_agency_code: str
    submitted_at: datetime
    due_at: datetime | None
    decided_at: datetime | None
    waits: tuple[tuple[datetime, datetime | None], ...]


def pasts_of(
    slug: str, *, since: datetime, until: datetime, count_max: int
) -> Sequence[DossierPast]:
    """Dossiers submitted for a procedure from a moment until before another. One query."""
    return [
        DossierPast(
            dossier_id=DossierId(row[0]),
            code=row[1],
            receiving_agency_code=row[2],
            competent_agency_code=row[3],
            submitted_at=row[4],
            due_at=row[5],
            decided_at=row[6],
            waits=_waits(row[7]),
        )
        for row in read(_PAST, [slug, since, until, count_max])
    ]


def _waits(stored: object) -> tuple[tuple[datetime, datetime | None], ...]:
    if stored is None:
        return ()
    pairs: list[list[str | None]] = json.loads(stored) if isinstance(stored, str) else stored  # type: ignore[assignment]
    return tuple(
        (datetime.fromisoformat(since or ""), datetime.fromisoformat(until) if until else None)
        for since, until in pairs
    )
