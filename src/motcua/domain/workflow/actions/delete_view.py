"""Forget a saved view of the desk."""

from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.workflow import models
from motcua.domain.workflow.values import SavedViewId
from motcua.foundation import journal
from motcua.foundation.errors import NotFound


@transaction.atomic
def delete_view(*, view_id: SavedViewId, by: Actor, at: datetime) -> None:
    """Delete one's own view; somebody else's looks like none.

    Legal   none: a convenience of the desk.
    Units   `at` is aware.
    Raises  NotFound. Nothing is written.
    Writes  view (gone), journal.
    """
    views = models.SavedView.objects.select_for_update().filter(pk=view_id)
    view = views.first() if by.account_id is not None else None
    if view is None or view.account_id != by.account_id:
        raise NotFound(view_id=view_id)
    view.delete()
    journal.record(
        "workflow.view_deleted",
        subject=by.reference,
        by=by.reference,
        at=at,
        facts={"view": view_id},
    )
