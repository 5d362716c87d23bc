"""Accept a submitted dossier and hand out the receipt slip (T3)."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.selectors import procedure_version
from motcua.domain.catalogue.values import VersionId
from motcua.domain.dossiers.events import DossierAccepted
from motcua.domain.dossiers.models import Counter, Dossier, Slip
from motcua.domain.dossiers.rules.slips import SlipKind, slip_number
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import ReceiptIssued
from motcua.domain.identity.values import Actor
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.working_time.rules import limit_ends_at
from motcua.domain.working_time.selectors import calendar_for
from motcua.domain.working_time.values import derivation_as_json
from motcua.foundation.clock import VIETNAM

from ._receipt import receipt_facts
from ._step import begin, conclude

SLIP_SERIES = "receipt_slip"
REGISTER_SERIES = "register"
REGISTER_VOLUME = 1  # One volume a year, closed on 31 December (TT 01/2018/TT-VPCP art 10.2).


@transaction.atomic
def accept(
    *,
    dossier_code: str,
    fee_orders: Collection[int] = (),
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> ReceiptIssued:
    """Accept a dossier: its limit starts, the slip says when the result is due.

    Legal   LR-003 (T3, form 01, 61/2018/NĐ-CP art 17.2b); LR-004: counting of the limit, with the
            parameters of the regime of submission.
    Units   `at` is the moment of receipt, aware; `fee_orders` are the published fees that apply,
            by their place in the list, from 0; `expected_version` is that of the page acted on.
    Raises  DossierNotFound, NotPermitted, Moved, WrongState. When it raises, nothing was written.
    Writes  dossier, slip, journal, outbox (DossierAccepted), counters of slips and register.
    """
    dossier = begin(dossier_code, Act.ACCEPT, by=by, expected_version=expected_version)
    day = at.astimezone(VIETNAM).date()
    submitted_on = dossier.submitted_at.astimezone(VIETNAM).date()
    procedure = procedure_version(VersionId(dossier.procedure_version_id), day=submitted_on)
    regime = regime_on(submitted_on)
    due = limit_ends_at(
        at,
        procedure.limit,
        calendar_for(agency_code=dossier.receiving_agency_id, on=day),
        regime.handover_cutoff,
        same_day=procedure.is_same_day,
        cutoff_source=regime.source_of("handover_cutoff"),
    )
    dossier.accepted_at, dossier.due_at = at, due.due_at
    dossier.due_derivation = derivation_as_json(due)
    conclude(
        dossier,
        Act.ACCEPT,
        by=by,
        at=at,
        fact=DossierAccepted(dossier_id=dossier.pk, at=at, due_at=due.due_at),
        changed=["accepted_at", "due_at", "due_derivation"],
        facts={"due_at": due.due_at.isoformat()},
    )
    year = f"{day:%Y}"
    slip_serial = _next(dossier, SLIP_SERIES, year)
    facts = receipt_facts(
        dossier,
        procedure,
        slip_set=regime_on(day).slip_set,
        fees=[fee for order, fee in enumerate(procedure.fees) if order in set(fee_orders)],
        slip_serial=slip_serial,
        register=(REGISTER_VOLUME, _next(dossier, REGISTER_SERIES, year)),
        receiver_name=by.full_name,
        at=at,
    )
    slip = Slip.objects.create(
        dossier=dossier,
        kind=SlipKind.RECEIPT,
        form_version=facts.form_version,
        number=slip_number(SlipKind.RECEIPT, slip_serial),
        facts=dict(facts.as_facts()),
        issued_at=at,
    )
    return ReceiptIssued(dossier_code=dossier.code, slip_id=slip.pk, due_at=due.due_at)


def _next(dossier: Dossier, series: str, year: str) -> int:
    return Counter.objects.take(kind=series, agency_code=dossier.receiving_agency_id, period=year)
