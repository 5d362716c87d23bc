"""Note in the diary that somebody read a list of dossiers: a register, an export, a pile of slips."""

from collections.abc import Collection
from datetime import datetime

from motcua.domain.identity.values import Actor
from motcua.foundation import journal


def record_readings(*, dossier_ids: Collection[int], purpose: str, by: Actor, at: datetime) -> None:
    """Write the diary of reading for each dossier of a list, in one statement.

    Legal   LR-012 (91/2025/QH15: processing is logged, exports among it; trust.md B3, D7).
    Units   `purpose` is the page or file that was opened, a word without personal data.
    Raises  -
    Writes  the diary.
    """
    journal.record_readings(
        subjects=[f"dossier:{dossier_id}" for dossier_id in dossier_ids],
        by=by.reference,
        at=at,
        purpose=purpose,
    )
