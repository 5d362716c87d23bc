"""Reject a dossier after appraisal (T15)."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.errors import SamePerson, WrongOutcome
from motcua.domain.dossiers.events import DossierRejected
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.rules import RefusalReason
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import Outcome, SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agency
from motcua.domain.slips.rules import RefusalFacts, SlipKind

from ._clock import procedure_of
from ._lateness import FINISHED_COLUMNS, finish
from ._slips import keep_slip, signature_of, slip_applicant, slip_head
from ._step import begin, conclude


@transaction.atomic
def reject(
    *, dossier_code: str, by: Actor, at: datetime, expected_version: int | None = None
) -> SlipIssued:
    """The leader signs the rejection; form 03 lies ready at the one-stop unit, the limit stops.

    Legal   LR-060 (T15, 61/2018/NĐ-CP art 19.8; form 03): in writing, with the reason, inside the
            limit, through the one-stop unit. Nobody rejects what he appraised (LR-010).
    Units   `at` is the moment of signature, aware; it is compared with the due time.
    Raises  SamePerson, WrongOutcome, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier, slip, custody, journal, outbox (DossierRejected), counter of slips.
    """
    dossier = begin(dossier_code, Act.REJECT, by=by, expected_version=expected_version)
    if dossier.appraised_by_id == by.account_id:
        raise SamePerson
    if dossier.outcome != Outcome.REJECTION:
        raise WrongOutcome
    finish(dossier, by=by, at=at)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierRejected(dossier_id=dossier.pk, at=at),
        changed=FINISHED_COLUMNS,
        facts={"reason_key": dossier.refusal_reason_key},
    )
    slip = keep_slip(dossier, _form_03(dossier, by=by, at=at), at=at)
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=dossier.due_at)


def _form_03(dossier: Dossier, *, by: Actor, at: datetime) -> RefusalFacts:
    kept = dossier.components.filter(original_count__gt=0).order_by("order", "supplement")
    return RefusalFacts(
        head=slip_head(dossier, SlipKind.REFUSAL, agency_code=dossier.competent_agency_id, at=at),
        receiving_unit=agency(dossier.receiving_agency_id).name,
        applicant=slip_applicant(dossier),
        request_content=dossier.procedure_name,
        procedure_code=procedure_of(dossier).code or "",
        reason_code=RefusalReason(dossier.refusal_reason_key),
        reason_text=dossier.refusal_reason,
        legal_basis=dossier.refusal_legal_basis,
        is_after_appraisal=True,
        agency_letter_no=dossier.rejection_letter_number,
        documents_returned=tuple(
            f"{row.name} ({row.original_count:02d} bản chính)" for row in kept
        ),
        officer_signature=signature_of(by, at),
    )
