"""LR-058 (T23, 61/2018/NĐ-CP art 21.1). A wrong result is replaced at the agency's expense."""

from datetime import datetime

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, ReasonMissing
from motcua.domain.dossiers.selectors import life_of, slip_paper
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, propose, result_ready, returned
from motcua.domain.dossiers.tests.ways_process import rejected
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

WRONG = "Ghi sai ngày sinh của trẻ: 21 thay cho 12."
FOUND_AT = datetime(2026, 11, 26, 9, 0, tzinfo=VIETNAM)  # A Thursday.


def reopen(code, by, what=WRONG):
    return dossiers.reopen(dossier_code=code, what_was_wrong=what, by=by, at=FOUND_AT)


def test_the_former_result_is_kept_and_a_new_one_is_due(people, row, facts):
    code = returned(people)
    former = row(code)
    issued = reopen(code, people.leader)
    dossier = row(code)
    assert (dossier.state, dossier.stage) == ("in_progress", "assigned")
    # Three working days (assumed) after Thursday 26 November: Tuesday 1 December.
    assert issued.due_at == dossier.due_at == datetime(2026, 12, 1, 17, 0, tzinfo=VIETNAM)
    assert (dossier.result_name, dossier.result_file_id, dossier.returned_at) == ("", None, None)
    assert (dossier.approved_by_id, dossier.holder_id) == (None, None)
    [kept] = life_of(dossier.pk).replaced_results
    assert (kept.name, kept.number, kept.file_id) == (
        former.result_name,
        former.result_number,
        former.result_file_id,
    )
    assert (kept.returned_at, kept.what_was_wrong) == (former.returned_at, WRONG)
    assert facts()[-1] == "dossiers.reopened.1"


def test_the_applicant_gets_a_record_of_it(people):
    slip = slip_paper(reopen(returned(people), people.leader).slip_id, by=people.citizen)
    assert (slip.kind, slip.number) == ("correction_record", "0001/BBĐC")
    said = {line["label"]: line["text"] for line in slip.facts["lines"]}
    assert said["Kết quả có sai sót"] == "Giấy khai sinh số 127/2026"
    assert said["Sai sót"] == WRONG
    assert slip.facts["closing"] == "Chi phí sửa do cơ quan chịu."


def test_it_walks_to_the_end_once_more_also_with_other_people(people, row):
    """Who signed before may appraise now: the rule of two persons holds within one round."""
    code = returned(people)
    reopen(code, people.leader)
    dossiers.take(dossier_code=code, by=people.other_case_officer, at=FOUND_AT)
    propose(code, people, by=people.other_case_officer, result_number="127a/2026")
    dossiers.approve_result(dossier_code=code, by=people.leader, at=FOUND_AT)
    dossiers.return_result(
        dossier_code=code, returned_how="online", by=people.one_stop, at=FOUND_AT
    )
    assert (row(code).state, row(code).result_number) == ("returned", "127a/2026")
    reopen(code, people.leader)
    assert len(life_of(row(code).pk).replaced_results) == 2


def test_a_rejection_that_was_wrong_is_opened_again_too(people, row):
    code = rejected(people)
    dossiers.return_result(
        dossier_code=code, returned_how="counter", by=people.one_stop, at=ACCEPTED_AT
    )
    reopen(code, people.leader)
    [kept] = life_of(row(code).pk).replaced_results
    assert (kept.name, kept.number) == ("Từ chối giải quyết hồ sơ", "15/UBND-TP")
    assert (row(code).outcome, row(code).refusal_reason) == ("", "")


def test_who_may_not_without_saying_what_and_before_it_was_returned(people, written):
    code, ready = returned(people), result_ready(people)
    before = written()
    for asked, by, what, error in (
        (code, people.case_officer, WRONG, NotPermitted),
        (code, people.one_stop, WRONG, NotPermitted),
        (code, people.stranger, WRONG, NotPermitted),
        (code, people.citizen, WRONG, NotPermitted),
        (code, people.leader, "Sai.", ReasonMissing),
        (ready, people.leader, WRONG, Moved),
    ):
        with pytest.raises(error):
            reopen(asked, by, what)
    assert written() == before
