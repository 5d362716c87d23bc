"""LR-092. A part that is no longer asked for (61/2018/NĐ-CP art 19.6)."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ConsultationUnknown, DossierNotFound, TextMissing
from motcua.domain.dossiers.selectors import consultations_overdue, dossier_of_officer, life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import SON_NAM_COMMITTEE, appraising
from motcua.domain.dossiers.tests.ways_process import NEXT_DAY, parted, send_part
from motcua.domain.identity.values import SYSTEM
from motcua.foundation.errors import NotPermitted

REASON = "Hồ sơ đã giải quyết không cần phần việc này."


def recall(code, *, by=SYSTEM, step_key="xac-nhan", reason=REASON, at=NEXT_DAY):
    dossiers.recall_part(
        dossier_code=code,
        agency_code=SON_NAM_COMMITTEE,
        step_key=step_key,
        reason=reason,
        by=by,
        at=at,
    )


def test_the_worked_example(people, row, facts):
    """LR-092: nobody waits for it any more, the agency is told why, and it may be sent again."""
    code = parted(people)
    recall(code)
    life = life_of(row(code).pk)
    [part] = life.consultations
    assert (part.is_recalled, part.answer, life.open_consultations) == (True, REASON, ())
    assert facts()[-1] == "dossiers.consultation_recalled.1"
    assert consultations_overdue(ways.NEW_DATE) == []
    with pytest.raises(DossierNotFound):
        dossier_of_officer(code, by=people.stranger)
    assert send_part(code, people, at=NEXT_DAY, answer_by=ways.NEW_DATE)


def test_what_was_answered_is_not_called_recalled(people, row):
    code = ways.consulted(people)
    dossiers.answer_consultation(
        dossier_code=code,
        agency_code=SON_NAM_COMMITTEE,
        answer="Chưa.",
        by=people.stranger,
        at=NEXT_DAY,
    )
    assert not life_of(row(code).pk).consultations[0].is_recalled


def test_only_what_is_open_and_only_by_the_process(people, written):
    code, without = parted(people), appraising(people)
    before = written()
    for target, step_key in ((without, "xac-nhan"), (code, "khac")):
        with pytest.raises(ConsultationUnknown):
            recall(target, step_key=step_key)
    with pytest.raises(TextMissing):
        recall(code, reason=" ")
    for by in (people.case_officer, people.leader, people.stranger):
        with pytest.raises(NotPermitted):
            recall(code, by=by)
    assert written() == before
