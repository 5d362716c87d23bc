"""Take a dossier out of the agency's queue."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.events import DossierTaken
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude


@transaction.atomic
def take(
    *, dossier_code: str, by: Actor, at: datetime, expected_version: int | None = None
) -> None:
    """Become the case officer of a dossier that waits in the queue.

    Legal   LR-007 (61/2018/NĐ-CP art 19.1): a named official settles the dossier.
    Units   `at` is the moment of taking, aware.
    Raises  DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, journal, outbox (DossierTaken).
    """
    dossier = begin(dossier_code, Act.TAKE, by=by, expected_version=expected_version)
    assert by.account_id is not None  # noqa: S101 — only a person can hold the right
    dossier.holder_id = by.account_id
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierTaken(dossier_id=dossier.pk, at=at, holder_account_id=by.account_id),
    )
