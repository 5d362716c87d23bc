"""Drop a change of the calendar that was entered and not signed."""

from datetime import datetime

from django.db import transaction

from motcua.domain.working_time import permissions
from motcua.domain.working_time.ports import Actor
from motcua.domain.working_time.values import ProposalId, ProposalState, changes_from_json
from motcua.foundation import journal

from ._closing import close, lock_open
from ._rights import require_over


@transaction.atomic
def drop_proposal(*, proposal_id: ProposalId, by: Actor, at: datetime) -> None:
    """Give up a change: whoever may enter such a change may also drop it, one's own included.

    Legal   LR-070; assumed.
    Units   `at` is timezone-aware.
    Raises  NotPermitted, ProposalUnknown, ProposalClosed. Nothing is written then.
    Writes  proposal, journal.
    """
    row = lock_open(proposal_id)
    require_over(by, permissions.PROPOSE_CALENDAR, changes_from_json(row.changes).keys)
    close(row, ProposalState.DROPPED, by=by, at=at)
    journal.record(
        "working_time.proposal_dropped",
        subject=f"calendar_proposal:{row.pk}",
        by=by.reference,
        at=at,
        facts={"decision": row.decision, "entered_by": row.entered_by},
    )
