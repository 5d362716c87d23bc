"""Keep what was typed on one page of a draft."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.models import Draft
from motcua.domain.drafts.values import DraftId
from motcua.domain.forms.rules import answers_typed, page_faults
from motcua.domain.forms.selectors import form_version
from motcua.domain.forms.values import FieldFault
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM


@transaction.atomic
def save_answers(
    *, draft_id: DraftId, page_key: str, typed: Mapping[str, str], by: Actor, at: datetime
) -> Sequence[FieldFault]:
    """Keep a page as it was typed, right or wrong, and say what will not do yet.

    Legal   45/2020/NĐ-CP art 9. Nothing typed is ever lost (ui.md, principle 3).
    Units   `typed` holds the raw fields of the page by name.
    Raises  DraftNotFound: no such draft, somebody else's, already sent, or no such page.
    Writes  draft and journal. The page counts as done only without faults.
    """
    draft = Draft.objects.lock_own(draft_id, by.account_id)
    page = form_version(draft.form_key, draft.form_version).page(page_key)
    if page is None or draft.dossier_id is not None:
        raise DraftNotFound(draft_id=str(draft_id))
    answers = answers_typed(page, typed)
    faults = page_faults(page, answers, on=at.astimezone(VIETNAM).date())
    done = [key for key in draft.pages_done if key != page_key]
    draft.answers = {**draft.answers, **answers}
    draft.pages_done = done if faults else [*done, page_key]
    draft.saved_at = at
    draft.save(update_fields=["answers", "pages_done", "saved_at"])
    journal.record(
        "drafts.saved",
        subject=f"draft:{draft.pk}",
        by=by.reference,
        at=at,
        facts={"page": page_key},
    )
    return faults
