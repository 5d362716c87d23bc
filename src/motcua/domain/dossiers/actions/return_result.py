"""Give the result to the applicant (T17)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import ReturnMethodUnknown
from motcua.domain.dossiers.events import ResultReturned
from motcua.domain.dossiers.rules import ReturnMethod
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._lateness import require_apology
from ._step import begin, conclude


@transaction.atomic
def return_result(
    *,
    dossier_code: str,
    returned_how: str,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> None:
    """Return the result at the counter, by post or online; the dossier is done.

    Legal   LR-011 (T17, 61/2018/NĐ-CP art 20; online: 45/2020/NĐ-CP art 14).
    Units   `returned_how` is a ReturnMethod; `at` is the moment of return, aware.
    Raises  ReturnMethodUnknown, ApologyMissing (LR-047: a late dossier is not closed without an
            apology), DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, custody, journal, outbox (ResultReturned).
    """
    dossier = begin(dossier_code, Act.RETURN_RESULT, by=by, expected_version=expected_version)
    if returned_how not in set(ReturnMethod):
        raise ReturnMethodUnknown
    require_apology(dossier)
    dossier.returned_at, dossier.returned_how = at, returned_how
    conclude(
        dossier,
        by=by,
        at=at,
        fact=ResultReturned(dossier_id=dossier.pk, at=at),
        changed=["returned_at", "returned_how"],
        facts={"how": returned_how},
    )
