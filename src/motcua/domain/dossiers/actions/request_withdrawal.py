"""The applicant asks to have a dossier back (T19)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.events import WithdrawalRequested
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude
from ._texts import written_reason


@transaction.atomic
def request_withdrawal(
    *, dossier_code: str, reason: str, by: Actor, at: datetime, expected_version: int | None = None
) -> None:
    """Ask for a dossier back while there is no result. The limit goes on until the unit answers.

    Legal   LR-054 (T19, 61/2018/NĐ-CP art 6; 118/2025/NĐ-CP art 21).
    Units   `reason` has 10 to 2,000 characters, for the one-stop unit.
    Raises  ReasonMissing, DossierNotFound (somebody else's too), Moved, WrongState (there is a
            result already). Nothing is written.
    Writes  dossier (where it lay is remembered), custody, journal, outbox (WithdrawalRequested).
    """
    dossier = begin(dossier_code, Act.REQUEST_WITHDRAWAL, by=by, expected_version=expected_version)
    dossier.withdrawal_reason, dossier.withdrawal_answer = written_reason(reason), ""
    conclude(
        dossier,
        by=by,
        at=at,
        fact=WithdrawalRequested(
            dossier_id=dossier.pk, at=at, receiving_agency_code=dossier.receiving_agency_id
        ),
        changed=["withdrawal_reason", "withdrawal_answer"],
    )
