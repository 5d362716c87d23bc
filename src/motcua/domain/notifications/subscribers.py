"""Reactions to the facts of `dossiers`: each becomes a notice to the applicant."""

from collections.abc import Mapping
from datetime import datetime
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
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import SYSTEM, AccountId

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
    """Tell the applicant what the fact says. Told twice, it has one effect.

    A fact may be told late. What has changed since then is taken from the fact, not from the dossier
    as it is now: who took it, what was promised. The rest of what a notice says never changes again.
    """
    dossier = dossier_behind(DossierId(fact.dossier_id))
    notice = Notice(
        kind=KINDS[type(fact)],
        at=fact.at,
        dossier_id=fact.dossier_id,
        dossier_code=dossier.code,
        procedure_name=dossier.procedure_name,
        receiving_agency_name=dossier.receiving_agency_name,
        competent_agency_name=dossier.competent_agency_name,
        holder_name=_holder_name(fact),
        due_at=_promised(fact, dossier.due_at),
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


def _holder_name(fact: DossierFact) -> str:
    """Who took the dossier, whoever holds it now. Only that notice names a person."""
    if not isinstance(fact, DossierTaken):
        return ""
    return full_names([AccountId(fact.holder_account_id)])[AccountId(fact.holder_account_id)]


def _promised(fact: DossierFact, due_at: datetime | None) -> datetime | None:
    return fact.due_at if isinstance(fact, DossierAccepted) else due_at
