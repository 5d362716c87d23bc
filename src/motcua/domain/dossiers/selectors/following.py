"""What a higher module needs to follow a dossier step by step."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.states import Position, Stage, State
from motcua.domain.dossiers.values import DossierId
from motcua.foundation.db import read

_FOLLOWED = """
    SELECT code, version, state, stage, behind, procedure_version_id, channel, submitted_at, due_at,
        receiving_agency_id, competent_agency_id, holder_id,
        EXISTS (SELECT FROM dossiers_apology owed WHERE owed.dossier_id = dossier.id
            AND owed.sent_at IS NULL AND owed.for_due_at = dossier.due_at),
        EXISTS (SELECT FROM dossiers_supplement_request sent WHERE sent.dossier_id = dossier.id
            AND sent.sent_at IS NOT NULL AND sent.completed_at IS NULL),
        (SELECT coalesce(json_agg(json_build_array(agency_id, step_key, answer_by) ORDER BY id), '[]')
            FROM dossiers_consultation WHERE dossier_id = dossier.id AND answered_at IS NULL)
    FROM dossiers_dossier dossier WHERE id = %s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedDossier:
    """Where a dossier stands. `asked`: open requests as (agency, step or "", answer by)."""

    code: str
    version: int
    position: Position
    procedure_version_id: int
    channel: str
    submitted_at: datetime
    due_at: datetime | None
    receiving_agency_code: str
    competent_agency_code: str
    holder_account_id: int | None
    owes_apology: bool
    has_supplement_to_check: bool
    asked: tuple[tuple[str, str, datetime], ...]


def followed(dossier_id: DossierId) -> FollowedDossier:
    """A dossier as it is now, without personal data. One query. Raises DossierNotFound."""
    rows = read(_FOLLOWED, [dossier_id])
    if not rows:
        raise DossierNotFound(dossier_id=dossier_id)
    code, version, state, stage, behind, *rest, asked = rows[0]
    procedure, channel, submitted_at, due_at, receiving, competent, holder, owes, sent = rest
    return FollowedDossier(
        code=code,
        version=version,
        position=Position(
            State(state),
            Stage(stage),
            tuple(Position(State(one), Stage(other)) for one, other in _parsed(behind)),
        ),
        procedure_version_id=procedure,
        channel=channel,
        submitted_at=submitted_at,
        due_at=due_at,
        receiving_agency_code=receiving,
        competent_agency_code=competent,
        holder_account_id=holder,
        owes_apology=owes,
        has_supplement_to_check=sent,
        asked=tuple(
            (agency, step, datetime.fromisoformat(until)) for agency, step, until in _parsed(asked)
        ),
    )


def dossiers_after(dossier_id: int, *, count_max: int) -> list[tuple[int, int]]:
    """The next dossiers by number, with the version of each: for who goes through all of them."""
    sql = "SELECT id, version FROM dossiers_dossier WHERE id > %s ORDER BY id LIMIT %s"
    return [(number, version) for number, version in read(sql, [dossier_id, count_max])]


def _parsed(value: Any) -> list[list[str]]:
    found: list[list[str]] = json.loads(value) if isinstance(value, str) else value
    return found
