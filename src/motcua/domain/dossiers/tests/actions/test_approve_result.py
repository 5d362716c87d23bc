"""LR-010. The leader approves; who appraised does not."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, SamePerson
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    BEFORE,
    PHO_HIEN_COMMITTEE,
    assigned,
    propose,
    register,
    signing,
)
from motcua.foundation.errors import NotPermitted


def approve(code, by):
    dossiers.approve_result(dossier_code=code, by=by, at=ACCEPTED_AT)


def test_the_result_lies_ready_and_the_limit_stops(people, row, facts):
    code = signing(people)
    approve(code, people.leader)
    dossier = row(code)
    assert (dossier.state, dossier.stage) == ("result_ready", "")
    assert dossier.approved_by_id == people.leader.account_id
    assert dossier.result_ready_at == ACCEPTED_AT
    assert facts()[-1] == "dossiers.result_ready.1"


def test_nobody_approves_what_he_appraised(people, written):
    both = register(
        "kiem",
        "Ngô Kiêm Nhiệm",
        ("case_officer", PHO_HIEN_COMMITTEE),
        ("leader", PHO_HIEN_COMMITTEE),
        at=BEFORE,
    )
    code = assigned(people)
    dossiers.take(dossier_code=code, by=both, at=ACCEPTED_AT)
    propose(code, people, by=both)
    before = written()
    with pytest.raises(SamePerson):
        approve(code, both)
    with pytest.raises(SamePerson):
        dossiers.send_back(dossier_code=code, reason="Làm lại.", by=both, at=ACCEPTED_AT)
    assert written() == before


def test_not_before_it_is_proposed_not_twice_and_not_by_others(people, written):
    early, code = assigned(people), signing(people)
    for by in (people.case_officer, people.stranger, people.one_stop, people.citizen):
        with pytest.raises(NotPermitted):
            approve(code, by)
    approve(code, people.leader)
    before = written()
    for target in (early, code):
        with pytest.raises(Moved):
            approve(target, people.leader)
    assert written() == before
