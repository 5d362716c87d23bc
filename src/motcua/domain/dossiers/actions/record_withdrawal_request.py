"""Note that an applicant asks for a dossier back at the counter or in writing (T19)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.events import WithdrawalRecorded
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude
from ._texts import written_reason


@transaction.atomic
def record_withdrawal_request(
    *, dossier_code: str, reason: str, by: Actor, at: datetime, expected_version: int | None = None
) -> None:
    """Enter the wish of somebody who did not ask online; who has no account has no other way.

    Legal   LR-054 (T19, 61/2018/NĐ-CP art 6; 03/2025/TT-VPCP art 7: at the counter, by post or
            online).
    Units   `reason` has 10 to 2,000 characters, as the applicant gave it.
    Raises  ReasonMissing, DossierNotFound, NotPermitted, Moved, WrongState (there is a result
            already). Nothing is written.
    Writes  dossier (where it lay is remembered), custody, journal, outbox (WithdrawalRecorded).
    """
    dossier = begin(
        dossier_code, Act.RECORD_WITHDRAWAL_REQUEST, by=by, expected_version=expected_version
    )
    dossier.withdrawal_reason, dossier.withdrawal_answer = written_reason(reason), ""
    conclude(
        dossier,
        by=by,
        at=at,
        fact=WithdrawalRecorded(dossier_id=dossier.pk, at=at),
        changed=["withdrawal_reason", "withdrawal_answer"],
    )
