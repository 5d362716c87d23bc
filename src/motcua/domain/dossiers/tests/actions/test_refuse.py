"""LR-005. Refusing at intake, with a reason."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, ReasonMissing
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, accepted, submitted
from motcua.foundation.errors import NotPermitted

REASON = {
    "reason_key": "not_competent",
    "reason": "Trẻ đã được đăng ký khai sinh tại xã Tiên Lữ.",
    "legal_basis": "60/2014/QH13 điều 13",
}


def refuse(code, by, **changes):
    dossiers.refuse(dossier_code=code, by=by, at=ACCEPTED_AT, **{**REASON, **changes})


def test_the_reason_is_kept_and_the_applicant_can_read_it(people, row, facts):
    code = submitted(people)
    refuse(code, people.one_stop)
    dossier = row(code)
    assert dossier.state == "refused"
    assert dossier.refusal_reason == REASON["reason"]
    assert dossier.refusal_legal_basis == REASON["legal_basis"]
    assert facts()[-1] == "dossiers.refused.1"


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
