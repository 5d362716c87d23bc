"""LR-063, LR-047. The apology as a task, one working day before (61/2018/NĐ-CP art 19.9)."""

from datetime import datetime, timedelta

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ApologyNotDue, Moved
from motcua.domain.dossiers.selectors import apologies_due_to_raise, life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    appraising,
    result_ready,
    submitted,
)
from motcua.domain.dossiers.tests.ways_process import DUE_AT, NEXT_DAY
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted


def raise_apology(code, by=SYSTEM, at=DUE_AT):
    dossiers.raise_apology(dossier_code=code, by=by, at=at)


def test_the_worked_example(people, row, facts):
    """LR-063: with the agency that decides, drafted, with a date on the second working day after;
    Saturday, Sunday and Tuesday 24 November are days off."""
    code = appraising(people)
    raise_apology(code)
    dossier = row(code)
    assert (dossier.state, dossier.due_at, dossier.apology_raise_at) == (
        "in_progress",
        DUE_AT,
        None,
    )
    task = life_of(dossier.pk).apology_to_send
    assert (task.for_due_at, task.raised_at) == (DUE_AT, DUE_AT)
    assert task.drafted_reason == (
        "Ủy ban nhân dân phường Phố Hiến đang thẩm định hồ sơ từ 14 giờ 58 ngày 19/11/2026."
    )
    assert task.proposed_due_at == datetime(2026, 11, 23, 17, tzinfo=VIETNAM)
    assert facts()[-1] == "dossiers.apology_raised.1"


def test_the_draft_says_whose_opinion_is_missing(people, row):
    code = ways.consulted(people)
    raise_apology(code)
    assert life_of(row(code).pk).apology_to_send.drafted_reason.endswith(
        "Chưa có ý kiến của Ủy ban nhân dân phường Sơn Nam, cần trước 20/11/2026."
    )


def test_who_is_asked_and_when(people):
    """The timer's list: what runs and has reached its moment, or was decided late."""
    code, late = appraising(people), ways.ready_late(people)
    submitted(people), ways.paused(people), result_ready(people), ways.apology_raised(people)
    assert apologies_due_to_raise(DUE_AT - timedelta(seconds=1)) == []
    assert sorted(apologies_due_to_raise(DUE_AT)) == sorted([code, late])
    for each in (code, late):
        raise_apology(each, at=NEXT_DAY)
    assert apologies_due_to_raise(NEXT_DAY) == []


def test_a_late_result_is_apologised_for_without_a_new_date(people, row):
    code = ways.ready_late(people)
    raise_apology(code, at=NEXT_DAY)
    task = life_of(row(code).pk).apology_to_send
    assert task.proposed_due_at is None
    assert task.drafted_reason.startswith("Kết quả được ký sau giờ hẹn trả và đang ở ")


def test_a_draft_lapses_when_the_decision_comes_in_time(people, row):
    code = ways.apology_raised(people)
    ways.propose(code, people)
    dossiers.approve_result(dossier_code=code, by=people.leader, at=DUE_AT)
    assert life_of(row(code).pk).apologies == ()


def test_not_early_not_twice_not_in_time_and_not_by_people(people, written):
    code, raised, sent = appraising(people), ways.apology_raised(people), ways.apologised(people)
    ready, held = result_ready(people), ways.paused(people)
    before = written()
    with pytest.raises(ApologyNotDue):
        raise_apology(code, at=ACCEPTED_AT)
    for target in (raised, sent, ready):
        with pytest.raises(ApologyNotDue):
            raise_apology(target)
    with pytest.raises(Moved):
        raise_apology(held)
    for by in (people.leader, people.case_officer, people.one_stop, people.citizen):
        with pytest.raises(NotPermitted):
            raise_apology(code, by=by)
    assert written() == before
