"""Send a dossier online (T1)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from motcua.domain.catalogue.selectors import agencies_for, needs_commune, procedure_on
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.dossiers.errors import DraftIncomplete
from motcua.domain.dossiers.events import DossierSubmitted
from motcua.domain.dossiers.models import Component, Dossier
from motcua.domain.dossiers.rules import (
    Channel,
    ComponentSource,
    papers_missing,
    source_of,
)
from motcua.domain.dossiers.rules.rights import SUBMITTED_WORD
from motcua.domain.dossiers.states import DRAFT, Act, next_position
from motcua.domain.dossiers.values import Submission
from motcua.domain.drafts.actions import hand_in
from motcua.domain.drafts.rules import Delivery, delivery_faults, delivery_from
from motcua.domain.drafts.selectors import draft_to_send
from motcua.domain.drafts.values import DraftId, DraftPage
from motcua.domain.forms.rules import form_faults
from motcua.domain.forms.selectors import form_version
from motcua.domain.identity.selectors import person
from motcua.domain.identity.values import Actor
from motcua.domain.regimes.selectors import regime_on
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db import together
from motcua.foundation.db.rows import insert

from ._codes import take_code

_NEXT_ID = "nextval(pg_get_serial_sequence('dossiers_dossier', 'id'))"


@transaction.atomic
def submit(*, draft_id: DraftId, by: Actor, at: datetime) -> Submission:
    """Turn a complete draft into a submitted dossier with a code. Sending twice sends once.

    Legal   LR-001 (T1, 45/2020/NĐ-CP art 11); LR-002: the code of the regime in force on the day.
    Units   `at` is the moment of sending, aware; the code's serial is per agency and day.
    Raises  DraftNotFound; DraftIncomplete with `faults` [(page, field, message)]; NotOnline.
            When it raises, nothing was written.
    Writes  dossier, components, draft, journal, outbox (DossierSubmitted), counter.
    """
    draft, dossier_id = draft_to_send(draft_id, account_id=by.account_id, next_id=_NEXT_ID)
    if draft.dossier_id is not None:
        code = Dossier.objects.values_list("code", flat=True).get(pk=draft.dossier_id)
        return Submission(code, draft.procedure_slug, is_repeat=True)

    day = at.astimezone(VIETNAM).date()
    procedure = procedure_on(draft.procedure_slug, day).in_case(draft.case_key)
    delivery = delivery_from(draft.delivery)
    _refuse_incomplete(draft, procedure, delivery, day)
    dossier = _dossier(dossier_id, draft, procedure, delivery, by=by, at=at)
    with together():
        insert(_components(dossier, draft, procedure))
        hand_in(draft_id=draft_id, dossier_id=dossier.pk, by=by, at=at)
        journal.record(
            SUBMITTED_WORD,
            subject=dossier.reference,
            by=by.reference,
            at=at,
            facts={"version": dossier.version, "draft": str(draft_id), "channel": dossier.channel},
        )
        outbox.publish(
            DossierSubmitted(
                dossier_id=dossier.pk, at=at, receiving_agency_code=dossier.receiving_agency_id
            )
        )
        # The serial comes last: its row makes a busy agency's other applicants wait until commit.
        dossier.code = take_code(dossier.competent_agency_id, day)
    insert([dossier])
    return Submission(dossier.code, draft.procedure_slug, is_repeat=False)


def _refuse_incomplete(
    draft: DraftPage, procedure: ProcedurePage, delivery: Delivery, day: date
) -> None:
    schema = form_version(draft.form_key, draft.form_version)
    faults: list[tuple[str, str, str]] = [
        (fault.page_key, fault.field_key, fault.message % fault.values)
        for fault in form_faults(schema, draft.answers, on=day)
    ]
    if draft.case_key and procedure.case is None:
        faults.append(("truong-hop", "case_key", "Xin chọn lại trường hợp: thủ tục đã thay đổi."))
    faults += [
        ("noi-nop", fault.field_key, fault.message)
        for fault in delivery_faults(delivery, needs_commune=needs_commune(procedure))
    ]
    faults += [
        ("giay-to", f"component-{component.order}", f"Chưa đính kèm: {component.name}.")
        for component in papers_missing(
            procedure.components,
            attached=draft.papers,
            interactive_form_name=schema.implements,
        )
    ]
    if faults:
        raise DraftIncomplete(faults=faults)


def _dossier(
    dossier_id: int,
    draft: DraftPage,
    procedure: ProcedurePage,
    delivery: Delivery,
    *,
    by: Actor,
    at: datetime,
) -> Dossier:
    day = at.astimezone(VIETNAM).date()
    assert by.account_id is not None  # noqa: S101 — the draft that was locked is this account's
    applicant = person(by.account_id)
    agencies = agencies_for(procedure, commune_code=delivery.commune_code or None, day=day)
    dossier = Dossier(
        id=dossier_id,
        procedure_version_id=procedure.version_id,
        procedure_name=procedure.name,
        case_key=draft.case_key,
        regime_key=regime_on(day).version,
        channel=Channel.ONLINE,
        receiving_agency_id=agencies.receiving_agency_code,
        competent_agency_id=agencies.competent_agency_code,
        account_id=by.account_id,
        submitter_name=applicant.full_name,
        submitter_identity_number=applicant.identity_number,
        submitter_address=applicant.address,
        phone_number=delivery.phone_number,
        email=delivery.email,
        form_key=draft.form_key,
        form_version=draft.form_version,
        answers=draft.answers,
        return_method=delivery.return_method,
        return_address=delivery.return_address,
        submitted_at=at,
        held_since=at,
    )
    dossier.position = next_position(DRAFT, Act.SUBMIT)
    return dossier


def _components(
    dossier: Dossier, draft: DraftPage, procedure: ProcedurePage
) -> Sequence[Component]:
    form_name = form_version(draft.form_key, draft.form_version).implements
    rows = []
    for listed in procedure.components:
        paper = draft.papers.get(listed.order)
        source = source_of(listed, is_attached=paper is not None, interactive_form_name=form_name)
        if source is None:
            continue
        is_electronic = source in {ComponentSource.FORM, ComponentSource.UPLOAD}
        rows.append(
            Component(
                dossier_id=dossier.pk,
                order=listed.order,
                name=listed.name,
                source=source,
                electronic_count=1 if is_electronic else 0,
                file_id=paper["file_id"] if paper else None,
            )
        )
    return rows
