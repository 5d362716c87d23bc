"""Which acts an official may do on a dossier now."""

from collections.abc import Sequence
from datetime import datetime

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import VersionId
from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.models import Apology, SupplementRequest
from motcua.domain.dossiers.rules import ACT_RIGHTS, Side
from motcua.domain.dossiers.rules.obstacles import Circumstances, obstacle_to
from motcua.domain.dossiers.rules.supplement import supplement_requests_allowed
from motcua.domain.dossiers.states import Act, Position, Stage, State, acts_from
from motcua.domain.dossiers.values import DossierPage
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import may_for
from motcua.domain.regimes.selectors import regime_on
from motcua.foundation.clock import VIETNAM


def open_acts(page: DossierPage, *, by: Actor, at: datetime) -> Sequence[tuple[Act, str]]:
    """The acts that law and rights allow now, with the reason where one thing still forbids it.

    An empty reason means: go ahead. The acts themselves check again. At most two queries.
    """
    held = [
        act
        for act in acts_from(Position(State(page.state), Stage(page.stage)))
        if _holds_right(act, page, by)
    ]
    if not held:
        return []
    circumstances = _circumstances(page, by, at)
    return [(act, obstacle_to(act, circumstances)) for act in held]


def _holds_right(act: Act, page: DossierPage, by: Actor) -> bool:
    right = ACT_RIGHTS[act]
    match right.side:
        case Side.RECEIVING:
            return may_for(by, right.permission, page.receiving_agency_code)
        case Side.COMPETENT:
            return may_for(by, right.permission, page.competent_agency_code)
        case Side.CONSULTED:
            return bool(by.agency_codes(right.permission) & page.consulted_agency_codes)
        case _:
            return False


def _circumstances(page: DossierPage, by: Actor, at: datetime) -> Circumstances:
    submitted_on = page.submitted_at.astimezone(VIETNAM).date()
    regime = regime_on(submitted_on)
    procedure = procedure_version(VersionId(page.procedure_version_id), day=submitted_on)
    apologies = dict(
        Apology.objects.filter(dossier_id=page.dossier_id).values_list("for_due_at", "sent_at")
    )
    return Circumstances(
        is_holder=page.holder_account_id == by.account_id,
        is_appraiser=page.appraised_by_account_id == by.account_id,
        may_reassign=by.may(permissions.REASSIGN, agency_code=page.competent_agency_code),
        outcome=page.outcome,
        supplement_requests=page.supplement_requests,
        supplement_requests_max=supplement_requests_allowed(
            of_regime=regime.supplement_requests_max,
            of_procedure=procedure.supplement_requests_max,
        ),
        is_supplement_sent=page.supplement_requests > 0
        and SupplementRequest.objects.filter(
            dossier_id=page.dossier_id, sent_at__isnull=False, completed_at__isnull=True
        ).exists(),
        stops_by_notice=regime.stop_by_applicant == "stop_notice",
        due_at=page.due_at,
        result_ready_at=page.result_ready_at,
        is_apology_sent_for_due=page.due_at is not None and apologies.get(page.due_at) is not None,
        has_opinion_asked_of_actor=bool(
            by.agency_codes(permissions.ANSWER_CONSULTATION) & page.consulted_agency_codes
        ),
        at=at,
    )
