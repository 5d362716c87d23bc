"""LR-070: what was entered wrongly is dropped, and stays in the list."""

import pytest

from motcua.domain.working_time import actions
from motcua.domain.working_time.errors import ProposalClosed
from motcua.domain.working_time.selectors import proposal
from motcua.domain.working_time.tests.people import ANONYMOUS
from motcua.domain.working_time.tests.proposals import AT, CLERK, HEAD, closure, propose
from motcua.domain.working_time.values import ProposalState
from motcua.foundation.errors import NotPermitted


def test_one_drops_what_one_has_entered(db):
    number = propose(closure())
    actions.drop_proposal(proposal_id=number, by=CLERK, at=AT)
    assert proposal(number).state is ProposalState.DROPPED
    with pytest.raises(ProposalClosed):
        actions.sign_proposal(proposal_id=number, by=HEAD, at=AT)


def test_a_stranger_drops_nothing(db):
    number = propose(closure())
    with pytest.raises(NotPermitted):
        actions.drop_proposal(proposal_id=number, by=ANONYMOUS, at=AT)
    assert proposal(number).state is ProposalState.OPEN
