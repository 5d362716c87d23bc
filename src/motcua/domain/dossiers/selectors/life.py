"""What happened to one dossier beside its position."""

from motcua.domain.dossiers.models import (
    Apology,
    Consultation,
    Custody,
    Dossier,
    Obligation,
    Pause,
    ReplacedResult,
    Slip,
    SupplementRequest,
    Verification,
)
from motcua.domain.dossiers.values import (
    ApologyLine,
    AskedPaper,
    ConsultationLine,
    CustodyLine,
    DossierId,
    DossierLife,
    ObligationLine,
    PauseLine,
    ReplacedResultLine,
    SlipLine,
    SupplementLine,
    VerificationLine,
)


def life_of(dossier_id: DossierId) -> DossierLife:
    """All of it, for somebody who was shown the dossier's page. Nine queries on indexes.

    Callers check the right to read: `dossier_of_officer` and `dossier_of_applicant` do.
    """
    dossier = Dossier(pk=dossier_id)
    with_agency = dossier.consultations.select_related("agency").order_by("asked_at", "id")
    return DossierLife(
        slips=tuple(map(_slip, dossier.slips.order_by("issued_at", "id"))),
        supplements=tuple(map(_supplement, dossier.supplement_requests_made.order_by("ordinal"))),
        pauses=tuple(map(_pause, dossier.pauses.order_by("since", "id"))),
        obligations=tuple(map(_obligation, dossier.obligations.order_by("raised_at", "id"))),
        consultations=tuple(map(_consultation, with_agency)),
        verifications=tuple(map(_verification, dossier.verifications.order_by("happened_at"))),
        apologies=tuple(map(_apology, dossier.apologies.order_by("for_due_at"))),
        custody=tuple(map(_custody, dossier.custody.select_related("agency").order_by("version"))),
        replaced_results=tuple(map(_replaced, dossier.replaced_results.order_by("replaced_at"))),
    )


def _slip(row: Slip) -> SlipLine:
    return SlipLine(row.pk, row.kind, row.ordinal, row.number, row.issued_at)


def _supplement(row: SupplementRequest) -> SupplementLine:
    return SupplementLine(
        ordinal=row.ordinal,
        is_at_intake=row.is_at_intake,
        papers=tuple(AskedPaper(**item) for item in row.items),
        reason=row.reason,
        legal_basis=row.legal_basis,
        complete_by=row.complete_by,
        requested_at=row.requested_at,
        sent_at=row.sent_at,
        sent_note=row.sent_note,
        completed_at=row.completed_at,
    )


def _pause(row: Pause) -> PauseLine:
    return PauseLine(
        row.ground, row.reason, row.legal_basis, row.since, row.until, row.expected_until
    )


def _obligation(row: Obligation) -> ObligationLine:
    return ObligationLine(
        kind=row.kind,
        name=row.name,
        amount_vnd=row.amount_vnd,
        pauses_clock=row.pauses_clock,
        raised_at=row.raised_at,
        paid_at=row.paid_at,
        receipt_number=row.receipt_number,
    )


def _consultation(row: Consultation) -> ConsultationLine:
    return ConsultationLine(
        consultation_id=row.pk,
        agency_code=row.agency_id,
        agency_name=row.agency.name,
        kind=row.kind,
        step_key=row.step_key,
        question=row.question,
        asked_by_account_id=row.asked_by_id,
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        answer=row.answer,
        answered_at=row.answered_at,
        is_recalled=row.answered_at is not None and row.answered_by_id is None,
        result_name=row.result_name,
        result_number=row.result_number,
        result_file_id=row.result_file_id,
        overdue_noted_at=row.overdue_noted_at,
    )


def _verification(row: Verification) -> VerificationLine:
    return VerificationLine(row.happened_at, row.place, row.participants, row.findings)


def _apology(row: Apology) -> ApologyLine:
    return ApologyLine(
        for_due_at=row.for_due_at,
        agency_code=row.agency_id,
        raised_at=row.raised_at,
        drafted_reason=row.drafted_reason,
        proposed_due_at=row.proposed_due_at,
        reason=row.reason,
        new_due_at=row.new_due_at,
        sent_at=row.sent_at,
        is_late_notice=row.is_late_notice,
    )


def _custody(row: Custody) -> CustodyLine:
    return CustodyLine(
        keeper=row.keeper,
        agency_code=row.agency_id,
        agency_name=row.agency.name,
        account_id=row.account_id,
        state=row.state,
        stage=row.stage,
        word=row.word,
        since=row.since,
        until=row.until,
    )


def _replaced(row: ReplacedResult) -> ReplacedResultLine:
    return ReplacedResultLine(
        name=row.name,
        number=row.number,
        file_id=row.file_id,
        returned_at=row.returned_at,
        replaced_at=row.replaced_at,
        what_was_wrong=row.what_was_wrong,
    )
