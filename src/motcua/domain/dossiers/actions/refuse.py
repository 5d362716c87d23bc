"""Refuse a submitted dossier at intake, with a written reason (T6)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import ReasonMissing
from motcua.domain.dossiers.events import DossierRefused
from motcua.domain.dossiers.rules import RefusalReason
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude

REASON_CHARACTERS_MIN = 10
REASON_CHARACTERS_MAX = 2000


@transaction.atomic
def refuse(
    *,
    dossier_code: str,
    reason_key: str,
    reason: str,
    legal_basis: str,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """Refuse to receive a dossier.

    Legal   LR-005 (T6, 61/2018/NĐ-CP art 17.1b): the reason is written and given to the applicant.
    Units   `reason` is a sentence for the applicant, 10 to 2,000 characters.
    Raises  ReasonMissing, DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, journal, outbox (DossierRefused).
    """
    dossier = begin(dossier_code, Act.REFUSE, by=by, expected_version=expected_version)
    reason, legal_basis = reason.strip(), legal_basis.strip()
    if (
        reason_key not in set(RefusalReason)
        or not REASON_CHARACTERS_MIN <= len(reason) <= REASON_CHARACTERS_MAX
        or not legal_basis
    ):
        raise ReasonMissing
    dossier.refusal_reason_key = reason_key
    dossier.refusal_reason, dossier.refusal_legal_basis = reason, legal_basis
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierRefused(dossier_id=dossier.pk, at=at),
        changed=["refusal_reason_key", "refusal_reason", "refusal_legal_basis"],
        facts={"reason_key": reason_key},
    )
