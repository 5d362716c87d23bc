"""Send a rejection to the leader for signature (T15, first half)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import NotHolder, ReasonMissing
from motcua.domain.dossiers.events import RejectionProposed
from motcua.domain.dossiers.rules import RefusalReason
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import Outcome
from motcua.domain.identity.values import Actor

from ._step import begin, conclude
from ._texts import written_reason, written_text

NUMBER_CHARACTERS_MAX = 100


@transaction.atomic
def propose_rejection(
    *,
    dossier_code: str,
    reason_key: str,
    reason: str,
    legal_basis: str,
    letter_number: str,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """Finish appraisal: the dossier is not eligible, the leader is asked to say so in writing.

    Legal   LR-059 (T15, 61/2018/NĐ-CP art 19.8): the competent agency refuses by a letter with the
            reason; the officer who holds the dossier proposes it, nobody else.
    Units   `reason_key` is a RefusalReason; `reason` 10 to 2,000 characters for the applicant;
            `letter_number` is number and notation of the agency's letter, at most 100 characters.
    Raises  NotHolder, ReasonMissing, TextMissing, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, custody, journal, outbox (RejectionProposed).
    """
    dossier = begin(dossier_code, Act.PROPOSE_REJECTION, by=by, expected_version=expected_version)
    if dossier.holder_id != by.account_id:
        raise NotHolder
    if reason_key not in set(RefusalReason):
        raise ReasonMissing
    dossier.outcome = Outcome.REJECTION
    dossier.refusal_reason_key = reason_key
    dossier.refusal_reason = written_reason(reason)
    dossier.refusal_legal_basis = written_text(legal_basis, what="căn cứ pháp lý")
    dossier.rejection_letter_number = written_text(
        letter_number, what="số văn bản từ chối", characters_max=NUMBER_CHARACTERS_MAX
    )
    dossier.appraised_by_id, dossier.holder_id = by.account_id, None
    conclude(
        dossier,
        by=by,
        at=at,
        fact=RejectionProposed(dossier_id=dossier.pk, at=at),
        changed=[
            "outcome",
            "refusal_reason_key",
            "refusal_reason",
            "refusal_legal_basis",
            "rejection_letter_number",
            "appraised_by",
        ],
        facts={"reason_key": reason_key},
    )
