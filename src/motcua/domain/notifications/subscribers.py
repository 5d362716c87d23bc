"""Reactions to the facts of `dossiers`: each becomes a notice to the applicant."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from motcua.domain.dossiers import events
from motcua.domain.dossiers.events import DossierFact
from motcua.domain.dossiers.selectors import dossier_behind, life_of
from motcua.domain.dossiers.values import DossierId, DossierPage
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import SYSTEM, AccountId
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import AgencyCode
from motcua.domain.regimes.selectors import regime_on
from motcua.foundation.clock import VIETNAM

from .actions import queue_messages
from .rules import told_of
from .values import Notice, NoticeKind

# The facts an applicant is told: those of the acts of which the table of `dossiers` says so.
KINDS: Mapping[type[DossierFact], NoticeKind] = {
    events.DossierSubmitted: NoticeKind.SUBMITTED,
    events.DossierAccepted: NoticeKind.ACCEPTED,
    events.SupplementRequestedAtIntake: NoticeKind.SUPPLEMENT_REQUESTED_AT_INTAKE,
    events.DossierRefused: NoticeKind.REFUSED,
    events.DossierTransferred: NoticeKind.TRANSFERRED,
    events.DossierFollowedSuccessor: NoticeKind.FOLLOWED_SUCCESSOR,
    events.DossierHandedOver: NoticeKind.HANDED_OVER,
    events.DossierTaken: NoticeKind.TAKEN,
    events.DossierAssigned: NoticeKind.TAKEN,
    events.ObligationRaised: NoticeKind.OBLIGATION_RAISED,
    events.PaymentRecorded: NoticeKind.PAYMENT_RECORDED,
    events.SupplementRequestedInProcess: NoticeKind.SUPPLEMENT_REQUESTED_IN_PROCESS,
    events.SupplementAccepted: NoticeKind.SUPPLEMENT_ACCEPTED,
    events.DossierPaused: NoticeKind.PAUSED,
    events.DossierResumed: NoticeKind.RESUMED,
    events.ApologySent: NoticeKind.APOLOGISED,
    events.DossierRedated: NoticeKind.REDATED,
    events.DossierRejected: NoticeKind.REJECTED,
    events.ResultReady: NoticeKind.RESULT_READY,
    events.ResultHandedToPost: NoticeKind.HANDED_TO_POST,
    events.ResultReturned: NoticeKind.RETURNED,
    events.CollectionReminded: NoticeKind.COLLECTION_REMINDED,
    events.DossierWithdrawn: NoticeKind.WITHDRAWN,
    events.DossierStopped: NoticeKind.STOPPED,
    events.WithdrawalDeclined: NoticeKind.WITHDRAWAL_DECLINED,
    events.DossierReopened: NoticeKind.REOPENED,
}


def tell_applicant(fact: DossierFact, *, fact_id: UUID) -> None:
    """Tell the applicant what the fact says. Told twice, it has one effect.

    A fact may be told late. What has changed since then is taken from the fact and from the line it
    left in the dossier's life, not from the dossier as it is now.
    """
    dossier = dossier_behind(DossierId(fact.dossier_id))
    told = {
        "due_at": getattr(fact, "due_at", dossier.due_at),
        **told_of(
            fact, dossier, lambda: life_of(dossier.dossier_id), grounds=_ground_names(dossier)
        ),
        **_named(fact),
    }
    notice = Notice(
        kind=KINDS[type(fact)],
        at=fact.at,
        dossier_id=fact.dossier_id,
        dossier_code=dossier.code,
        procedure_name=dossier.procedure_name,
        receiving_agency_name=dossier.receiving_agency_name,
        competent_agency_name=dossier.competent_agency_name,
        return_method=dossier.return_method,
        return_address=dossier.return_address,
        recipient_account_id=dossier.account_id,
        recipient_name=dossier.submitter_name,
        phone_number=dossier.phone_number,
        email=dossier.email,
        **told,
    )
    queue_messages(notice=notice, fact_id=fact_id, by=SYSTEM, at=fact.at)


def _named(fact: DossierFact) -> Mapping[str, Any]:
    """Names behind the ids of a fact. Only the notice of who took the dossier names a person."""
    match fact:
        case events.DossierTaken() | events.DossierAssigned():
            account_id = AccountId(fact.holder_account_id)
            return {"holder_name": full_names([account_id])[account_id]}
        case events.DossierTransferred():
            code = AgencyCode(fact.to_agency_code)
            return {"what": agencies([code])[code].name}
        case _:
            return {}


def _ground_names(dossier: DossierPage) -> Mapping[str, str]:
    """What the regime of intake calls the grounds of a pause."""
    return regime_on(dossier.submitted_at.astimezone(VIETNAM).date()).pause_ground_names
