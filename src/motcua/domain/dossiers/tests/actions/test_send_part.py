"""LR-092. An agency gets its part of the work (61/2018/NĐ-CP art 19.5 to 19.7)."""

from datetime import timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers.errors import AgencyUnknown, MomentImpossible, Moved, TextMissing
from motcua.domain.dossiers.selectors import dossier_of_officer, life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    PHO_HIEN_COMMITTEE,
    SON_NAM_COMMITTEE,
    appraising,
    result_ready,
)
from motcua.domain.dossiers.tests.ways_process import NEXT_DAY, send_part
from motcua.foundation.errors import NotPermitted


def slip_of(issued):
    return apps.get_model("dossiers", "Slip").objects.get(pk=issued.slip_id)


def test_the_worked_example(people, row, facts):
    """LR-092: the slip states the task and the deadline; the dossier stays, the agency may read it."""
    code = appraising(people)
    slip = slip_of(send_part(code, people))
    dossier = row(code)
    [part] = life_of(dossier.pk).open_consultations
    assert (part.kind, part.step_key, part.agency_code) == ("part", "xac-nhan", SON_NAM_COMMITTEE)
    assert (dossier.stage, dossier.holder_id) == ("appraising", people.case_officer.account_id)
    assert (slip.kind, slip.facts["title"]) == (
        "transfer_note",
        "Phiếu chuyển phần việc liên thông",
    )
    said = {line["label"]: line["text"] for line in slip.facts["lines"]}
    assert said["Phần việc"] == "Xác nhận nơi cư trú của cha mẹ trẻ."
    assert said["Xong trước"].endswith("ngày 20 tháng 11 năm 2026")
    assert slip.facts["signatures"][0]["name"] == people.case_officer.full_name
    assert facts()[-1] == "dossiers.consulted.1"
    assert dossier_of_officer(code, by=people.stranger).code == code


def test_an_opinion_is_asked_with_its_own_paper(people):
    code = appraising(people)
    assert slip_of(send_part(code, people, kind="opinion")).kind == "consultation_request"


def test_a_step_is_sent_once_however_often_it_is_followed(people, written):
    """At least once is what facts promise: the second time writes nothing."""
    code = ways.parted(people)
    before = written()
    assert send_part(code, people, at=ACCEPTED_AT + timedelta(minutes=5)) is None
    assert written() == before


def test_two_steps_of_one_agency_are_two_requests(people, row):
    code = ways.parted(people)
    assert send_part(code, people, step_key="xac-minh")
    assert len(life_of(row(code).pk).open_consultations) == 2


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"agency_code": "hy2-nowhere"}, AgencyUnknown),
        ({"agency_code": "hy-11953-ubnd"}, AgencyUnknown),  # ended on 30 June 2025
        ({"task": " "}, TextMissing),
        ({"answer_by": ACCEPTED_AT}, MomentImpossible),
    ],
)
def test_no_part_without_agency_task_or_time(people, written, changes, error):
    code = appraising(people)
    before = written()
    with pytest.raises(error):
        send_part(code, people, **changes)
    assert written() == before


def test_only_by_the_process_and_while_the_dossier_is_under_way(people, written):
    code, ready = appraising(people), result_ready(people)
    before = written()
    for by in (people.case_officer, people.leader, people.one_stop, people.stranger):
        with pytest.raises(NotPermitted):
            send_part(code, people, by=by)
    with pytest.raises(Moved):
        send_part(ready, people)
    assert written() == before


def test_the_agency_that_decides_may_have_a_part_too(people, row):
    code = appraising(people)
    send_part(code, people, agency_code=PHO_HIEN_COMMITTEE, answer_by=NEXT_DAY)
    assert life_of(row(code).pk).open_consultations[0].agency_code == PHO_HIEN_COMMITTEE
