"""Refuse a submitted dossier at intake, with a written reason (T6)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import ReasonMissing
from motcua.domain.dossiers.events import DossierRefused
from motcua.domain.dossiers.rules import RefusalReason
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agency
from motcua.domain.slips.rules import RefusalFacts, SlipKind

from ._clock import procedure_of
from ._notes import papers_to_return
from ._slips import keep_slip, signature_of, slip_applicant, slip_head
from ._step import begin, conclude
from ._texts import written_reason


@transaction.atomic
def refuse(
    *,
    dossier_code: str,
    reason_key: str,
    reason: str,
    legal_basis: str,
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Refuse to receive a dossier, in writing.

    Legal   LR-005, LR-037 (T6, form 03, 61/2018/NĐ-CP art 17.1b): the reason is written and given
            to the applicant.
    Units   `reason` is a sentence for the applicant, 10 to 2,000 characters.
    Raises  ReasonMissing, DossierNotFound, NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, slip, counter, journal, outbox (DossierRefused).
    """
    dossier = begin(dossier_code, Act.REFUSE, by=by, expected_version=expected_version)
    reason, legal_basis = written_reason(reason), legal_basis.strip()
    if reason_key not in set(RefusalReason) or not legal_basis:
        raise ReasonMissing
    dossier.refusal_reason_key = reason_key
    dossier.refusal_reason, dossier.refusal_legal_basis = reason, legal_basis
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierRefused(dossier_id=dossier.pk, at=at),
        changed=["refusal_reason_key", "refusal_reason", "refusal_legal_basis"],
        facts={"reason_key": reason_key},
    )
    unit = agency(dossier.receiving_agency_id)
    paper = RefusalFacts(
        head=slip_head(dossier, SlipKind.REFUSAL, agency_code=unit.code, at=at),
        receiving_unit=unit.name,
        applicant=slip_applicant(dossier),
        request_content=dossier.procedure_name,
        procedure_code=procedure_of(dossier).code or "",
        reason_code=RefusalReason(reason_key),
        reason_text=reason,
        legal_basis=legal_basis,
        documents_returned=papers_to_return(dossier),
        officer_signature=signature_of(by, at),
    )
    slip = keep_slip(dossier, paper, at=at)
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=None)
