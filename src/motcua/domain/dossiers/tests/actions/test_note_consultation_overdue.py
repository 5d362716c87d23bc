"""LR-068. An opinion that has not come by its day (T13, 61/2018/NĐ-CP art 19.5b)."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ConsultationUnknown
from motcua.domain.dossiers.selectors import consultations_overdue, life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import SON_NAM_COMMITTEE, propose
from motcua.domain.dossiers.tests.ways_process import NEXT_DAY
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.errors import NotPermitted

LATER = NEXT_DAY + timedelta(minutes=1)


def note(code, by=SYSTEM, at=LATER):
    dossiers.note_consultation_overdue(
        dossier_code=code, agency_code=SON_NAM_COMMITTEE, by=by, at=at
    )


def answer(code, people):
    dossiers.answer_consultation(
        dossier_code=code,
        agency_code=SON_NAM_COMMITTEE,
        answer="Trẻ chưa được đăng ký.",
        by=people.stranger,
        at=NEXT_DAY,
    )


def test_the_worked_example(people, row, facts):
    """T13: noted once, told once; the limit runs on and the answer may still come."""
    code = ways.consulted(people)
    assert consultations_overdue(NEXT_DAY) == []
    assert consultations_overdue(LATER) == [(code, SON_NAM_COMMITTEE, "")]
    note(code)
    assert consultations_overdue(LATER) == []
    assert life_of(row(code).pk).consultations[0].overdue_noted_at == LATER
    assert facts()[-1] == "dossiers.consultation_overdue.1"
    answer(code, people)


def test_what_is_answered_or_decided_is_not_on_the_list(people):
    answered, decided = ways.consulted(people), ways.consulted(people)
    answer(answered, people)
    propose(decided, people)
    dossiers.approve_result(dossier_code=decided, by=people.leader, at=NEXT_DAY)
    assert consultations_overdue(LATER) == []


def test_not_early_not_twice_not_answered_and_not_by_people(people, written):
    code, noted, answered = ways.consulted(people), ways.consulted(people), ways.consulted(people)
    note(noted)
    answer(answered, people)
    before = written()
    with pytest.raises(ConsultationUnknown):
        note(code, at=NEXT_DAY)
    for target in (noted, answered):
        with pytest.raises(ConsultationUnknown):
            note(target)
    for by in (people.leader, people.case_officer, people.one_stop, people.citizen):
        with pytest.raises(NotPermitted):
            note(code, by=by)
    assert written() == before
