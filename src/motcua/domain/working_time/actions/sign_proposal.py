"""Sign a change of the calendar that somebody else entered: from now on its days hold."""

from datetime import datetime

from django.db import transaction

from motcua.domain.working_time import permissions
from motcua.domain.working_time.errors import SignerEnteredIt
from motcua.domain.working_time.ports import Actor
from motcua.domain.working_time.values import (
    ProposalId,
    ProposalState,
    changes_from_json,
    decision_text,
)
from motcua.foundation import journal
from motcua.foundation.db.publication import PublishedCounts

from ._closing import close, lock_open
from ._rights import require_over
from .announce_days import announce_days


@transaction.atomic
def sign_proposal(*, proposal_id: ProposalId, by: Actor, at: datetime) -> PublishedCounts:
    """Announce the days of a proposal. What they move elsewhere is for whoever calls this.

    Legal   LR-070 (Labour Code 2019 arts 111, 112); two persons: assumed (trust.md C15).
    Raises  NotPermitted, ProposalUnknown, ProposalClosed, SignerEnteredIt,
            CalendarContradictsItself (days changed since it was entered). Nothing is written then.
    Units   The days are known from the Vietnam day of `at`.
    Writes  proposal, and all that `announce_days` writes.
    """
    row = lock_open(proposal_id)
    changes = changes_from_json(row.changes)
    require_over(by, permissions.PUBLISH_CALENDAR, changes.keys)
    if by.reference == row.entered_by:
        raise SignerEnteredIt
    source = decision_text(row.decision, row.decided_on)
    counts = announce_days(changes=changes, decision=source, by=by, at=at)
    close(row, ProposalState.SIGNED, by=by, at=at)
    journal.record(
        "working_time.proposal_signed",
        subject=f"calendar_proposal:{row.pk}",
        by=by.reference,
        at=at,
        facts={"decision": row.decision, "entered_by": row.entered_by},
    )
    return counts
