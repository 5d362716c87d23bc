"""LR-097. Back early, or not gone at all: the work is one's own again."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers.tests.people import PHO_HIEN_COMMITTEE, SENT_AT, everybody
from motcua.domain.workflow import actions as workflow
from motcua.domain.workflow.errors import AbsenceOver
from motcua.domain.workflow.selectors.absences import absences_of
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

DAY = timedelta(days=1)


@pytest.fixture
def people(db):
    return everybody()


@pytest.fixture
def absence_id(people):
    return workflow.register_absence(
        account_id=people.case_officer.account_id,
        substitute_account_id=people.other_case_officer.account_id,
        agency_code=PHO_HIEN_COMMITTEE,
        since=SENT_AT,
        until=SENT_AT + 5 * DAY,
        reason="",
        by=people.case_officer,
        at=SENT_AT,
    )


def cancel(absence_id, by, at=SENT_AT + DAY):
    workflow.cancel_absence(absence_id=absence_id, by=by, at=at)


@pytest.mark.parametrize("who", ["case_officer", "leader"])
def test_oneself_or_the_head_cancels(people, absence_id, who):
    cancel(absence_id, getattr(people, who))
    nobody = absences_of(
        account_id=people.case_officer.account_id, agency_codes=(), at=SENT_AT + DAY
    )
    assert nobody == []
    word = journal.latest_about(people.case_officer.reference, module="workflow")
    assert (word.word, word.facts) == ("workflow.absence_cancelled", {"absence": absence_id})
    with pytest.raises(AbsenceOver):
        cancel(absence_id, people.case_officer)


def test_others_do_not_and_the_past_stays(people, absence_id):
    for who in (people.other_case_officer, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            cancel(absence_id, who)
    with pytest.raises(NotPermitted):
        cancel(absence_id + 1000, people.leader)
    with pytest.raises(AbsenceOver):
        cancel(absence_id, people.leader, at=SENT_AT + 5 * DAY)
    [line] = absences_of(
        account_id=people.case_officer.account_id, agency_codes=(), at=SENT_AT + DAY
    )
    assert line.absence_id == absence_id
