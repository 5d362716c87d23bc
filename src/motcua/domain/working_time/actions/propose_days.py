"""Enter days that a decision sets or takes back: nothing holds yet, somebody else signs."""

from datetime import date, datetime

from django.db import transaction

from motcua.domain.working_time import models, permissions
from motcua.domain.working_time.errors import (
    CalendarContradictsItself,
    DecidedLater,
    DecisionMissing,
    NothingChanges,
)
from motcua.domain.working_time.ports import Actor
from motcua.domain.working_time.rules import change_contradictions
from motcua.domain.working_time.selectors import days_in_force
from motcua.domain.working_time.values import (
    DayChanges,
    ProposalId,
    changes_as_json,
    decision_text,
)
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

from ._rights import require_over

NOTE_CHARACTERS_MAX = 1_000
DECISION_CHARACTERS_MAX = 200


@transaction.atomic
def propose_days(
    *,
    changes: DayChanges,
    decision: str,
    decided_on: date,
    note: str = "",
    by: Actor,
    at: datetime,
) -> ProposalId:
    """Keep a change of days until a second person signs or drops it.

    Legal   LR-070 (Labour Code 2019 arts 111, 112: days off are announced by a decision); that two
            persons change a calendar is assumed (trust.md C15).
    Units   `decided_on` is the Vietnam day of the decision, not later than `at`; `decision` is its
            number; days that name no source get it.
    Raises  NotPermitted, DecisionMissing, DecidedLater, NothingChanges, CalendarContradictsItself.
            Nothing is written then.
    Writes  proposal, journal.
    """
    require_over(by, permissions.PROPOSE_CALENDAR, changes.keys)
    decision = " ".join(decision.split())
    if not 0 < len(decision) <= DECISION_CHARACTERS_MAX:
        raise DecisionMissing
    if decided_on > at.astimezone(VIETNAM).date():
        raise DecidedLater(decided_on=f"{decided_on:%d/%m/%Y}")
    changes = changes.decided_by(decision_text(decision, decided_on))
    held = {row.key: row for row in days_in_force()}
    if reasons := tuple(change_contradictions(changes, held.values())):
        raise CalendarContradictsItself(reason="; ".join(reasons))
    is_same = all(
        (found := held.get(row.key)) is not None
        and (found.kind, found.name) == (row.kind, row.name)
        for row in changes.days
    )
    if is_same and not changes.withdrawn:
        raise NothingChanges
    row = models.CalendarProposal.objects.create(
        changes=changes_as_json(changes),
        decision=decision,
        decided_on=decided_on,
        note=note.strip()[:NOTE_CHARACTERS_MAX],
        entered_by=by.reference,
        entered_at=at,
    )
    journal.record(
        "working_time.days_proposed",
        subject=f"calendar_proposal:{row.pk}",
        by=by.reference,
        at=at,
        facts={
            "decision": decision,
            "days": len(changes.days),
            "withdrawn": len(changes.withdrawn),
        },
    )
    return ProposalId(row.pk)
