"""Reactions to the facts of `dossiers`: each becomes a notice to the applicant."""

from collections.abc import Mapping
from uuid import UUID

from motcua.domain.dossiers.events import (
    DossierAccepted,
    DossierFact,
    DossierHandedOver,
    DossierRefused,
    DossierSubmitted,
    DossierTaken,
    ResultReady,
    ResultReturned,
)
from motcua.domain.dossiers.selectors import dossier_behind
from motcua.domain.dossiers.values import DossierId
from motcua.domain.identity.values import SYSTEM

from .actions import queue_messages
from .values import Notice, NoticeKind

# The facts an applicant is told. Proposals and corrections inside the agency are not among them:
# the public state has not changed and the official in charge is the same.
KINDS: Mapping[type[DossierFact], NoticeKind] = {
    DossierSubmitted: NoticeKind.SUBMITTED,
    DossierAccepted: NoticeKind.ACCEPTED,
    DossierRefused: NoticeKind.REFUSED,
    DossierHandedOver: NoticeKind.HANDED_OVER,
    DossierTaken: NoticeKind.TAKEN,
    ResultReady: NoticeKind.RESULT_READY,
    ResultReturned: NoticeKind.RETURNED,
}


def tell_applicant(fact: DossierFact, *, fact_id: UUID) -> None:
    """Tell the applicant what the fact says. Told twice, it has one effect."""
    dossier = dossier_behind(DossierId(fact.dossier_id))
    notice = Notice(
        kind=KINDS[type(fact)],
        at=fact.at,
        dossier_id=fact.dossier_id,
        dossier_code=dossier.code,
        procedure_name=dossier.procedure_name,
        receiving_agency_name=dossier.receiving_agency_name,
        competent_agency_name=dossier.competent_agency_name,
        holder_name=dossier.holder_name,
        due_at=dossier.due_at,
        refusal_reason=dossier.refusal_reason,
        refusal_legal_basis=dossier.refusal_legal_basis,
        return_method=dossier.return_method,
        return_address=dossier.return_address,
        recipient_account_id=dossier.account_id,
        recipient_name=dossier.submitter_name,
        phone_number=dossier.phone_number,
        email=dossier.email,
    )
    queue_messages(notice=notice, fact_id=fact_id, by=SYSTEM, at=fact.at)
