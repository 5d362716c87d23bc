"""LR-070 (Labour Code 2019 arts 111, 112): what may be entered, by whom, and what is refused."""

from datetime import date

import pytest
from django.apps import apps

from motcua.domain.working_time.errors import (
    CalendarContradictsItself,
    DecidedLater,
    DecisionMissing,
    NothingChanges,
)
from motcua.domain.working_time.selectors import calendar_for, proposal, proposals
from motcua.domain.working_time.tests.people import OPERATOR
from motcua.domain.working_time.tests.proposals import (
    AT,
    CLERK,
    OTHER_ONE_STOP,
    PROVINCE_CLERK,
    closure,
    country_day,
    propose,
)
from motcua.domain.working_time.values import DayKey, DayKind, ProposalState
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted


def rows():
    return [
        apps.get_model(label, name).objects.count()
        for label, name in (("working_time", "CalendarProposal"), ("journal", "Entry"))
    ]


def test_nothing_holds_before_somebody_signs(db):
    number = propose(closure())
    kept = proposal(number)
    assert (kept.state, kept.entered_by) == (ProposalState.OPEN, CLERK.reference)
    assert kept.changes.days[0].source == "15/2026/QĐ-UBND ngày 09/11/2026"
    assert kept.changes.days[0].key == closure().key
    assert calendar_for("hy2-11953-pvhcc", AT.date()).is_working_day(date(2026, 11, 20))
    [line] = journal.entries_about(f"calendar_proposal:{number}")
    assert (line.word, line.by) == ("working_time.days_proposed", "account:1")
    assert [each.proposal_id for each in proposals(count_max=9)] == [number]


def test_an_agency_closes_itself_and_no_other(db):
    before = rows()
    for day in (closure(agency=OTHER_ONE_STOP), country_day()):
        with pytest.raises(NotPermitted):
            propose(day)
    assert rows() == before


def test_the_province_office_speaks_for_all(db):
    for day in (closure(agency=OTHER_ONE_STOP), country_day()):
        assert propose(day, by=PROVINCE_CLERK)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"decision": "  "}, DecisionMissing),
        ({"decision": "x" * 201}, DecisionMissing),
        ({"decided_on": date(2026, 11, 11)}, DecidedLater),
        ({"days": ()}, NothingChanges),
        ({"days": (country_day("2026-11-24", name="Ngày Văn hóa Việt Nam"),)}, NothingChanges),
        ({"days": (country_day(), country_day(name="Tên khác"))}, CalendarContradictsItself),
        (
            {"days": (country_day("2026-11-20", DayKind.SWAPPED_ON),)},
            CalendarContradictsItself,
        ),
        ({"withdrawn": (DayKey(date(2026, 11, 20)),)}, CalendarContradictsItself),
        ({"days": (country_day(name=" "),)}, CalendarContradictsItself),
    ],
)
def test_what_is_refused_writes_nothing(db, change, refusal):
    values = {"days": (country_day(),), "withdrawn": ()} | change
    days = values.pop("days")
    if "withdrawn" in change:
        days = ()
    before = rows()
    with pytest.raises(refusal):
        propose(*days, by=OPERATOR_WHO_ENTERS, **values)
    assert rows() == before


OPERATOR_WHO_ENTERS = type(OPERATOR)(
    "operator", OPERATOR.rights | {("working_time.propose_calendar", "*")}
)
