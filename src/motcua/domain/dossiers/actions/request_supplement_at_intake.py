"""Ask for what is missing before the dossier is accepted (T4, form 02)."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from motcua.domain.dossiers.events import SupplementRequestedAtIntake
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import AskedPaper, SlipIssued
from motcua.domain.identity.values import Actor

from ._step import begin, conclude
from ._supplement import Request, checked, issue_request


@transaction.atomic
def request_supplement_at_intake(
    *,
    dossier_code: str,
    items: Sequence[AskedPaper],
    reason: str,
    legal_basis: str,
    complete_by: date | None = None,
    contact_phone: str = "",
    by: Actor,
    at: datetime,
    expected_version: int | None = None,
) -> SlipIssued:
    """Send a dossier back for papers before it is accepted; no limit runs yet.

    Legal   LR-051 (T4, form 02, 61/2018/NĐ-CP arts 15.3, 17.1a, 17.2a): everything at once, in
            writing, with the reason; only what the published procedure lists, and as often as the
            regime or the procedure allows.
    Units   `items` name listed papers by order and name, each with what is missing, 1 to 500
            characters; `reason` has 10 to 2,000 characters; `complete_by` is a day, today or later,
            only where the law sets one; without `contact_phone` the unit's own is printed.
    Raises  PaperNotListed (the interface then calls `record_extra_paper_attempt`), NothingAsked,
            SupplementUsedUp, ReasonMissing, TextMissing, MomentImpossible, DossierNotFound,
            NotPermitted, Moved, WrongState. Nothing is written.
    Writes  dossier, supplement request, slip, counter, journal, outbox
            (SupplementRequestedAtIntake).
    """
    dossier = begin(
        dossier_code, Act.REQUEST_SUPPLEMENT_AT_INTAKE, by=by, expected_version=expected_version
    )
    request = checked(
        Request(
            items=items,
            reason=reason,
            legal_basis=legal_basis,
            complete_by=complete_by,
            contact_phone=contact_phone,
        ),
        dossier,
        at=at,
    )
    dossier.supplement_requests += 1
    conclude(
        dossier,
        by=by,
        at=at,
        fact=SupplementRequestedAtIntake(dossier_id=dossier.pk, at=at),
        changed=["supplement_requests"],
        facts={
            "ordinal": dossier.supplement_requests,
            "papers": [item.order for item in request.items],
        },
    )
    return issue_request(dossier, request, is_at_intake=True, by=by, at=at)
