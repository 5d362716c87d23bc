"""Pass the dossier of an agency that has ended to its successor."""

from datetime import date, datetime

from django.db import transaction

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import ProcedurePage, VersionId
from motcua.domain.dossiers.events import DossierFollowedSuccessor
from motcua.domain.dossiers.states import Act, Stage
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agency_in_force
from motcua.foundation.clock import VIETNAM

from ._step import begin, conclude
from ._supplement import is_supplement_sent


@transaction.atomic
def follow_successor(*, dossier_code: str, by: Actor, at: datetime) -> bool:
    """Receiving and competent agency become those that have taken their place.

    The code, the due time and the regime of intake stay. What an officer of the ended agency was
    appraising waits in the successor's queue. Where no agency has taken the place, nothing changes.

    Legal   LR-080, LR-125 (72/2025/QH15, 202/2025/QH15: from 1 July 2025 tasks of abolished units pass on).
    Units   `at` decides which agencies exist; aware. Returns whether anything was passed on.
    Raises  DossierNotFound, NotPermitted, Moved. Nothing is written.
    Writes  dossier, custody, journal, outbox (DossierFollowedSuccessor).
    """
    dossier = begin(dossier_code, Act.FOLLOW_SUCCESSOR, by=by, expected_version=None)
    day = at.astimezone(VIETNAM).date()
    before = (dossier.receiving_agency_id, dossier.competent_agency_id)
    page = procedure_version(VersionId(dossier.procedure_version_id), day=day)
    receiving, competent = (_in_force(code, day, page) for code in before)
    if (receiving, competent) == before:
        return False
    dossier.receiving_agency_id, dossier.competent_agency_id = receiving, competent
    if dossier.stage == Stage.ASSIGNED:
        dossier.holder_id = None
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierFollowedSuccessor(
            dossier_id=dossier.pk,
            at=at,
            receiving_agency_code=receiving,
            competent_agency_code=competent,
        ),
        changed=["receiving_agency", "competent_agency"],
        facts={"from": list(before), "to": [receiving, competent]},
        is_supplement_sent=is_supplement_sent(dossier),
    )
    return True


def _in_force(code: str, day: date, page: ProcedurePage) -> str:
    """The agency, or who carries on this procedure on the day; itself where there is nobody."""
    found = agency_in_force(code, day=day, slug=page.slug, field_key=page.field_key)
    return code if found is None else found.code
