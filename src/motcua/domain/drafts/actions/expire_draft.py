"""Delete a draft that nobody came back to."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from motcua.domain.drafts.models import Draft
from motcua.domain.drafts.values import DraftId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal


@transaction.atomic
def expire_draft(*, draft_id: DraftId, by: Actor, at: datetime) -> bool:
    """Delete an unsent draft last saved more than `DRAFT_DAYS_MAX` days ago.

    Legal   LR-014 (91/2025/QH15: personal data is kept no longer than its purpose).
    Units   `at` is now, aware. Returns False if the draft was saved or sent meanwhile.
    Raises  -
    Writes  deletes the draft; journal.
    """
    oldest = at - timedelta(days=settings.DRAFT_DAYS_MAX)
    draft = (
        Draft.objects.select_for_update()
        .filter(pk=draft_id, dossier_id__isnull=True, saved_at__lt=oldest)
        .first()
    )
    if draft is None:
        return False
    draft.delete()
    journal.record("drafts.expired", subject=f"draft:{draft_id}", by=by.reference, at=at)
    return True
