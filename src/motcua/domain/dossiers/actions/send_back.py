"""Send a drafted result back to the case officer."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import ReasonMissing, SamePerson
from motcua.domain.dossiers.events import ResultSentBack
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude

REASON_CHARACTERS_MAX = 2000


@transaction.atomic
def send_back(
    *, dossier_code: str, reason: str, by: Actor, at: datetime, expected_version: int | None = None
) -> None:
    """Return the draft to its officer with what must be done again. The limit goes on running.

    Legal   LR-009 (61/2018/NĐ-CP art 19): the leader answers for what is signed.
    Units   `reason` is at most 2,000 characters, for the officer.
    Raises  ReasonMissing, SamePerson, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, journal, outbox (ResultSentBack).
    """
    dossier = begin(dossier_code, Act.SEND_BACK, by=by, expected_version=expected_version)
    if dossier.appraised_by_id == by.account_id:
        raise SamePerson
    if not reason.strip():
        raise ReasonMissing
    dossier.holder_id = dossier.appraised_by_id
    dossier.send_back_reason = reason.strip()[:REASON_CHARACTERS_MAX]
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ResultSentBack(dossier_id=dossier.pk, at=at),
        changed=["send_back_reason"],
    )
