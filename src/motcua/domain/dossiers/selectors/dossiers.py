"""Questions about one dossier, and the lists of its applicant."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.errors import DossierNotFound
from motcua.domain.dossiers.models import Component, Dossier, Slip, SupplementRequest
from motcua.domain.dossiers.rules import ReturnMethod
from motcua.domain.dossiers.rules.lookup import is_slip_key
from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.dossiers.states import State
from motcua.domain.dossiers.values import (
    DossierId,
    DossierPage,
    HistoryLine,
    PaperInDossier,
    PublicProgress,
    SlipPaper,
)
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import AgencyCode
from motcua.foundation import journal
from motcua.foundation.db import read
from motcua.foundation.db.rows import first_with
from motcua.foundation.errors import NotPermitted

_RECEIPT_AND_CONSULTED = """json_build_array(
    (
        SELECT slip.id FROM dossiers_slip slip
        WHERE slip.dossier_id = dossiers_dossier.id AND slip.kind = 'receipt'
        ORDER BY slip.ordinal DESC LIMIT 1
    ),
    (
        SELECT coalesce(json_agg(asked.agency_id), '[]') FROM dossiers_consultation asked
        WHERE asked.dossier_id = dossiers_dossier.id AND asked.answered_at IS NULL
    )
)"""
_MAY_BE_ASKED = [State.SUPPLEMENT_BEFORE_ACCEPTANCE, State.SUPPLEMENT_IN_PROCESS]
_TO_COLLECT = [State.RESULT_READY, State.REJECTED]
_Found = tuple[Dossier, int | None, frozenset[str]]


def public_progress(code: str) -> PublicProgress:
    """What anybody with the code may know. One query. Raises DossierNotFound."""
    rows = read("SELECT id, code, state, stage FROM dossiers_dossier WHERE code = %s", [code])
    if not rows:
        raise DossierNotFound(dossier_code=code)
    [(dossier_id, found_code, state, stage)] = rows
    return PublicProgress(DossierId(dossier_id), found_code, state, stage)


def dossier_of_applicant(code: str, *, by: Actor) -> DossierPage:
    """One's own dossier. Somebody else's looks like none. Raises DossierNotFound."""
    found = _found("WHERE code = %s AND account_id = %s", [code, by.account_id])
    if found is None:
        raise DossierNotFound(dossier_code=code)
    return _page(*found)


def dossier_with_slip(code: str, key: str) -> DossierPage:
    """The dossier of somebody who holds its slip. Raises DossierNotFound.

    Legal   LR-013 (61/2018/NĐ-CP art 6; TT 01/2018/TT-VPCP art 16.2d). The page may show the
            division that has it and the due time, no personal data.
    """
    found = _found("WHERE code = %s", [code])
    if found is None or not is_slip_key(key, code, secret=settings.SECRET_KEY):
        raise DossierNotFound(dossier_code=code)
    return _page(*found)


def dossier_of_officer(code: str, *, by: Actor) -> DossierPage:
    """A dossier that one of the actor's agencies receives or decides.

    Any other looks like none (trust.md C2). Raises DossierNotFound.
    """
    found = _found("WHERE code = %s", [code])
    if found is None or not _may_read(found[0], found[2], by):
        raise DossierNotFound(dossier_code=code)
    return _page(*found)


def dossier_behind(dossier_id: DossierId) -> DossierPage:
    """The dossier that a fact speaks of, for a higher module's subscriber: nobody is shown it.

    Raises DossierNotFound.
    """
    found = _found("WHERE id = %s", [dossier_id])
    if found is None:
        raise DossierNotFound(dossier_id=dossier_id)
    return _page(*found)


def dossiers_of(account_id: AccountId) -> QuerySet[Dossier]:
    """One's own dossiers: what waits for their applicant (`waits_for_applicant`) first, then the
    newest. One query, on index `dossier_of_account`.
    """
    is_asked = SupplementRequest.objects.filter(
        dossier_id=OuterRef("pk"), sent_at__isnull=True, completed_at__isnull=True
    )
    waits = (
        Q(state=State.AWAITING_PAYMENT)
        | (Q(state__in=_MAY_BE_ASKED) & Exists(is_asked))
        | Q(state__in=_TO_COLLECT, return_method=ReturnMethod.COUNTER)
    )
    return (
        Dossier.objects.filter(account_id=account_id)
        .annotate(waits_for_applicant=Case(When(waits, then=True), default=False))
        .select_related("receiving_agency", "competent_agency")
        .order_by("-waits_for_applicant", "-id")
    )


def slip_paper(slip_id: int, *, by: Actor) -> SlipPaper:
    """A slip for its applicant, or for an officer who may read the dossier. Raises NotPermitted."""
    row = Slip.objects.select_related("dossier").filter(pk=slip_id).first()
    if row is None:
        raise NotPermitted(slip_id=slip_id)
    is_own = by.account_id is not None and row.dossier.account_id == by.account_id
    if not (is_own or _may_read(row.dossier, frozenset(), by) or _is_asked(row.dossier, by)):
        raise NotPermitted(slip_id=slip_id)
    return SlipPaper(
        slip_id=row.pk,
        dossier_id=DossierId(row.dossier_id),
        dossier_code=row.dossier.code,
        kind=row.kind,
        number=row.number,
        facts=row.facts,
        issued_at=row.issued_at,
    )


def _is_asked(dossier: Dossier, by: Actor) -> bool:
    """Whether one of the actor's agencies is asked for an opinion and has not given it."""
    agencies = by.agency_codes(permissions.READ)
    return dossier.consultations.filter(agency_id__in=agencies, answered_at__isnull=True).exists()


def _may_read(dossier: Dossier, consulted: frozenset[str], by: Actor) -> bool:
    agencies = readable_by(by)
    return bool({dossier.receiving_agency_id, dossier.competent_agency_id, *consulted} & agencies)


def _found(where: str, parameters: Sequence[Any]) -> _Found | None:
    """The dossier with its latest receipt slip and the agencies asked for opinions. One query."""
    found = first_with(_RECEIPT_AND_CONSULTED, Dossier, where, parameters)
    if found is None:
        return None
    dossier, worked_out = found
    receipt_slip_id, consulted = (
        json.loads(worked_out) if isinstance(worked_out, str) else worked_out
    )
    return dossier, receipt_slip_id, frozenset(consulted)


def _page(row: Dossier, receipt_slip_id: int | None, consulted: frozenset[str]) -> DossierPage:
    """Four queries with the dossier's own: papers, journal, names."""
    lines = journal.entries_about(row.reference, module="dossiers")
    people = {_account_id(line.by) for line in lines} | {row.holder_id}
    names = full_names([AccountId(each) for each in people if each is not None])
    held = agencies([row.receiving_agency_id, row.competent_agency_id])
    return DossierPage(
        dossier_id=DossierId(row.pk),
        code=row.code,
        version=row.version,
        state=row.state,
        stage=row.stage,
        behind=tuple((state, stage) for state, stage in row.behind),
        procedure_name=row.procedure_name,
        procedure_version_id=row.procedure_version_id,
        case_key=row.case_key,
        regime_key=row.regime_key,
        channel=row.channel,
        receiving_agency_code=row.receiving_agency_id,
        receiving_agency_name=held[AgencyCode(row.receiving_agency_id)].name,
        competent_agency_code=row.competent_agency_id,
        competent_agency_name=held[AgencyCode(row.competent_agency_id)].name,
        consulted_agency_codes=consulted,
        account_id=row.account_id,
        submitter_name=row.submitter_name,
        submitter_identity_number=row.submitter_identity_number,
        submitter_address=row.submitter_address,
        phone_number=row.phone_number,
        email=row.email,
        form_key=row.form_key,
        form_version=row.form_version,
        answers=row.answers,
        return_method=row.return_method,
        return_address=row.return_address,
        submitted_at=row.submitted_at,
        entered_at=row.entered_at,
        clock_started_at=row.clock_started_at,
        accepted_at=row.accepted_at,
        due_at=row.due_at,
        due_derivation=row.due_derivation,
        reappointments=row.reappointments,
        register_volume=row.register_volume,
        register_serial=row.register_serial,
        holder_account_id=row.holder_id,
        holder_name=names.get(AccountId(row.holder_id), "") if row.holder_id else "",
        held_since=row.held_since,
        refusal_reason_key=row.refusal_reason_key,
        refusal_reason=row.refusal_reason,
        refusal_legal_basis=row.refusal_legal_basis,
        supplement_requests=row.supplement_requests,
        withdrawal_reason=row.withdrawal_reason,
        withdrawal_answer=row.withdrawal_answer,
        outcome=row.outcome,
        rejection_letter_number=row.rejection_letter_number,
        send_back_reason=row.send_back_reason,
        result_name=row.result_name,
        result_number=row.result_number,
        result_file_id=row.result_file_id,
        appraised_by_account_id=row.appraised_by_id,
        approved_by_account_id=row.approved_by_id,
        result_ready_at=row.result_ready_at,
        returned_at=row.returned_at,
        returned_how=row.returned_how,
        parcel_number=row.parcel_number,
        collection_reminders=row.collection_reminders,
        archive_index=row.archive_index,
        receipt_slip_id=receipt_slip_id,
        papers=tuple(_paper(paper) for paper in _papers(row)),
        history=_history(lines, names),
    )


def _papers(row: Dossier) -> QuerySet[Component]:
    return row.components.select_related("file").order_by("order", "supplement")


def _paper(row: Component) -> PaperInDossier:
    return PaperInDossier(
        order=row.order,
        supplement=row.supplement,
        name=row.name,
        source=row.source,
        original_count=row.original_count,
        certified_count=row.certified_count,
        electronic_count=row.electronic_count,
        file_id=row.file_id,
        file_name=row.file.original_name if row.file else "",
        media_type=row.file.media_type if row.file else "",
        byte_count=row.file.byte_count if row.file else 0,
    )


def _history(
    lines: Sequence[journal.JournalLine], names: Mapping[AccountId, str]
) -> tuple[HistoryLine, ...]:
    return tuple(
        HistoryLine(
            word=line.word,
            by_name=names.get(account_id, "") if account_id is not None else "",
            by_account_id=account_id,
            at=line.at,
            facts=line.facts,
        )
        for line in lines
        for account_id in (_account_id(line.by),)
    )


def _account_id(reference: str) -> AccountId | None:
    kind, _, number = reference.partition(":")
    return AccountId(int(number)) if kind == "account" and number.isdigit() else None
