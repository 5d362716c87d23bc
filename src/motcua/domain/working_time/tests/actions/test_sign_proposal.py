"""trust.md C15: two persons change a calendar. LR-070: from the signature on the day is off."""

from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from motcua.domain.working_time import actions
from motcua.domain.working_time.errors import (
    CalendarContradictsItself,
    ProposalClosed,
    ProposalUnknown,
    SignerEnteredIt,
)
from motcua.domain.working_time.selectors import calendar_for, proposal
from motcua.domain.working_time.tests.proposals import (
    AT,
    CLERK,
    HEAD,
    ONE_STOP,
    PROVINCE_CLERK,
    PROVINCE_HEAD,
    closure,
    country_day,
    propose,
)
from motcua.domain.working_time.values import DayKey, DayScope, ProposalState
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

DAY = date(2026, 11, 20)


def is_worked(agency=ONE_STOP):
    return calendar_for(agency, AT.date()).is_working_day(DAY)


def test_a_second_person_signs_and_the_day_is_off(db):
    number = propose(closure())
    actions.sign_proposal(proposal_id=number, by=HEAD, at=AT)
    assert not is_worked()
    assert is_worked("hy2-11983-pvhcc")
    kept = proposal(number)
    assert (kept.state, kept.closed_by, kept.closed_at) == (
        ProposalState.SIGNED,
        HEAD.reference,
        AT,
    )
    words = [line.word for line in journal.entries_about(f"calendar_proposal:{number}")]
    assert words == ["working_time.days_proposed", "working_time.proposal_signed"]


def test_who_entered_it_does_not_sign(db):
    number = propose(closure(), by=HEAD)
    with pytest.raises(SignerEnteredIt):
        actions.sign_proposal(proposal_id=number, by=HEAD, at=AT)
    assert is_worked()
    assert proposal(number).state is ProposalState.OPEN


def test_the_database_refuses_one_hand_as_well(db):
    propose(closure())
    rows = apps.get_model("working_time", "CalendarProposal").objects
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(state="signed", closed_by=CLERK.reference, closed_at=AT)


def test_who_may_only_enter_does_not_sign(db):
    number = propose(country_day(), by=PROVINCE_CLERK)
    for by in (CLERK, HEAD):
        with pytest.raises(NotPermitted):
            actions.sign_proposal(proposal_id=number, by=by, at=AT)
    actions.sign_proposal(proposal_id=number, by=PROVINCE_HEAD, at=AT)
    assert not is_worked()


def test_it_is_signed_once(db):
    number = propose(closure())
    actions.sign_proposal(proposal_id=number, by=HEAD, at=AT)
    with pytest.raises(ProposalClosed):
        actions.sign_proposal(proposal_id=number, by=HEAD, at=AT)
    with pytest.raises(ProposalUnknown):
        actions.sign_proposal(proposal_id=number + 1, by=HEAD, at=AT)


def test_a_day_that_went_meanwhile_cannot_be_taken_back_again(db):
    actions.sign_proposal(proposal_id=propose(closure()), by=HEAD, at=AT)
    key = DayKey(DAY, DayScope.AGENCY, ONE_STOP)
    first, second = propose(withdrawn=[key]), propose(withdrawn=[key])
    actions.sign_proposal(proposal_id=first, by=HEAD, at=AT)
    assert is_worked()
    with pytest.raises(CalendarContradictsItself):
        actions.sign_proposal(proposal_id=second, by=HEAD, at=AT)
    assert proposal(second).state is ProposalState.OPEN
