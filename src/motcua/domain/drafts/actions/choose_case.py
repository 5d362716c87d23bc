"""Say which case of the procedure is one's own."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.errors import CaseUnknown
from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.drafts.errors import DraftNotFound
from motcua.domain.drafts.models import Draft
from motcua.domain.drafts.values import DraftId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

PAGE_KEY = "truong-hop"


@transaction.atomic
def choose_case(*, draft_id: DraftId, case_key: str, by: Actor, at: datetime) -> None:
    """Keep the case: papers, limit and fees are those of the case from now on.

    Papers that were attached stay; those of another case are left out when the draft is sent.

    Legal   LR-138 (63/2010/NĐ-CP art 8.2): papers, limit and fee are stated for each case.
    Units   `case_key` is that of a case in force on the day of `at`; empty takes the choice back.
    Raises  DraftNotFound, CaseUnknown. Nothing is written.
    Writes  draft and journal; the same case again writes nothing.
    """
    draft = Draft.objects.lock_own(draft_id, by.account_id)
    if draft.dossier_id is not None:
        raise DraftNotFound(draft_id=str(draft_id))
    procedure = procedure_on(draft.procedure_slug, at.astimezone(VIETNAM).date())
    if case_key and procedure.case_named(case_key) is None:
        raise CaseUnknown
    is_done = PAGE_KEY in draft.pages_done
    if draft.case_key == case_key and is_done:
        return
    draft.case_key, draft.saved_at = case_key, at
    draft.pages_done = draft.pages_done if is_done else [*draft.pages_done, PAGE_KEY]
    draft.save(update_fields=["case_key", "pages_done", "saved_at"])
    journal.record(
        "drafts.saved",
        subject=f"draft:{draft.pk}",
        by=by.reference,
        at=at,
        facts={"page": PAGE_KEY},  # Which case it is says much about a person.
    )
