"""LR-005, LR-037 (T6, form 03). Refusing at intake, with a reason."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, ReasonMissing
from motcua.domain.dossiers.selectors import slip_paper
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, accepted, submitted
from motcua.domain.dossiers.tests.ways import registered
from motcua.foundation.errors import NotPermitted

REASON = {
    "reason_key": "not_competent",
    "reason": "Trẻ đã được đăng ký khai sinh tại xã Tiên Lữ.",
    "legal_basis": "60/2014/QH13 điều 13",
}


def refuse(code, by, **changes):
    return dossiers.refuse(dossier_code=code, by=by, at=ACCEPTED_AT, **{**REASON, **changes})


def test_the_reason_is_kept_and_the_applicant_can_read_it(people, row, facts):
    code = submitted(people)
    refuse(code, people.one_stop)
    dossier = row(code)
    assert dossier.state == "refused"
    assert dossier.refusal_reason == REASON["reason"]
    assert dossier.refusal_legal_basis == REASON["legal_basis"]
    assert facts()[-1] == "dossiers.refused.1"


def test_form_03_is_handed_out_and_papers_go_back(people):
    code = registered(people)
    slip = slip_paper(refuse(code, people.one_stop).slip_id, by=people.one_stop)
    assert (slip.kind, slip.number) == ("refusal", "0001/TCHS")
    said = slip.facts
    assert said["form_name"] == "Mẫu số 03, Thông tư 03/2025/TT-VPCP"
    assert said["reason_name"] == "Không thuộc thẩm quyền của cơ quan"
    assert (said["reason_text"], said["legal_basis"]) == (REASON["reason"], REASON["legal_basis"])
    assert said["signatory_role"] == "NGƯỜI TIẾP NHẬN HỒ SƠ"
    assert len(said["documents_returned"]) == 2
    assert said["documents_returned"][0].endswith("(01 bản chính)")


@pytest.mark.parametrize(
    "changes",
    [
        {"reason": ""},
        {"reason": "  ngắn  "},
        {"reason": "x" * 2001},
        {"reason_key": "because"},
        {"legal_basis": " "},
    ],
)
def test_without_a_proper_reason_nothing_is_refused(people, written, changes):
    code = submitted(people)
    before = written()
    with pytest.raises(ReasonMissing):
        refuse(code, people.one_stop, **changes)
    assert written() == before


def test_an_accepted_dossier_and_a_foreign_officer_are_turned_away(people, written):
    waiting, taken = submitted(people), accepted(people)
    before = written()
    with pytest.raises(Moved):
        refuse(taken, people.one_stop)
    with pytest.raises(NotPermitted):
        refuse(waiting, people.stranger)
    assert written() == before
