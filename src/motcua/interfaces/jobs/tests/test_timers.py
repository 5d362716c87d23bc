"""What happens by itself: each item alone, nothing twice."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.selectors import (
    consultations_overdue,
    dossier_of_officer,
    heads,
    life_of,
)
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import appraising, everybody
from motcua.domain.dossiers.tests.ways_process import DUE_AT, NEXT_DAY
from motcua.domain.workflow.selectors.inbox import InboxFilter, inbox
from motcua.domain.workflow.tests.following import follow_all
from motcua.domain.workflow.values import Matter
from motcua.foundation import clock
from motcua.interfaces.jobs import timers


@pytest.fixture
def people(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return everybody()


@pytest.fixture
def set_clock(monkeypatch):
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def tasks_of(leader):
    follow_all(at=NEXT_DAY)
    page = inbox(
        InboxFilter(matter=Matter.APOLOGY), by=leader, at=NEXT_DAY, soon_until=NEXT_DAY, size=100
    )
    return sorted(head.code for head in heads(row.dossier_id for row in page.rows).values())


def test_apologies_are_raised_when_their_moment_comes_and_once(people, set_clock):
    """LR-063."""
    codes = sorted([appraising(people), appraising(people)])
    ways.paused(people)
    set_clock(DUE_AT - timedelta(minutes=1))
    timers.raise_apologies(0)
    assert tasks_of(people.leader) == []
    set_clock(DUE_AT)
    timers.raise_apologies(0)
    timers.raise_apologies(0)
    assert tasks_of(people.leader) == codes


def test_one_that_has_moved_keeps_nobody_waiting(people, set_clock, monkeypatch):
    """It was paused after the list was made."""
    moved, left = ways.paused(people), appraising(people)
    monkeypatch.setattr(timers, "apologies_due_to_raise", lambda _at: [moved, left])
    set_clock(DUE_AT)
    timers.raise_apologies(0)
    assert tasks_of(people.leader) == [left]


def test_opinions_that_have_not_come_are_noted_once(people, set_clock):
    """LR-068."""
    code = ways.consulted(people)
    late = NEXT_DAY + timedelta(minutes=5)
    set_clock(late)
    timers.note_consultations_overdue(0)
    set_clock(late + timedelta(minutes=10))
    timers.note_consultations_overdue(0)
    assert consultations_overdue(late) == []
    dossier_id = dossier_of_officer(code, by=people.case_officer).dossier_id
    assert life_of(dossier_id).consultations[0].overdue_noted_at == late
    dossiers.answer_consultation(
        dossier_code=code,
        agency_code=life_of(dossier_id).consultations[0].agency_code,
        answer="Chưa đăng ký.",
        by=people.stranger,
        at=late,
    )
