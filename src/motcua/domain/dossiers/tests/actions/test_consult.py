"""LR-067. Asking another agency (61/2018/NĐ-CP art 19.5)."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import (
    AgencyUnknown,
    AlreadyAsked,
    MomentImpossible,
    Moved,
    NotHolder,
    TextMissing,
)
from motcua.domain.dossiers.selectors import dossier_of_officer, life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    PHO_HIEN_COMMITTEE,
    SON_NAM_COMMITTEE,
    appraising,
    signing,
)
from motcua.domain.dossiers.tests.ways_process import DUE_AT, NEXT_DAY
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

QUESTION = "Trẻ đã được đăng ký khai sinh tại phường Sơn Nam chưa?"


def consult(code, by, **changes):
    values = {
        "agency_code": SON_NAM_COMMITTEE,
        "question": QUESTION,
        "answer_by": NEXT_DAY,
        "at": ACCEPTED_AT,
        **changes,
    }
    return dossiers.consult(dossier_code=code, by=by, **values)


def test_the_worked_example(people, row, facts):
    """LR-067: in writing, with a day; the limit runs on and the dossier stays with its officer."""
    code = appraising(people)
    issued = consult(code, people.case_officer)
    dossier = row(code)
    assert (dossier.stage, dossier.due_at) == ("appraising", DUE_AT)
    [asked] = life_of(dossier.pk).open_consultations
    assert (asked.agency_code, asked.question, asked.answer_by) == (
        SON_NAM_COMMITTEE,
        QUESTION,
        NEXT_DAY,
    )
    slip = apps.get_model("dossiers", "Slip").objects.get(pk=issued.slip_id)
    assert (slip.kind, slip.number) == ("consultation_request", "0001/LYK")
    assert slip.facts["addressee"] == "Ủy ban nhân dân phường Sơn Nam"
    assert facts()[-1] == "dossiers.consulted.1"


def test_the_agency_that_is_asked_may_read_the_dossier(people):
    assert dossier_of_officer(ways.consulted(people), by=people.stranger).code


def test_without_a_day_the_regime_gives_three_working_days(people, row):
    """Friday, Monday, then Wednesday: Tuesday 24 November is a day off."""
    code = appraising(people)
    consult(code, people.case_officer, answer_by=None)
    [asked] = life_of(row(code).pk).open_consultations
    assert asked.answer_by == datetime(2026, 11, 25, 17, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"agency_code": "hy2-nowhere"}, AgencyUnknown),
        ({"agency_code": PHO_HIEN_COMMITTEE}, AgencyUnknown),
        ({"question": "  "}, TextMissing),
        ({"question": "x" * 2001}, TextMissing),
        ({"answer_by": ACCEPTED_AT}, MomentImpossible),
        ({"answer_by": ACCEPTED_AT + timedelta(days=367)}, MomentImpossible),
    ],
)
def test_nobody_is_asked_nothing_or_by_no_day(people, written, changes, error):
    code = appraising(people)
    before = written()
    with pytest.raises(error):
        consult(code, people.case_officer, **changes)
    assert written() == before


def test_one_thing_at_a_time_only_by_the_holder_and_while_appraising(people, written):
    asked, sent, code = ways.consulted(people), signing(people), appraising(people)
    before = written()
    with pytest.raises(AlreadyAsked):
        consult(asked, people.case_officer)
    with pytest.raises(Moved):
        consult(sent, people.case_officer)
    with pytest.raises(NotHolder):
        consult(code, people.other_case_officer)
    for by in (people.leader, people.one_stop, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            consult(code, by)
    assert written() == before
