"""A quick note on a dossier, for officials."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.selectors import dossier_of_officer
from motcua.domain.dossiers.values import DossierPage
from motcua.domain.identity.values import Actor
from motcua.domain.workflow import models
from motcua.domain.workflow.errors import NoteImpossible
from motcua.domain.workflow.permissions import NOTE
from motcua.domain.workflow.values import NoteId
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

NOTE_CHARACTERS_MAX = 2000


@transaction.atomic
def write_note(*, dossier_code: str, text: str, by: Actor, at: datetime) -> NoteId:
    """Write a note that only officials who may open the dossier see.

    Legal   LR-099 (91/2025/QH15 art 14): what is written about a person can be erased; the journal
            keeps only that a note was written [assumed: notes are no part of the dossier's papers].
    Units   `text` has 1 to 2000 characters; `at` is aware.
    Raises  DossierNotFound, NotPermitted (by may write no notes in an agency of the dossier),
            NoteImpossible. Nothing is written.
    Writes  note, journal. The dossier stays where it is, with its version.
    """
    page = dossier_of_officer(dossier_code, by=by)
    if by.account_id is None:
        raise NotPermitted(permission=NOTE)
    agency_code = _writes_for(page, by)
    text = text.strip()
    if not 0 < len(text) <= NOTE_CHARACTERS_MAX:
        raise NoteImpossible(most=NOTE_CHARACTERS_MAX)
    note = models.QuickNote.objects.create(
        dossier_id=page.dossier_id,
        written_by_id=by.account_id,
        agency_code=agency_code,
        text=text,
        written_at=at,
    )
    journal.record(
        "workflow.note_written",
        subject=f"dossier:{page.dossier_id}",
        by=by.reference,
        at=at,
        facts={"note": note.pk, "agency": agency_code},
        private_facts={"text": text},
    )
    return NoteId(note.pk)


def _writes_for(page: DossierPage, by: Actor) -> str:
    """The agency of the dossier for which the actor may write: who decides before who receives."""
    own = by.agency_codes(NOTE)
    agencies = (
        page.competent_agency_code,
        page.receiving_agency_code,
        *sorted(page.consulted_agency_codes),
    )
    for agency_code in agencies:
        if agency_code in own:
            return agency_code
    raise NotPermitted(permission=NOTE)
