"""Questions about drafts. Only their owner asks."""

from collections.abc import Sequence
from datetime import datetime

from motcua.domain.identity.values import AccountId

from .errors import DraftNotFound
from .models import Draft
from .values import DraftId, DraftPage


def draft_of(draft_id: DraftId, *, account_id: AccountId | None) -> DraftPage:
    """One's own draft. One query. Raises DraftNotFound, also for somebody else's."""
    row = (
        Draft.objects.filter(pk=draft_id, account_id=account_id).first()
        if account_id is not None
        else None
    )
    if row is None:
        raise DraftNotFound(draft_id=str(draft_id))
    return _page(row)


def draft_to_send(
    draft_id: DraftId, *, account_id: AccountId | None, next_id: str
) -> tuple[DraftPage, int]:
    """One's own draft, locked until the transaction ends, with an id for what it becomes.

    `next_id` is the expression that takes the id: other rows name the dossier before it is written,
    and both are one message to the database. Raises DraftNotFound.
    """
    row, number = Draft.objects.lock_with(draft_id, account_id, expression=next_id)
    return _page(row), number


def drafts_of(account_id: AccountId) -> Sequence[DraftPage]:
    """One's drafts that were not sent, last saved first. One query."""
    rows = Draft.objects.filter(account_id=account_id, dossier_id__isnull=True)
    return [_page(row) for row in rows.order_by("-saved_at", "id")]


def drafts_forgotten_since(moment: datetime) -> Sequence[DraftId]:
    """Unsent drafts last saved before a moment, oldest first; index `drafts_draft_unsent_by_age`."""
    rows = Draft.objects.filter(dossier_id__isnull=True, saved_at__lt=moment).order_by("saved_at")
    return [DraftId(pk) for pk in rows.values_list("pk", flat=True)]


def _page(row: Draft) -> DraftPage:
    return DraftPage(
        draft_id=DraftId(row.pk),
        procedure_slug=row.procedure_slug,
        case_key=row.case_key,
        form_key=row.form_key,
        form_version=row.form_version,
        answers=row.answers,
        papers={int(order): paper for order, paper in row.papers.items()},
        delivery=row.delivery,
        pages_done=tuple(row.pages_done),
        started_at=row.started_at,
        saved_at=row.saved_at,
        dossier_id=row.dossier_id,
    )
