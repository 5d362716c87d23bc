"""LR-069. The record of a look at the place (61/2018/NĐ-CP art 19.3)."""

from datetime import timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import MomentImpossible, Moved, NotHolder, TextMissing
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising, signing
from motcua.domain.dossiers.tests.ways_process import DUE_AT, NEXT_DAY
from motcua.foundation.errors import NotPermitted

SEEN = {
    "happened_at": NEXT_DAY - timedelta(hours=1),
    "place": "Trạm y tế xã Tiên Lữ",
    "participants": "Bà Nguyễn Thị Thu Hà; ông Lê Văn Y, trạm trưởng",
    "findings": "Sổ theo dõi sinh của trạm có ghi cháu An sinh ngày 12/11/2026.",
}


def record(code, by, at=NEXT_DAY, **changes):
    return dossiers.record_verification(dossier_code=code, by=by, at=at, **{**SEEN, **changes})


def test_the_worked_example(people, row, facts):
    """LR-069: time, place, participants and content; the limit runs on."""
    code = appraising(people)
    issued = record(code, people.case_officer)
    assert (row(code).stage, row(code).due_at) == ("appraising", DUE_AT)
    [seen] = life_of(row(code).pk).verifications
    assert (seen.place, seen.findings) == (SEEN["place"], SEEN["findings"])
    slip = apps.get_model("dossiers", "Slip").objects.get(pk=issued.slip_id)
    assert (slip.kind, slip.number) == ("verification_record", "0001/BBXM")
    assert [line["label"] for line in slip.facts["lines"]] == [
        "Thời gian",
        "Địa điểm",
        "Thành phần tham gia",
        "Nội dung",
    ]
    assert facts()[-1] == "dossiers.verification_recorded.1"


def test_it_is_recorded_while_the_limit_is_paused_for_it(people, row):
    code = ways.paused(people)
    record(code, people.case_officer)
    record(code, people.case_officer)
    assert row(code).state == "paused"
    assert len(life_of(row(code).pk).verifications) == 2


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"happened_at": NEXT_DAY + timedelta(seconds=1)}, MomentImpossible),
        ({"happened_at": ACCEPTED_AT - timedelta(seconds=1)}, MomentImpossible),
        ({"place": ""}, TextMissing),
        ({"participants": " "}, TextMissing),
        ({"findings": ""}, TextMissing),
        ({"findings": "x" * 5001}, TextMissing),
        ({"place": "x" * 501}, TextMissing),
    ],
)
def test_no_record_without_time_place_people_and_content(people, written, changes, error):
    code = appraising(people)
    before = written()
    with pytest.raises(error):
        record(code, people.case_officer, **changes)
    assert written() == before


def test_only_the_holder_and_only_while_it_lies_with_him(people, written):
    sent, code = signing(people), appraising(people)
    before = written()
    with pytest.raises(Moved):
        record(sent, people.case_officer)
    with pytest.raises(NotHolder):
        record(code, people.other_case_officer)
    for by in (people.leader, people.one_stop, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            record(code, by)
    assert written() == before
