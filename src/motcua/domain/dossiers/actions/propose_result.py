"""Send the drafted result to the leader for signature."""

from datetime import datetime

from django.db import transaction

from motcua.domain.documents.selectors import file_facts
from motcua.domain.documents.values import FileId
from motcua.domain.dossiers.errors import NotHolder, ResultMissing
from motcua.domain.dossiers.events import ResultProposed
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import Outcome
from motcua.domain.identity.values import Actor
from motcua.foundation.errors import NotPermitted

from ._step import begin, conclude

RESULT_CHARACTERS_MAX = 300
_OF_A_REJECTION = (
    "refusal_reason_key",
    "refusal_reason",
    "refusal_legal_basis",
    "rejection_letter_number",
)


@transaction.atomic
def propose_result(
    *,
    dossier_code: str,
    result_name: str,
    result_number: str,
    result_file_id: FileId | None,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """Finish appraisal: the draft result goes to the leader.

    Legal   LR-008 (61/2018/NĐ-CP art 19.2; number and notation: 30/2020/NĐ-CP). The officer who
            holds the dossier does it, nobody else.
    Units   `result_file_id` is a kept PDF, or None to keep the one proposed before.
    Raises  NotHolder, ResultMissing, FileNotKept, DossierNotFound, NotPermitted, Moved,
            WrongState. Nothing is written.
    Writes  dossier, journal, outbox (ResultProposed).
    """
    dossier = begin(dossier_code, Act.PROPOSE_RESULT, by=by, expected_version=expected_version)
    if dossier.holder_id != by.account_id:
        raise NotHolder
    name, number = result_name.strip(), result_number.strip()
    if result_file_id is not None:
        if file_facts(result_file_id).kept_by_account_id != by.account_id:
            raise NotPermitted
        dossier.result_file_id = result_file_id
    if not name or not number or dossier.result_file_id is None:
        raise ResultMissing
    dossier.outcome = Outcome.RESULT
    for column in _OF_A_REJECTION:  # It was sent back: what it said holds no more.
        setattr(dossier, column, "")
    dossier.result_name = name[:RESULT_CHARACTERS_MAX]
    dossier.result_number = number[:RESULT_CHARACTERS_MAX]
    dossier.appraised_by_id, dossier.holder_id = by.account_id, None
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ResultProposed(dossier_id=dossier.pk, at=at),
        changed=[
            *("outcome", "result_name", "result_number", "result_file", "appraised_by"),
            *_OF_A_REJECTION,
        ],
    )
