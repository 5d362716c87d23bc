"""LR-068. The agency that was asked answers (61/2018/NĐ-CP art 19.5b)."""

import pytest

from motcua.domain.documents.actions import keep_file
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import (
    ConsultationUnknown,
    DossierNotFound,
    ResultMissing,
    TextMissing,
)
from motcua.domain.dossiers.selectors import dossier_of_officer, life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    PHO_HIEN_COMMITTEE,
    SON_NAM_COMMITTEE,
    appraising,
    pdf,
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


PART = {"step_key": "xac-nhan", "result_name": "Giấy xác nhận nơi cư trú", "result_number": "9/XN"}


def test_a_part_comes_back_with_its_result(people, row):
    """LR-092 (art 19.6): each agency returns its result to the one that leads."""
    code = ways.parted(people)
    file = keep_file(chunks=[pdf()], original_name="xn.pdf", by=people.stranger, at=NEXT_DAY)
    answer(code, people.stranger, result_file_id=file.file_id, **PART)
    [part] = life_of(row(code).pk).consultations
    assert (part.result_name, part.result_number, part.result_file_id) == (
        PART["result_name"],
        "9/XN",
        file.file_id,
    )


def test_no_part_without_a_result_or_with_the_file_of_somebody_else(people, written):
    code = ways.parted(people)
    theirs = keep_file(chunks=[pdf()], original_name="a.pdf", by=people.leader, at=NEXT_DAY)
    before = written()
    with pytest.raises(ResultMissing):
        answer(code, people.stranger, step_key="xac-nhan")
    with pytest.raises(NotPermitted):
        answer(code, people.stranger, result_file_id=theirs.file_id, **PART)
    with pytest.raises(ConsultationUnknown):
        answer(code, people.stranger)  # no opinion is asked beside the part
    assert written() == before
