"""Refuse to give a dossier back, with the reason (T21)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.events import WithdrawalDeclined
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude
from ._supplement import is_supplement_sent
from ._texts import written_reason


@transaction.atomic
def decline_withdrawal(
    *, dossier_code: str, reason: str, by: Actor, at: datetime, expected_version: int | None = None
) -> None:
    """Go on with a dossier that its applicant wanted back; it returns to where it lay.

    Legal   LR-054 (T21, 03/2025/TT-VPCP art 7): a dossier that is decided already is not stopped;
            the applicant is told why.
    Units   `reason` is a sentence for the applicant, 10 to 2,000 characters.
    Raises  ReasonMissing, DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, custody, journal, outbox (WithdrawalDeclined).
    """
    dossier = begin(dossier_code, Act.DECLINE_WITHDRAWAL, by=by, expected_version=expected_version)
    dossier.withdrawal_answer = written_reason(reason)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=WithdrawalDeclined(dossier_id=dossier.pk, at=at),
        changed=["withdrawal_answer"],
        is_supplement_sent=is_supplement_sent(dossier),
    )
