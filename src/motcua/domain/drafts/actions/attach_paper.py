"""Attach a file to a draft."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.documents.selectors import file_facts
from motcua.domain.documents.values import FileId
from motcua.domain.drafts.errors import DraftNotFound, PaperUnknown
from motcua.domain.drafts.models import Draft
from motcua.domain.drafts.values import DraftId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted


@transaction.atomic
def attach_paper(
    *, draft_id: DraftId, component_order: int, file_id: FileId, by: Actor, at: datetime
) -> None:
    """Put a kept file in the place of one listed paper; a file already there is replaced.

    Legal   63/2010/NĐ-CP art 8: only papers that the published procedure lists have a place.
    Units   `component_order` is the number of the paper in the published list.
    Raises  DraftNotFound, PaperUnknown, FileNotKept, NotPermitted (somebody else's file).
    Writes  draft and journal.
    """
    draft = Draft.objects.lock_own(draft_id, by.account_id)
    if draft.dossier_id is not None:
        raise DraftNotFound(draft_id=str(draft_id))
    procedure = procedure_on(draft.procedure_slug, at.astimezone(VIETNAM).date())
    if component_order not in {component.order for component in procedure.components}:
        raise PaperUnknown(component_order=component_order)
    file = file_facts(file_id)
    if file.kept_by_account_id != by.account_id:
        raise NotPermitted
    draft.papers = {
        **draft.papers,
        str(component_order): {
            "file_id": file.file_id,
            "name": file.original_name,
            "byte_count": file.byte_count,
        },
    }
    draft.saved_at = at
    draft.save(update_fields=["papers", "saved_at"])
    journal.record(
        "drafts.paper_attached",
        subject=f"draft:{draft.pk}",
        by=by.reference,
        at=at,
        facts={"component": component_order, "file": file.file_id},
    )
