"""Who stands in goes on standing in. Legal: LR-127 (72/2025/QH15 art 54)."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers.tests.people import PHO_HIEN_COMMITTEE, SENT_AT, everybody
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow import actions as workflow
from motcua.domain.workflow.selectors.absences import absences_of, units_with_absences
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

DAY = timedelta(days=1)
HEIR = "hy2-so-noi-vu"


@pytest.fixture
def people(db):
    people = everybody()
    workflow.register_absence(
        account_id=people.case_officer.account_id,
        substitute_account_id=people.other_case_officer.account_id,
        agency_code=PHO_HIEN_COMMITTEE,
        since=SENT_AT,
        until=SENT_AT + 5 * DAY,
        reason="",
        by=people.case_officer,
        at=SENT_AT,
    )
    return people


def carry(by=SYSTEM, at=SENT_AT + DAY):
    return workflow.carry_absences(agency_code=PHO_HIEN_COMMITTEE, heir_code=HEIR, by=by, at=at)


def test_what_is_not_over_holds_in_the_heir(people):
    assert carry() == 1
    [line] = absences_of(
        account_id=people.case_officer.account_id, agency_codes=[], at=SENT_AT + DAY
    )
    assert (line.agency_code, line.until) == (HEIR, SENT_AT + 5 * DAY)
    assert units_with_absences(at=SENT_AT + DAY) == {HEIR}
    assert carry() == 0
    assert len(journal.entries_about(f"agency:{PHO_HIEN_COMMITTEE}")) == 1


def test_what_is_over_stays_with_the_old_unit(people):
    assert carry(at=SENT_AT + 6 * DAY) == 0
    assert not journal.entries_about(f"agency:{PHO_HIEN_COMMITTEE}")


def test_others_carry_nothing(people):
    with pytest.raises(NotPermitted):
        carry(by=people.citizen)
    assert units_with_absences(at=SENT_AT + DAY) == {PHO_HIEN_COMMITTEE}
