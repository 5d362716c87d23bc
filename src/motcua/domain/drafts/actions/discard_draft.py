"""Throw a draft away."""

from datetime import datetime

from django.db import transaction

from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.models import Draft
from motcua.domain.drafts.values import DraftId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal


@transaction.atomic
def discard_draft(*, draft_id: DraftId, by: Actor, at: datetime) -> None:
    """Delete a draft that was not sent.

    Legal   91/2025/QH15: what was not submitted is kept no longer than the person wants.
    Units   -
    Raises  DraftNotFound: also for a draft that was sent, which is a dossier now.
    Writes  deletes the draft; journal.
    """
    draft = Draft.objects.lock_own(draft_id, by.account_id)
    if draft.dossier_id is not None:
        raise DraftNotFound(draft_id=str(draft_id))
    draft.delete()
    journal.record("drafts.discarded", subject=f"draft:{draft_id}", by=by.reference, at=at)
