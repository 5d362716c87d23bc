"""A draft becomes a dossier."""

from datetime import datetime

from django.db import transaction

from motcua.domain.drafts.values import DraftId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal
from motcua.foundation.db import together, write


@transaction.atomic
def hand_in(*, draft_id: DraftId, dossier_id: int, by: Actor, at: datetime) -> None:
    """Say which dossier a draft has become: from now on nobody changes it.

    Legal   45/2020/NĐ-CP art 11 (T1): what was sent is a dossier.
    Units   `at` is the moment of sending, aware. The caller has locked the draft in the same
            transaction (`draft_to_send`) and knows that it is its owner's.
    Raises  -
    Writes  draft and journal.
    """
    with together():
        write(
            "UPDATE drafts_draft SET dossier_id = %s WHERE id = %s AND account_id = %s",
            [dossier_id, draft_id, by.account_id],
        )
        journal.record(
            "drafts.handed_in",
            subject=f"draft:{draft_id}",
            by=by.reference,
            at=at,
            facts={"dossier": dossier_id},
        )
