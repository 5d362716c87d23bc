"""Take a file out of a draft."""

from datetime import datetime

from django.db import transaction

from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.models import Draft
from motcua.domain.drafts.values import DraftId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal


@transaction.atomic
def remove_paper(*, draft_id: DraftId, component_order: int, by: Actor, at: datetime) -> None:
    """Take the file of one paper out of a draft. Does nothing if there is none.

    Legal   45/2020/NĐ-CP art 9: until it is sent a dossier is the applicant's own.
    Units   `component_order` is the number of the paper in the published list.
    Raises  DraftNotFound.
    Writes  draft and journal.
    """
    draft = Draft.objects.lock_own(draft_id, by.account_id)
    if draft.dossier_id is not None:
        raise DraftNotFound(draft_id=str(draft_id))
    if draft.papers.pop(str(component_order), None) is None:
        return
    draft.saved_at = at
    draft.save(update_fields=["papers", "saved_at"])
    journal.record(
        "drafts.paper_removed",
        subject=f"draft:{draft.pk}",
        by=by.reference,
        at=at,
        facts={"component": component_order},
    )
