"""Enter a dossier that came in on paper (T2)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from motcua.domain.catalogue.errors import CaseUnknown, ProcedureNotFound
from motcua.domain.catalogue.selectors import competent_for, procedure_on
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.documents.selectors import files_by_id
from motcua.domain.documents.values import FileId
from motcua.domain.dossiers import permissions
from motcua.domain.dossiers.errors import (
    AgencyUnknown,
    CodeImpossible,
    ComponentUnknown,
    DraftIncomplete,
    MomentImpossible,
)
from motcua.domain.dossiers.events import DossierRegistered
from motcua.domain.dossiers.models import Component, Dossier
from motcua.domain.dossiers.rules import (
    ACT_RIGHTS,
    Channel,
    ComponentSource,
    source_of,
)
from motcua.domain.dossiers.rules.registration import (
    applicant_faults,
    applicant_from,
    moment_fault,
)
from motcua.domain.dossiers.states import DRAFT, Act, next_position
from motcua.domain.dossiers.values import ApplicantOnPaper, PaperBrought, Registered
from motcua.domain.drafts.rules import Delivery, delivery_faults, delivery_from
from motcua.domain.forms.selectors import GENERAL_FORM, form_on
from motcua.domain.identity.selectors import account_of_citizen
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agencies
from motcua.domain.organisations.values import Agency
from motcua.domain.regimes.selectors import regime_on
from motcua.foundation import journal, outbox
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db.rows import insert
from motcua.foundation.errors import NotPermitted

from ._codes import claim_code, take_code

PAPERS_MAX = 99  # of one kind


@transaction.atomic
def register(
    *,
    procedure_slug: str,
    case_key: str = "",
    channel: str,
    receiving_agency_code: str,
    commune_code: str = "",
    applicant: ApplicantOnPaper,
    papers: Sequence[PaperBrought],
    return_method: str,
    return_address: str = "",
    occurred_at: datetime | None = None,
    paper_code: str = "",
    by: Actor,
    at: datetime,
) -> Registered:
    """Enter what somebody handed in at the counter or sent by post; then it is checked like any other.

    Legal   LR-055 (T2, 61/2018/NĐ-CP arts 16, 17.1): papers that the procedure does not list have no
            place. Art 39.1: what came while the system was down is entered afterwards, under the
            regime of the day of reception, with the code that was given on paper.
    Units   `channel` is counter or post; `occurred_at` is when the papers came: by post the moment
            of the hand-over record, at the counter only for what came while the system was down,
            at most `PAPER_ENTRY_DAYS_MAX` days before `at`; `commune_code` is the commune whose
            agency decides, that of the receiving unit if empty; `case_key` is a case of the
            procedure, empty if it is not said; `papers` are those that came.
    Raises  NotPermitted, MomentImpossible, ProcedureNotFound, CaseUnknown, AgencyUnknown, NotReceivedHere,
            ComponentUnknown, CodeImpossible, DraftIncomplete with `faults` [(page, field, message)].
            Nothing is written.
    Writes  dossier, papers, journal, outbox (DossierRegistered), counter. The applicant's account is
            linked where number and name of one fit.
    """
    by.require(permissions.REGISTER, agency_code=receiving_agency_code)
    received_at = occurred_at or at
    day = received_at.astimezone(VIETNAM).date()
    procedure = _procedure(procedure_slug, received_at, at)
    if case_key and procedure.case_named(case_key) is None:
        raise CaseUnknown
    unit = _receiving_unit(receiving_agency_code, day)
    competent_code = competent_for(
        procedure, receiving_agency_code=unit.code, commune_code=commune_code, day=day
    )
    is_entered_later = channel == Channel.COUNTER and occurred_at is not None
    if paper_code and not is_entered_later:
        raise CodeImpossible
    person = applicant_from(applicant)
    delivery = delivery_from(
        {
            "return_method": return_method,
            "return_address": return_address,
            "phone_number": person.phone_number,
            "email": person.email,
        }
    )
    components = _components(procedure, papers, by)
    _refuse_incomplete(channel, person, delivery, components)
    code = paper_code.strip()
    dossier = _dossier(
        procedure.in_case(case_key),
        person,
        delivery,
        channel=channel,
        unit=unit,
        competent_code=competent_code,
        received_at=received_at,
    )
    dossier.entered_at = at if is_entered_later else None
    dossier.code = claim_code(code, competent_code, day) if code else take_code(competent_code, day)
    _enter(dossier, components, by=by, at=at)
    return Registered(dossier.code)


def _dossier(
    procedure: ProcedurePage,
    person: ApplicantOnPaper,
    delivery: Delivery,
    *,
    channel: str,
    unit: Agency,
    competent_code: str,
    received_at: datetime,
) -> Dossier:
    """The dossier as it lies at the desk, without its code."""
    day = received_at.astimezone(VIETNAM).date()
    form = form_on(GENERAL_FORM, day)
    dossier = Dossier(
        procedure_version_id=procedure.version_id,
        procedure_name=procedure.name,
        case_key=procedure.case.key if procedure.case else "",
        regime_key=regime_on(day).version,
        channel=channel,
        receiving_agency_id=unit.code,
        competent_agency_id=competent_code,
        account_id=account_of_citizen(
            identity_number=person.identity_number, full_name=person.full_name
        ),
        submitter_name=person.full_name,
        submitter_identity_number=person.identity_number,
        submitter_address=person.address,
        phone_number=delivery.phone_number,
        email=delivery.email,
        form_key=form.key,
        form_version=form.version,
        answers={},
        return_method=delivery.return_method,
        return_address=delivery.return_address,
        submitted_at=received_at,
        held_since=received_at,
    )
    dossier.position = next_position(DRAFT, Act.REGISTER)
    return dossier


def _enter(dossier: Dossier, components: Sequence[Component], *, by: Actor, at: datetime) -> None:
    """Insert it with its papers, record the act, publish the fact."""
    dossier.save(force_insert=True)
    for component in components:
        component.dossier_id = dossier.pk
    insert(components)
    journal.record(
        ACT_RIGHTS[Act.REGISTER].word,
        subject=dossier.reference,
        by=by.reference,
        at=at,
        facts={
            "version": dossier.version,
            "channel": dossier.channel,
            **({"came_at": dossier.submitted_at.isoformat()} if dossier.submitted_at != at else {}),
        },
    )
    outbox.publish(
        DossierRegistered(
            dossier_id=dossier.pk, at=at, receiving_agency_code=dossier.receiving_agency_id
        )
    )


def _procedure(slug: str, received_at: datetime, at: datetime) -> ProcedurePage:
    """The procedure as it stood when the papers came."""
    if why := moment_fault(received_at, entered_at=at, days_max=settings.PAPER_ENTRY_DAYS_MAX):
        raise MomentImpossible(why=why)
    today, day = at.astimezone(VIETNAM).date(), received_at.astimezone(VIETNAM).date()
    try:
        return procedure_on(slug, day)
    except ProcedureNotFound:
        if day == today:
            raise
        procedure_on(slug, today)  # Not there either: it is the procedure that is not found.
        raise MomentImpossible(why="ở trước khi có thủ tục này") from None


def _receiving_unit(code: str, day: date) -> Agency:
    found = next(iter(agencies([code]).values()), None)
    if found is None or not found.exists_on(day):
        raise AgencyUnknown
    return found


def _components(
    procedure: ProcedurePage, papers: Sequence[PaperBrought], by: Actor
) -> list[Component]:
    """What came on paper, and what the state looks up itself."""
    brought = {paper.order: paper for paper in papers if paper.count > 0}
    listed = {component.order for component in procedure.components}
    for paper in papers:
        counts = (paper.original_count, paper.certified_count, paper.electronic_count)
        if paper.order not in listed or min(counts) < 0 or max(counts) > PAPERS_MAX:
            raise ComponentUnknown(component_order=paper.order)
    file_ids = [FileId(paper.file_id) for paper in brought.values() if paper.file_id is not None]
    kept = files_by_id(file_ids)
    if any(
        file_id not in kept or kept[file_id].kept_by_account_id != by.account_id
        for file_id in file_ids
    ):
        raise NotPermitted
    rows = []
    for component in procedure.components:
        paper = brought.get(component.order, PaperBrought(component.order))
        source = (
            ComponentSource.PAPER
            if paper.count
            else source_of(component, is_attached=False, interactive_form_name="")
        )
        if source is not None:
            rows.append(
                Component(
                    order=component.order,
                    name=component.name,
                    source=source,
                    original_count=paper.original_count,
                    certified_count=paper.certified_count,
                    electronic_count=paper.electronic_count,
                    file_id=paper.file_id,
                )
            )
    return rows


def _refuse_incomplete(
    channel: str, person: ApplicantOnPaper, delivery: Delivery, components: Sequence[Component]
) -> None:
    faults = [
        ("nguoi-nop", fault.field_key, fault.message)
        for fault in (*applicant_faults(person), *delivery_faults(delivery, needs_commune=False))
    ]
    if channel not in {Channel.COUNTER, Channel.POST}:
        faults.append(("ho-so", "channel", "Chưa chọn nộp trực tiếp hay qua bưu chính."))
    if not any(component.source == ComponentSource.PAPER for component in components):
        faults.append(("giay-to", "papers", "Chưa ghi giấy tờ nào đã nhận."))
    if faults:
        raise DraftIncomplete(faults=faults)
