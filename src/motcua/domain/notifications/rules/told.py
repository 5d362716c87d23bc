"""What a fact of `dossiers` tells beyond itself: taken from the line it left in the dossier's life."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from motcua.domain.dossiers import events
from motcua.domain.dossiers.events import DossierFact
from motcua.domain.dossiers.values import DossierLife, DossierPage

_Line = TypeVar("_Line")
_Told = Mapping[str, Any]


def told_of(
    fact: DossierFact,
    page: DossierPage,
    life: Callable[[], DossierLife],
    *,
    grounds: Mapping[str, str],
) -> _Told:
    """Fields of the notice that only this kind of fact fills.

    `life` is asked only if the fact needs it; `grounds` are the names of grounds of a pause.
    """
    teller = _TELLERS.get(type(fact))
    told = dict(teller(fact, page, life())) if teller else {}
    if "ground" in told:
        told["what"] = grounds.get(told.pop("ground"), "")
    return told


def _line_of(lines: tuple[_Line, ...], column: str, fact: DossierFact) -> _Line | None:
    """The line that the fact's own act wrote; else the last, for a fact told by hand."""
    written = [line for line in lines if getattr(line, column) == fact.at] or lines
    return written[-1] if written else None


def _refused(_fact: DossierFact, page: DossierPage, _life: DossierLife) -> _Told:
    return {"reason": page.refusal_reason, "legal_basis": page.refusal_legal_basis}


def _supplement(fact: DossierFact, _page: DossierPage, life: DossierLife) -> _Told:
    line = _line_of(life.supplements, "requested_at", fact)
    if line is None:
        return {}
    return {
        "papers": tuple(f"{paper.name}: {paper.what_is_missing}" for paper in line.papers),
        "reason": line.reason,
        "legal_basis": line.legal_basis,
        "until": line.complete_by,
    }


def _obligation(fact: DossierFact, _page: DossierPage, life: DossierLife) -> _Told:
    line = _line_of(life.obligations, "raised_at", fact)
    return {"what": line.name, "amount_vnd": line.amount_vnd} if line else {}


def _payment(fact: DossierFact, _page: DossierPage, life: DossierLife) -> _Told:
    paid = tuple(line for line in life.obligations if line.paid_at is not None)
    line = _line_of(paid, "paid_at", fact)
    return {"what": line.receipt_number} if line else {}


def _paused(fact: DossierFact, _page: DossierPage, life: DossierLife) -> _Told:
    line = _line_of(life.pauses, "since", fact)
    if line is None:
        return {}
    return {
        "ground": line.ground,
        "reason": line.reason,
        "legal_basis": line.legal_basis,
        "until": line.expected_until,
    }


def _apologised(fact: DossierFact, _page: DossierPage, life: DossierLife) -> _Told:
    sent = tuple(line for line in life.apologies if line.sent_at is not None)
    line = _line_of(sent, "sent_at", fact)
    if line is None:
        return {}
    return {"reason": line.reason, "old_due_at": line.for_due_at, "due_at": line.new_due_at}


def _redated(fact: DossierFact, _page: DossierPage, _life: DossierLife) -> _Told:
    return {"old_due_at": getattr(fact, "old_due_at", None)}


def _handed_to_post(_fact: DossierFact, page: DossierPage, _life: DossierLife) -> _Told:
    return {"what": page.parcel_number}


def _answered(_fact: DossierFact, page: DossierPage, _life: DossierLife) -> _Told:
    return {"reason": page.withdrawal_answer}


def _reopened(fact: DossierFact, _page: DossierPage, life: DossierLife) -> _Told:
    line = _line_of(life.replaced_results, "replaced_at", fact)
    return {"reason": line.what_was_wrong} if line else {}


_TELLERS: Mapping[type[DossierFact], Callable[[Any, DossierPage, DossierLife], _Told]] = {
    events.DossierRefused: _refused,
    events.DossierRejected: _refused,
    events.SupplementRequestedAtIntake: _supplement,
    events.SupplementRequestedInProcess: _supplement,
    events.ObligationRaised: _obligation,
    events.PaymentRecorded: _payment,
    events.DossierPaused: _paused,
    events.ApologySent: _apologised,
    events.DossierRedated: _redated,
    events.ResultHandedToPost: _handed_to_post,
    events.DossierWithdrawn: _answered,
    events.DossierStopped: _answered,
    events.WithdrawalDeclined: _answered,
    events.DossierReopened: _reopened,
}
