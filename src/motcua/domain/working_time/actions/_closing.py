"""Ends a proposal, once."""

from datetime import datetime

from motcua.domain.working_time import models
from motcua.domain.working_time.errors import ProposalClosed, ProposalUnknown
from motcua.domain.working_time.ports import Actor
from motcua.domain.working_time.values import ProposalId, ProposalState


def lock_open(proposal_id: ProposalId) -> models.CalendarProposal:
    """The proposal, locked. Raises ProposalUnknown, ProposalClosed."""
    row = models.CalendarProposal.objects.select_for_update().filter(pk=proposal_id).first()
    if row is None:
        raise ProposalUnknown
    if row.state != ProposalState.OPEN:
        raise ProposalClosed
    return row


def close(row: models.CalendarProposal, state: ProposalState, *, by: Actor, at: datetime) -> None:
    row.state, row.closed_by, row.closed_at = state, by.reference, at
    row.save(update_fields=["state", "closed_by", "closed_at"])
