"""LR-054 (T20, 61/2018/NĐ-CP art 6). Given back under the regime of 2018."""

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, TextMissing, WrongForRegime
from motcua.domain.dossiers.selectors import dossier_of_officer, life_of, open_acts, slip_paper
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.domain.dossiers.tests.ways import (
    OLD_SENT_AT,
    accepted_in_2019,
    everybody_in_2019,
    withdrawing,
)
from motcua.foundation.errors import NotPermitted

ANSWER = "Đồng ý cho rút, trả lại giấy tờ đã nộp."


@pytest.fixture
def people_of_2019(db, content_store):
    return everybody_in_2019()


def agree(code, by, *, at=OLD_SENT_AT, answer=ANSWER):
    return dossiers.agree_withdrawal(dossier_code=code, answer=answer, by=by, at=at)


def withdrawing_in_2019(people):
    return withdrawing(people, accepted_in_2019, at=OLD_SENT_AT)


def test_it_is_given_back_with_a_note_and_nothing_is_raised_any_more(people_of_2019, row, facts):
    people = people_of_2019
    code = withdrawing_in_2019(people)
    assert code.startswith("000.22.41.H31-190305-")
    issued = agree(code, people.one_stop)
    dossier = row(code)
    assert (dossier.state, dossier.apology_raise_at) == ("withdrawn", None)
    assert dossier.withdrawal_answer == ANSWER
    assert life_of(dossier.pk).custody[-1].until == OLD_SENT_AT
    slip = slip_paper(issued.slip_id, by=people.citizen)
    assert (slip.kind, slip.number) == ("withdrawal_note", "0001/RHS")
    assert slip.facts["form_version"] == "01/2018/TT-VPCP"
    assert {line["text"] for line in slip.facts["lines"]} >= {ANSWER, dossier.procedure_name}
    assert facts()[-1] == "dossiers.withdrawn.1"


def test_a_dossier_of_2026_is_stopped_by_a_notice_instead(people, written):
    """118/2025/NĐ-CP art 21; the button says so."""
    code = withdrawing(people)
    before = written()
    with pytest.raises(WrongForRegime):
        agree(code, people.one_stop)
    assert written() == before
    offered = dict(
        open_acts(dossier_of_officer(code, by=people.one_stop), by=people.one_stop, at=ACCEPTED_AT)
    )
    assert offered[Act.AGREE_WITHDRAWAL]
    assert offered[Act.STOP] == ""


def test_a_dossier_of_2019_that_lasts_keeps_its_regime(people_of_2019, row):
    """The regime of intake stays with the dossier (61/2018/NĐ-CP): also after 1 July 2025."""
    code = withdrawing_in_2019(people_of_2019)
    later = OLD_SENT_AT.replace(year=2026)
    issued = agree(code, people_of_2019.one_stop, at=later)
    slip = apps.get_model("dossiers", "Slip").objects.get(pk=issued.slip_id)
    assert row(code).state == "withdrawn"
    assert slip.form_version == "03/2025/TT-VPCP"  # The paper is that of its own day.


def test_who_may_not_and_what_is_missing(people_of_2019, written):
    people = people_of_2019
    code, never = withdrawing_in_2019(people), accepted_in_2019(people)
    before = written()
    for asked, by, answer, error in (
        (code, people.case_officer, ANSWER, NotPermitted),
        (code, people.stranger, ANSWER, NotPermitted),
        (code, people.citizen, ANSWER, NotPermitted),
        (code, people.one_stop, "  ", TextMissing),
        (never, people.one_stop, ANSWER, Moved),
    ):
        with pytest.raises(error):
            agree(asked, by, answer=answer)
    assert written() == before
