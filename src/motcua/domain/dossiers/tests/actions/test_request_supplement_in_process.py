"""LR-052 (T10, 61/2018/NĐ-CP art 19.4). Papers asked for after appraisal has begun."""

from datetime import datetime

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import (
    NothingAsked,
    NotHolder,
    PaperNotListed,
    ReasonMissing,
    SupplementTooLate,
    SupplementUsedUp,
    WrongState,
)
from motcua.domain.dossiers.selectors import life_of, slip_paper
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising, signing
from motcua.domain.dossiers.tests.ways import (
    ASKING,
    CHILD_PROOF,
    registered_appraising,
    sent_again,
)
from motcua.domain.dossiers.values import AskedPaper
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

COPIES = AskedPaper(
    order=2,
    name="Bản sao toàn bộ hồ sơ, giấy tờ có thông tin khai sinh (học bạ, lý lịch, căn cước…)",
    original_count=0,
    copy_count=1,
    what_is_missing="Thiếu học bạ.",
)


def ask(code, by, *, at=ACCEPTED_AT, **changes):
    return dossiers.request_supplement_in_process(
        dossier_code=code, by=by, at=at, **{**ASKING, **changes}
    )


def test_nothing_is_due_until_the_papers_have_come(people, row, facts):
    code = appraising(people)
    issued = ask(code, people.case_officer)
    dossier = row(code)
    assert (dossier.state, dossier.stage) == ("supplement_in_process", "")
    assert (dossier.due_at, dossier.due_derivation, dossier.apology_raise_at) == (None, None, None)
    assert dossier.holder_id == people.case_officer.account_id
    assert issued.due_at is None
    slip = slip_paper(issued.slip_id, by=people.citizen)
    assert slip.facts["is_in_process"]
    # Form 02 of the agency that decides, through the one-stop unit.
    assert slip.facts["agency"] == "Ủy ban nhân dân phường Phố Hiến"
    assert slip.facts["contact_unit"] == "Trung tâm Phục vụ hành chính công phường Phố Hiến"
    assert facts()[-1] == "dossiers.supplement_requested_in_process.1"
    assert life_of(dossier.pk).custody[-1].keeper == "applicant"


def moment(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("at", "is_late"),
    [
        # Accepted Thursday 19/11 at 14:58: the third working day is Wednesday 25/11, for Tuesday
        # 24/11/2026 is a day off (28/2026/QH16).
        (moment(25, 17, 0), False),
        (moment(25, 17, 1), True),
        (moment(27, 9, 0), True),
    ],
)
def test_within_three_working_days_of_reception(people, written, at, is_late):
    code = registered_appraising(people)
    before = written()
    if not is_late:
        ask(code, people.case_officer, at=at, items=[COPIES])
        return
    with pytest.raises(SupplementTooLate) as refusal:
        ask(code, people.case_officer, at=at, items=[COPIES])
    assert refusal.value.details["latest"] == "17:00 ngày 25/11/2026"
    assert written() == before


def test_a_special_law_may_allow_more_time_and_stands_on_the_paper(people):
    code = registered_appraising(people)
    issued = ask(
        code,
        people.case_officer,
        at=moment(27, 9),
        items=[COPIES],
        special_law="123/2015/NĐ-CP điều 26",
    )
    said = slip_paper(issued.slip_id, by=people.one_stop).facts["legal_basis"]
    assert said == "123/2015/NĐ-CP điều 9; 123/2015/NĐ-CP điều 26"


def test_a_request_at_intake_counts_as_the_one(people, written):
    code = sent_again(people)
    dossiers.accept(dossier_code=code, by=people.one_stop, at=ACCEPTED_AT)
    dossiers.hand_over(dossier_code=code, by=people.one_stop, at=ACCEPTED_AT)
    dossiers.take(dossier_code=code, by=people.case_officer, at=ACCEPTED_AT)
    before = written()
    with pytest.raises(SupplementUsedUp):
        ask(code, people.case_officer)
    assert written() == before


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"items": []}, NothingAsked),
        ({"items": [CHILD_PROOF, COPIES]}, PaperNotListed),
        ({"reason": "thiếu"}, ReasonMissing),
    ],
)
def test_a_request_that_the_law_does_not_know(people, written, changes, error):
    code = appraising(people)
    before = written()
    with pytest.raises(error):
        ask(code, people.case_officer, **changes)
    assert written() == before


def test_only_the_officer_who_has_it_asks_and_only_while_it_is_appraised(people, written, row):
    code, signed, waiting = appraising(people), signing(people), walk.assigned(people)
    before = written()
    for asked, by, error in (
        (code, people.other_case_officer, NotHolder),
        (code, people.one_stop, NotPermitted),
        (code, people.stranger, NotPermitted),
        (signed, people.case_officer, WrongState),
        (waiting, people.case_officer, WrongState),
    ):
        with pytest.raises(error):
            ask(asked, by, expected_version=row(asked).version)
    assert written() == before
