"""The supplement request of a dossier: how it is made, and when what it asked for is there."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from motcua.domain.dossiers.errors import (
    ComponentUnknown,
    MomentImpossible,
    NothingAsked,
    PaperNotListed,
    PapersStillMissing,
    SupplementUsedUp,
)
from motcua.domain.dossiers.models import Component, Dossier, SupplementRequest
from motcua.domain.dossiers.rules import ComponentSource
from motcua.domain.dossiers.rules.supplement import (
    end_of_day_to_complete,
    paper_not_listed,
    papers_outstanding,
    supplement_requests_allowed,
)
from motcua.domain.dossiers.values import AskedPaper, PaperBrought, SlipIssued
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.selectors import agency
from motcua.domain.slips.rules import SlipKind, SupplementItem, SupplementRequestFacts
from motcua.foundation.clock import VIETNAM
from motcua.foundation.db.rows import insert

from ._clock import calendar_of, procedure_of, regime_of
from ._slips import keep_slip, signature_of, slip_applicant, slip_head
from ._texts import written_reason, written_text

WHAT_IS_MISSING_CHARACTERS_MAX = 500
BASIS_CHARACTERS_MAX = 500
PHONE_CHARACTERS_MAX = 50
PAPERS_MAX = 99  # of one kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a supplement request says."""

    items: Sequence[AskedPaper]
    reason: str
    legal_basis: str
    complete_by: date | None
    contact_phone: str


def checked(request: Request, dossier: Dossier, *, at: datetime) -> Request:
    """The request, trimmed, if it may be made.

    Raises NothingAsked, PaperNotListed, SupplementUsedUp, ReasonMissing, TextMissing,
    MomentImpossible.
    """
    procedure = procedure_of(dossier)
    items = [replace(item, what_is_missing=item.what_is_missing.strip()) for item in request.items]
    if not items or not all(map(_is_clear, items)):
        raise NothingAsked
    if extra := paper_not_listed(items, procedure.components):
        raise PaperNotListed(paper=extra)
    allowed = supplement_requests_allowed(
        of_regime=regime_of(dossier).supplement_requests_max,
        of_procedure=procedure.supplement_requests_max,
    )
    if dossier.supplement_requests >= allowed:
        raise SupplementUsedUp
    if request.complete_by is not None and request.complete_by < at.astimezone(VIETNAM).date():
        raise MomentImpossible(why="hạn bổ sung ở trước ngày yêu cầu")
    return replace(
        request,
        items=items,
        reason=written_reason(request.reason),
        legal_basis=written_text(
            request.legal_basis, what="căn cứ", characters_max=BASIS_CHARACTERS_MAX
        ),
        contact_phone=request.contact_phone.strip()[:PHONE_CHARACTERS_MAX],
    )


def _is_clear(item: AskedPaper) -> bool:
    counts = (item.original_count, item.copy_count)
    return (
        0 < len(item.what_is_missing) <= WHAT_IS_MISSING_CHARACTERS_MAX
        and min(counts) >= 0
        and max(counts) <= PAPERS_MAX
    )


def issue_request(
    dossier: Dossier,
    request: Request,
    *,
    is_at_intake: bool,
    was_due_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> SlipIssued:
    """Write down what is asked for and hand out form 02. `conclude` has saved the dossier."""
    if open_request(dossier) is not None:
        close_open_request(dossier, at=at)
    unit = agency(dossier.receiving_agency_id)
    issuer = dossier.receiving_agency_id if is_at_intake else dossier.competent_agency_id
    complete_by = request.complete_by
    facts = SupplementRequestFacts(
        head=slip_head(dossier, SlipKind.SUPPLEMENT_REQUEST, agency_code=issuer, at=at),
        receiving_unit=unit.name,
        applicant=slip_applicant(dossier),
        request_content=dossier.procedure_name,
        procedure_code=procedure_of(dossier).code or "",
        items=tuple(
            SupplementItem(
                name=item.name,
                original_count=item.original_count,
                copy_count=item.copy_count,
                what_is_missing=item.what_is_missing,
            )
            for item in request.items
        ),
        reason=request.reason,
        legal_basis=request.legal_basis,
        complete_before=end_of_day_to_complete(complete_by, calendar_of(dossier, at))
        if complete_by
        else None,
        contact_unit=unit.name,
        contact_phone=request.contact_phone or unit.phone or "",
        guide_signature=signature_of(by, at),
        request_ordinal=dossier.supplement_requests,
        is_in_process=not is_at_intake,
    )
    slip = keep_slip(dossier, facts, at=at)
    SupplementRequest.objects.create(
        dossier=dossier,
        ordinal=dossier.supplement_requests,
        is_at_intake=is_at_intake,
        items=[asdict(item) for item in request.items],
        reason=request.reason,
        legal_basis=request.legal_basis,
        complete_by=complete_by,
        requested_at=at,
        due_at=was_due_at,
        slip=slip,
    )
    return SlipIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=None)


def open_request(dossier: Dossier) -> SupplementRequest | None:
    """The request that still waits to be completed."""
    return dossier.supplement_requests_made.filter(completed_at__isnull=True).first()


def is_supplement_sent(dossier: Dossier) -> bool:
    """Whether what was asked for lies with the one-stop unit, to be checked."""
    request = open_request(dossier)
    return request is not None and request.sent_at is not None


def close_open_request(dossier: Dossier, *, at: datetime) -> None:
    """What was asked for is there."""
    dossier.supplement_requests_made.filter(completed_at__isnull=True).update(completed_at=at)


def asked_in(request: SupplementRequest) -> list[AskedPaper]:
    """The papers that a request asked for."""
    return [AskedPaper(**item) for item in request.items]


def require_all_here(
    dossier: Dossier, request: SupplementRequest, *, brought: Collection[int]
) -> None:
    """What was asked for has come, `brought` now or sent before.

    Raises ComponentUnknown (nobody asked for it), PapersStillMissing.
    """
    asked = asked_in(request)
    if unknown := set(brought) - {paper.order for paper in asked}:
        raise ComponentUnknown(component_order=min(unknown))
    sent = dossier.components.filter(supplement=request.ordinal).values_list("order", flat=True)
    missing = papers_outstanding(asked, procedure_of(dossier).components, here={*brought, *sent})
    if missing:
        raise PapersStillMissing(papers="; ".join(paper.name for paper in missing))


def receive_papers(
    dossier: Dossier, request: SupplementRequest, papers: Sequence[PaperBrought], *, at: datetime
) -> None:
    """The one-stop unit has all that was asked for, with what was brought on paper just now.

    Raises ComponentUnknown, PapersStillMissing. Then nothing was written.
    """
    brought = {paper.order: paper for paper in papers if paper.count > 0}
    require_all_here(dossier, request, brought=brought)
    names = {paper.order: paper.name for paper in asked_in(request)}
    for row in dossier.components.filter(supplement=request.ordinal, order__in=brought):
        paper = brought.pop(row.order)  # The scan was sent before, now comes the paper.
        row.original_count, row.certified_count = paper.original_count, paper.certified_count
        row.electronic_count = max(row.electronic_count, paper.electronic_count)
        row.save(update_fields=["original_count", "certified_count", "electronic_count"])
    insert(
        [
            Component(
                dossier_id=dossier.pk,
                order=paper.order,
                name=names[paper.order],
                source=ComponentSource.PAPER,
                original_count=paper.original_count,
                certified_count=paper.certified_count,
                electronic_count=paper.electronic_count,
                file_id=paper.file_id,
                supplement=request.ordinal,
            )
            for paper in brought.values()
        ]
    )
    close_open_request(dossier, at=at)
