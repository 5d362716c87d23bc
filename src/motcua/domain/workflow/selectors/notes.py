"""Quick notes on a dossier."""

from collections.abc import Sequence

from motcua.domain.workflow.models import QuickNote
from motcua.domain.workflow.values import NoteId, NoteLine

NOTES_LISTED_MAX = 100


def notes_of(dossier_id: int) -> Sequence[NoteLine]:
    """The newest notes first, for an official who was shown the dossier. One query, on an index.

    Callers check the right to read.
    """
    rows = QuickNote.objects.filter(dossier_id=dossier_id).select_related("written_by")
    return [
        NoteLine(
            note_id=NoteId(row.pk),
            written_by_account_id=row.written_by_id,
            written_by_name=row.written_by.full_name,
            agency_code=row.agency_code,
            text=row.text,
            written_at=row.written_at,
        )
        for row in rows.order_by("-written_at", "-id")[:NOTES_LISTED_MAX]
    ]
