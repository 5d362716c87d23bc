"""LR-009. The leader wants it done again."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ReasonMissing
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, propose, signing
from motcua.foundation.errors import NotPermitted


def send_back(code, by, reason="Ghi lại nơi sinh cho đúng."):
    dossiers.send_back(dossier_code=code, reason=reason, by=by, at=ACCEPTED_AT)


def test_it_returns_to_the_same_officer_who_may_propose_again(people, row):
    code = signing(people)
    due_at = row(code).due_at
    send_back(code, people.leader)
    dossier = row(code)
    assert (dossier.stage, dossier.holder_id) == ("appraising", people.case_officer.account_id)
    assert dossier.send_back_reason == "Ghi lại nơi sinh cho đúng."
    assert dossier.due_at == due_at
    propose(code, people, result_file_id=None)
    assert row(code).stage == "signing"


def test_not_without_a_reason_and_not_by_others(people, written):
    code = signing(people)
    before = written()
    with pytest.raises(ReasonMissing):
        send_back(code, people.leader, reason=" ")
    for by in (people.case_officer, people.stranger, people.one_stop):
        with pytest.raises(NotPermitted):
            send_back(code, by)
    assert written() == before
