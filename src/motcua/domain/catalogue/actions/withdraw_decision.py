"""Take a decision back before it is published."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.errors import DecisionStateRefuses
from motcua.domain.catalogue.states import RecordAct
from motcua.domain.catalogue.values import DecisionId, RecordState
from motcua.domain.identity.values import Actor
from motcua.foundation import journal

from ._records import (
    advance,
    decision_reference,
    locked_decision,
    require_checker,
    require_publisher,
)


@transaction.atomic
def withdraw_decision(*, decision_id: DecisionId, by: Actor, at: datetime) -> None:
    """Withdraw a decision; its records are as checked as they were, for another decision.

    Who prepares decisions takes back one that is not signed; one that is signed, who signs.

    Legal   LR-114; LR-115: what was published is changed by another decision only.
    Units   `at` is aware.
    Raises  NotPermitted, DecisionNotFound, DecisionStateRefuses (published, or withdrawn already).
            Nothing was written then.
    Writes  decision, records, journal. The number may be used again.
    """
    decision, rows = locked_decision(decision_id)
    if decision.signed_at is None:
        require_checker(by)
    else:
        require_publisher(by)
    if decision.published_at is not None:
        raise DecisionStateRefuses(reason=f"quyết định số {decision.number} đã công bố")
    if decision.withdrawn_at is not None:
        raise DecisionStateRefuses(reason="quyết định đã được rút")
    number, decision.withdrawn_at = decision.number, at
    decision.number, decision.signed_at, decision.signed_on = "", None, None
    decision.save()
    for row in rows:
        if row.state == RecordState.SIGNED:
            advance(row, RecordAct.UNSIGN)
        row.decision = None
        row.save(update_fields=["state", "decision"])
    journal.record(
        "catalogue.decision_withdrawn",
        subject=decision_reference(decision),
        by=by.reference,
        at=at,
        facts={"number": number, "records": [row.pk for row in rows]},
    )
