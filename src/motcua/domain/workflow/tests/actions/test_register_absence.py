"""LR-097 (61/2018/NĐ-CP arts 8, 19.1). Somebody is away; a colleague with the same role stands in."""

from datetime import timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers.tests.people import (
    PHO_HIEN_COMMITTEE,
    PHO_HIEN_ONE_STOP,
    SENT_AT,
    everybody,
    register,
)
from motcua.domain.workflow import actions as workflow
from motcua.domain.workflow import errors
from motcua.domain.workflow.selectors.absences import absences_of
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

DAY = timedelta(days=1)


@pytest.fixture
def people(db):
    return everybody()


@pytest.fixture
def head(people):
    return register("truong", "Nguyễn Thị Ngọc", ("one_stop_head", PHO_HIEN_ONE_STOP))


def absent(who, substitute, *, by=None, agency=PHO_HIEN_COMMITTEE, first=1, days=2, **changes):
    values = {
        "since": SENT_AT + first * DAY,
        "until": SENT_AT + (first + days) * DAY,
        "reason": "Nghỉ phép năm",
        **changes,
    }
    return workflow.register_absence(
        account_id=who.account_id,
        substitute_account_id=substitute.account_id,
        agency_code=agency,
        by=by or who,
        at=SENT_AT,
        **values,
    )


def listed(who, *agencies, at=SENT_AT):
    return absences_of(account_id=who.account_id, agency_codes=agencies, at=at)


def test_it_is_known_to_both_and_to_the_head(people):
    absence_id = absent(people.case_officer, people.other_case_officer)
    for who, agencies in (
        (people.case_officer, ()),
        (people.other_case_officer, ()),
        (people.leader, (PHO_HIEN_COMMITTEE,)),
    ):
        [line] = listed(who, *agencies)
        assert (line.absence_id, line.full_name, line.substitute_name) == (
            absence_id,
            "Nguyễn Thị Thu Hà",
            "Lê Anh Tú",
        )
    assert listed(people.one_stop, PHO_HIEN_ONE_STOP) == []
    assert listed(people.case_officer, at=SENT_AT + 3 * DAY) == []
    word = journal.latest_about(people.case_officer.reference, module="workflow")
    assert word.word == "workflow.absence_registered"
    assert "phép" not in repr(word.facts)


def test_who_sees_to_the_work_registers_for_others(people, head):
    absent(people.one_stop, people.colleague, by=head, agency=PHO_HIEN_ONE_STOP)
    with pytest.raises(NotPermitted):
        absent(people.case_officer, people.other_case_officer, by=head)
    with pytest.raises(NotPermitted):
        absent(people.case_officer, people.other_case_officer, by=people.other_case_officer)
    assert len(listed(people.case_officer, PHO_HIEN_ONE_STOP, PHO_HIEN_COMMITTEE)) == 1


@pytest.mark.parametrize(
    ("who", "substitute", "changes", "refusal"),
    [
        ("case_officer", "other_case_officer", {"days": 0}, errors.AbsenceTimeImpossible),
        ("case_officer", "other_case_officer", {"first": -5}, errors.AbsenceTimeImpossible),
        ("case_officer", "case_officer", {}, errors.StandsInForOneself),
        ("case_officer", "leader", {}, errors.SubstituteLacksRole),
        ("case_officer", "stranger", {}, errors.SubstituteLacksRole),
        ("case_officer", "other_case_officer", {"agency": PHO_HIEN_ONE_STOP}, errors.HasNoRole),
        ("case_officer", "other_case_officer", {"reason": "x" * 301}, errors.ReasonTooLong),
    ],
)
def test_what_cannot_be_is_refused(people, who, substitute, changes, refusal):
    entries = apps.get_model("journal", "Entry").objects
    before = entries.count()
    with pytest.raises(refusal):
        absent(getattr(people, who), getattr(people, substitute), **changes)
    assert listed(people.case_officer) == []
    assert entries.count() == before


def test_no_chain_and_no_circle(people):
    absent(people.case_officer, people.other_case_officer)
    with pytest.raises(errors.SubstituteAway):
        absent(people.other_case_officer, people.case_officer)
    third = register("mai", "Đào Thị Mai", ("case_officer", PHO_HIEN_COMMITTEE))
    with pytest.raises(errors.StandsInForAnother):
        absent(people.other_case_officer, third)
    with pytest.raises(errors.SubstituteAway):
        absent(third, people.case_officer)
    with pytest.raises(errors.AwayAlready):
        absent(people.case_officer, third, first=2)
    absent(people.other_case_officer, people.case_officer, first=3)  # One after the other.
