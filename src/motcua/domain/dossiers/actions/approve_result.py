"""Approve the result (T16)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import SamePerson, WrongOutcome
from motcua.domain.dossiers.events import ResultReady
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import Outcome
from motcua.domain.identity.values import Actor

from ._lateness import FINISHED_COLUMNS, finish
from ._step import begin, conclude


@transaction.atomic
def approve_result(
    *, dossier_code: str, by: Actor, at: datetime, expected_version: int | None = None
) -> None:
    """The leader approves; the result lies ready at the one-stop unit and the limit stops.

    Legal   LR-010 (T16, 61/2018/NĐ-CP arts 19, 20). Nobody approves what he appraised (lifecycle,
            section 1; 61/2018/NĐ-CP art 17.5 knows the only exception).
    Units   `at` is the moment of approval, aware; it is compared with the due time.
    Raises  SamePerson, WrongOutcome, DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, custody, journal, outbox (ResultReady).
    """
    dossier = begin(dossier_code, Act.APPROVE_RESULT, by=by, expected_version=expected_version)
    if dossier.appraised_by_id == by.account_id:
        raise SamePerson
    if dossier.outcome != Outcome.RESULT:
        raise WrongOutcome
    finish(dossier, by=by, at=at)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ResultReady(dossier_id=dossier.pk, at=at),
        changed=FINISHED_COLUMNS,
    )
