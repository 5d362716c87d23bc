"""Note that a published decision was entered in the national database."""

from datetime import datetime

from django.db import transaction

from motcua.domain.catalogue.errors import DecisionStateRefuses
from motcua.domain.catalogue.values import DecisionId
from motcua.domain.identity.values import Actor
from motcua.foundation import journal

from ._records import decision_reference, locked_decision, require_checker


@transaction.atomic
def enter_in_database(*, decision_id: DecisionId, by: Actor, at: datetime) -> None:
    """Record that procedure control has entered the decision in the national database.

    Legal   LR-117 (63/2010/NĐ-CP art 24): within some working days after publication; a decision that
            is entered late is entered all the same, and counted as late.
    Units   `at` is aware: the moment of the entry.
    Raises  NotPermitted, DecisionNotFound, DecisionStateRefuses (not published, or entered before).
            Nothing was written then.
    Writes  decision, journal.
    """
    require_checker(by)
    decision, _rows = locked_decision(decision_id)
    if decision.published_at is None:
        raise DecisionStateRefuses(reason="quyết định chưa được công bố")
    if decision.entered_in_database_at is not None:
        raise DecisionStateRefuses(reason="quyết định đã được cập nhật vào cơ sở dữ liệu quốc gia")
    decision.entered_in_database_at = at
    decision.save(update_fields=["entered_in_database_at"])
    journal.record(
        "catalogue.decision_entered",
        subject=decision_reference(decision),
        by=by.reference,
        at=at,
        facts={"number": decision.number},
    )
