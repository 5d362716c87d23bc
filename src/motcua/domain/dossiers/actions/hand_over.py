"""Hand an accepted dossier over to the agency that decides (T7)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.events import DossierHandedOver
from motcua.domain.dossiers.states import Act
from motcua.domain.identity.values import Actor

from ._step import begin, conclude


@transaction.atomic
def hand_over(
    *, dossier_code: str, by: Actor, at: datetime, expected_version: int | None = None
) -> None:
    """Hand over to the competent agency, where it waits until a case officer takes it.

    Legal   LR-006 (T7, 61/2018/NĐ-CP art 18): within the working day of receipt, or at the start
            of the next one if received after 15:00.
    Units   `at` is the moment of hand-over, aware.
    Raises  DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, journal, outbox (DossierHandedOver).
    """
    dossier = begin(dossier_code, Act.HAND_OVER, by=by, expected_version=expected_version)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierHandedOver(
            dossier_id=dossier.pk, at=at, competent_agency_code=dossier.competent_agency_id
        ),
        facts={
            "from": dossier.receiving_agency_id,
            "to": dossier.competent_agency_id,
        },
    )
