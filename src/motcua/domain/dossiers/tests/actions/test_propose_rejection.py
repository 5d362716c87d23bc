"""LR-059. Proposing to reject, with reason and letter (61/2018/NĐ-CP art 19.8)."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, NotHolder, ReasonMissing, TextMissing, WrongOutcome
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising, assigned, propose
from motcua.domain.dossiers.tests.ways_process import REJECTION
from motcua.foundation.errors import NotPermitted


def propose_rejection(code, by, **changes):
    dossiers.propose_rejection(dossier_code=code, by=by, at=ACCEPTED_AT, **{**REJECTION, **changes})


def test_the_worked_example(people, row, facts):
    """LR-059: the officer who holds it proposes; it lies with the leader, the limit runs on."""
    code = appraising(people)
    due_at = row(code).due_at
    propose_rejection(code, people.case_officer)
    dossier = row(code)
    assert (dossier.state, dossier.stage, dossier.outcome) == (
        "in_progress",
        "signing",
        "rejection",
    )
    assert (dossier.holder_id, dossier.due_at) == (None, due_at)
    assert dossier.appraised_by_id == people.case_officer.account_id
    assert dossier.refusal_reason == REJECTION["reason"]
    assert dossier.rejection_letter_number == "15/UBND-TP"
    assert facts()[-1] == "dossiers.rejection_proposed.1"


def test_sent_back_it_may_become_a_result(people, row):
    code = ways.rejecting(people)
    with pytest.raises(WrongOutcome):
        dossiers.approve_result(dossier_code=code, by=people.leader, at=ACCEPTED_AT)
    dossiers.send_back(
        dossier_code=code, reason="Hồ sơ đủ điều kiện.", by=people.leader, at=ACCEPTED_AT
    )
    propose(code, people)
    dossiers.approve_result(dossier_code=code, by=people.leader, at=ACCEPTED_AT)
    dossier = row(code)
    assert (dossier.state, dossier.outcome) == ("result_ready", "result")
    assert (dossier.refusal_reason, dossier.refusal_reason_key) == ("", "")
    assert dossier.rejection_letter_number == ""


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"reason": " ngắn "}, ReasonMissing),
        ({"reason": "x" * 2001}, ReasonMissing),
        ({"reason_key": "because"}, ReasonMissing),
        ({"legal_basis": " "}, TextMissing),
        ({"letter_number": ""}, TextMissing),
        ({"letter_number": "1" * 101}, TextMissing),
    ],
)
def test_without_reason_basis_and_letter_nothing_is_proposed(people, written, changes, error):
    code = appraising(people)
    before = written()
    with pytest.raises(error):
        propose_rejection(code, people.case_officer, **changes)
    assert written() == before


def test_only_the_holder_and_only_while_appraising(people, written):
    early, held, sent = assigned(people), appraising(people), ways.rejecting(people)
    before = written()
    with pytest.raises(NotHolder):
        propose_rejection(held, people.other_case_officer)
    for by in (people.leader, people.one_stop, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            propose_rejection(held, by)
    for code in (early, sent):
        with pytest.raises(Moved):
            propose_rejection(code, people.case_officer)
    assert written() == before
