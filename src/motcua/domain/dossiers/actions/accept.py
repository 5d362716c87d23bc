"""Accept a dossier and hand out the receipt slip (T2, T3, T5)."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.errors import CaseUnknown
from motcua.domain.catalogue.values import CHARGED_BY
from motcua.domain.dossiers.events import DossierAccepted
from motcua.domain.dossiers.models import Dossier, Slip
from motcua.domain.dossiers.rules import Channel
from motcua.domain.dossiers.rules.intake import clock_starts_at
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import PaperBrought, ReceiptIssued
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import SlipKind

from ._clock import CLOCK_COLUMNS, procedure_of, start_clock
from ._receipt import receipt_facts
from ._register import enter_in_register
from ._slips import keep_slip, slip_head
from ._step import begin, conclude
from ._supplement import open_request, receive_papers


@transaction.atomic
def accept(
    *,
    dossier_code: str,
    case_key: str | None = None,
    fee_orders: Collection[int] = (),
    papers: Sequence[PaperBrought] = (),
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> ReceiptIssued:
    """Accept a dossier: its limit starts, the slip says when the result is due.

    Legal   LR-003 (T2, T3, T5, form 01, 61/2018/NĐ-CP art 17.1c, 17.2b); LR-004: counting of the
            limit, with the parameters of the regime of submission; LR-048: when it starts.
    Units   `at` is the moment of acceptance, aware; `case_key` is the case as the official finds
            it, None leaves what the applicant said; `fee_orders` are the published fees of all
            cases that apply, by their place in the list, from 0, and those of another case are
            left out (LR-138); `papers` are those brought to the counter upon a
            supplement request; `expected_version` is that of the page.
    Raises  PapersStillMissing (asked for and neither sent nor brought), ComponentUnknown,
            CaseUnknown, DossierNotFound, NotPermitted, Moved, WrongState, RegisterClosed. When it raises,
            nothing was written.
    Writes  dossier, slip, custody, journal, outbox (DossierAccepted), counters of slips and
            register; a supplement request that was open is closed.
    """
    dossier = begin(dossier_code, Act.ACCEPT, by=by, expected_version=expected_version)
    if dossier.supplement_requests and (request := open_request(dossier)) is not None:
        receive_papers(dossier, request, papers, at=at)
    whole = procedure_of(dossier)
    if case_key is not None:
        if case_key and whole.case_named(case_key) is None:
            raise CaseUnknown
        dossier.case_key = case_key
    starts_at = clock_starts_at(
        Channel(dossier.channel),
        submitted_at=dossier.submitted_at,
        accepted_at=at,
        is_entered_later=dossier.entered_at is not None,
    )
    due = start_clock(dossier, started_at=starts_at, at=at)
    dossier.accepted_at = starts_at
    conclude(
        dossier,
        by=by,
        at=at,
        fact=DossierAccepted(dossier_id=dossier.pk, at=at, due_at=due.due_at),
        changed=["accepted_at", "case_key", *CLOCK_COLUMNS],
        facts={"due_at": due.due_at.isoformat(), "starts_at": starts_at.isoformat()},
    )
    slip = _receipt(dossier, fee_orders, by=by, at=at)
    return ReceiptIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=due.due_at)


def _receipt(dossier: Dossier, fee_orders: Collection[int], *, by: Actor, at: datetime) -> Slip:
    """The line in the register and the slip. Their numbers are taken last."""
    whole, channel = procedure_of(dossier), CHARGED_BY[dossier.channel]
    procedure = whole.in_case(dossier.case_key)
    chosen = [fee for order, fee in enumerate(whole.fees_for(channel)) if order in set(fee_orders)]
    head = slip_head(dossier, SlipKind.RECEIPT, agency_code=dossier.receiving_agency_id, at=at)
    enter_in_register(dossier, at=at)
    facts = receipt_facts(
        dossier,
        procedure,
        head=head,
        fees=[fee for fee in chosen if fee in procedure.fees_for(channel)],
        receiver_name=by.full_name,
        at=at,
    )
    return keep_slip(dossier, facts, at=at)
