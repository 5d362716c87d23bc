"""LR-068. The agency that was asked answers (61/2018/NĐ-CP art 19.5b)."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ConsultationUnknown, DossierNotFound, TextMissing
from motcua.domain.dossiers.selectors import dossier_of_officer, life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    PHO_HIEN_COMMITTEE,
    SON_NAM_COMMITTEE,
    appraising,
    propose,
)
from motcua.domain.dossiers.tests.ways_process import NEXT_DAY
from motcua.foundation.errors import NotPermitted

ANSWER = "Trẻ chưa được đăng ký khai sinh tại phường Sơn Nam."


def answer(code, by, **changes):
    values = {"agency_code": SON_NAM_COMMITTEE, "answer": ANSWER, "at": NEXT_DAY, **changes}
    dossiers.answer_consultation(dossier_code=code, by=by, **values)


def test_the_worked_example(people, row, facts):
    """LR-068: the answer stands with the dossier, which has not moved; it is then closed to them."""
    code = ways.consulted(people)
    answer(code, people.stranger)
    life = life_of(row(code).pk)
    assert (life.consultations[0].answer, life.consultations[0].answered_at) == (ANSWER, NEXT_DAY)
    assert (row(code).stage, life.open_consultations) == ("appraising", ())
    assert facts()[-1] == "dossiers.consultation_answered.1"
    with pytest.raises(DossierNotFound):
        dossier_of_officer(code, by=people.stranger)


def test_it_may_come_while_the_leader_reads(people, row):
    code = ways.consulted(people)
    propose(code, people)
    answer(code, people.stranger)
    assert row(code).stage == "signing"


@pytest.mark.parametrize("text", ["", " ", "x" * 5001])
def test_no_empty_answer(people, written, text):
    code = ways.consulted(people)
    before = written()
    with pytest.raises(TextMissing):
        answer(code, people.stranger, answer=text)
    assert written() == before


def test_only_who_is_asked_and_once(people, written):
    code, answered, unasked = ways.consulted(people), ways.consulted(people), appraising(people)
    answer(answered, people.stranger)
    before = written()
    for target in (answered, unasked):
        with pytest.raises(ConsultationUnknown):
            answer(target, people.stranger)
    with pytest.raises(ConsultationUnknown):
        answer(code, people.case_officer, agency_code=PHO_HIEN_COMMITTEE, at=ACCEPTED_AT)
    for by in (people.case_officer, people.leader, people.one_stop, people.citizen):
        with pytest.raises(NotPermitted):
            answer(code, by)
    assert written() == before
