"""Note in the diary that somebody read a dossier."""

from datetime import datetime

from motcua.domain.identity.values import Actor
from motcua.foundation import journal


def record_reading(*, dossier_id: int, purpose: str, by: Actor, at: datetime) -> None:
    """Write the diary of reading, which the applicant may ask for.

    Legal   LR-012 (91/2025/QH15: processing is logged; trust.md B3, D7).
    Units   `purpose` is the page or file that was opened, a word without personal data.
    Raises  -
    Writes  the diary, through `journal.record_reading`.
    """
    journal.record_reading(subject=f"dossier:{dossier_id}", by=by.reference, at=at, purpose=purpose)
