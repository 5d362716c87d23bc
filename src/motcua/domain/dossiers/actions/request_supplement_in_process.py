"""Ask for papers after appraisal has begun: the limit stops (T10, form 02)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from motcua.domain.dossiers.errors import NotHolder, SupplementTooLate
from motcua.domain.dossiers.events import SupplementRequestedInProcess
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.rules.supplement import latest_request_at
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import AskedPaper, SlipIssued
from motcua.domain.identity.values import Actor
from motcua.foundation.clock import VIETNAM

from ._clock import CLOCK_COLUMNS, calendar_of, regime_of, stop_clock
from ._step import begin, conclude
from ._supplement import BASIS_CHARACTERS_MAX, Request, checked, issue_request


@transaction.atomic
def request_supplement_in_process(
    *,
    dossier_code: str,
    items: Sequence[AskedPaper],
    reason: str,
    legal_basis: str,
    complete_by: date | None = None,
    contact_phone: str = "",
    special_law: str = "",
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Send a dossier back for papers while it is appraised. Nothing is due until they have come.

    Legal   LR-052 (T10, form 02, 61/2018/NĐ-CP art 19.4): by the officer who holds the dossier, at
            the latest 3 working days after reception; LR-051: listed papers only, and together
            with a request at intake no more often than allowed.
    Units   As of `request_supplement_at_intake`; `special_law` names the instrument that allows
            asking later, or is empty.
    Raises  NotHolder, SupplementTooLate (says until when), PaperNotListed (the interface then calls
            `record_extra_paper_attempt`), NothingAsked, SupplementUsedUp, ReasonMissing,
            TextMissing, MomentImpossible, DossierNotFound, NotPermitted, Moved, WrongState.
            Nothing is written.
    Writes  dossier (no due time), custody, supplement request, slip, counter, journal, outbox
            (SupplementRequestedInProcess).
    """
    dossier = begin(
        dossier_code, Act.REQUEST_SUPPLEMENT_IN_PROCESS, by=by, expected_version=expected_version
    )
    if dossier.holder_id != by.account_id:
        raise NotHolder
    special_law = special_law.strip()[:BASIS_CHARACTERS_MAX]
    request = checked(
        Request(
            items=items,
            reason=reason,
            legal_basis=f"{legal_basis.strip()}; {special_law}" if special_law else legal_basis,
            complete_by=complete_by,
            contact_phone=contact_phone,
        ),
        dossier,
        at=at,
    )
    if not special_law:
        _require_in_time(dossier, at)
    dossier.supplement_requests += 1
    was_due_at = dossier.due_at
    stop_clock(dossier)
    conclude(
        dossier,
        by=by,
        at=at,
        fact=SupplementRequestedInProcess(dossier_id=dossier.pk, at=at),
        changed=["supplement_requests", *CLOCK_COLUMNS],
        facts={
            "ordinal": dossier.supplement_requests,
            "papers": [item.order for item in request.items],
            "by_special_law": bool(special_law),
        },
    )
    return issue_request(dossier, request, is_at_intake=False, was_due_at=was_due_at, by=by, at=at)


def _require_in_time(dossier: Dossier, at: datetime) -> None:
    regime = regime_of(dossier)
    assert dossier.clock_started_at is not None  # noqa: S101 — it is being appraised
    latest = latest_request_at(
        dossier.clock_started_at,
        working_days=regime.supplement_notice_working_days,
        calendar=calendar_of(dossier, at),
        rules=regime.counting_rules,
    )
    if at > latest:
        raise SupplementTooLate(latest=f"{latest.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}")
