"""LR-060. The leader signs the rejection (61/2018/NĐ-CP art 19.8, form 03)."""

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import ApologyMissing, Moved, SamePerson, WrongOutcome
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import (
    ACCEPTED_AT,
    BEFORE,
    PHO_HIEN_COMMITTEE,
    appraising,
    assigned,
    register,
    signing,
)
from motcua.domain.dossiers.tests.ways_process import LATE, NEXT_DAY, REJECTION
from motcua.foundation.errors import NotPermitted


def reject(code, by, at=ACCEPTED_AT):
    return dossiers.reject(dossier_code=code, by=by, at=at)


def give_back(code, people):
    dossiers.return_result(
        dossier_code=code, returned_how="counter", by=people.one_stop, at=NEXT_DAY
    )


def test_the_worked_example(people, row, facts):
    """LR-060: in writing, inside the limit, through the one-stop unit, which gives it out."""
    code = ways.rejecting(people)
    issued = reject(code, people.leader)
    dossier = row(code)
    assert (dossier.state, dossier.stage) == ("rejected", "")
    assert dossier.approved_by_id == people.leader.account_id
    assert (dossier.result_ready_at, dossier.apology_raise_at) == (ACCEPTED_AT, None)
    assert facts()[-1] == "dossiers.rejected.1"
    slip = apps.get_model("dossiers", "Slip").objects.get(pk=issued.slip_id)
    assert (slip.kind, slip.number) == ("refusal", "0001/TCHS")
    assert slip.facts["is_after_appraisal"]
    assert slip.facts["reason_text"] == REJECTION["reason"]
    assert slip.facts["agency_letter_no"] == "15/UBND-TP"
    assert slip.facts["agency"] == "Ủy ban nhân dân phường Phố Hiến"
    give_back(code, people)
    assert row(code).state == "returned"


def test_a_late_rejection_needs_an_apology_too(people, row):
    """LR-047."""
    code = ways.rejecting(people)
    reject(code, people.leader, at=NEXT_DAY)
    with pytest.raises(ApologyMissing):
        give_back(code, people)
    dossiers.apologise(
        dossier_code=code, reason=LATE, new_due_at=None, by=people.leader, at=NEXT_DAY
    )
    give_back(code, people)
    assert row(code).state == "returned"


def test_nobody_rejects_what_he_appraised(people, written):
    roles = [(role, PHO_HIEN_COMMITTEE) for role in ("case_officer", "leader")]
    both = register("kiem", "Ngô Kiêm Nhiệm", *roles, at=BEFORE)
    code = assigned(people)
    dossiers.take(dossier_code=code, by=both, at=ACCEPTED_AT)
    dossiers.propose_rejection(dossier_code=code, by=both, at=ACCEPTED_AT, **REJECTION)
    before = written()
    with pytest.raises(SamePerson):
        reject(code, both)
    assert written() == before


def test_not_a_result_not_early_not_twice_and_not_by_others(people, written):
    result, early, code = signing(people), appraising(people), ways.rejecting(people)
    done = ways.rejected(people)
    before = written()
    with pytest.raises(WrongOutcome):
        reject(result, people.leader)
    for target in (early, done):
        with pytest.raises(Moved):
            reject(target, people.leader)
    for by in (people.case_officer, people.one_stop, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            reject(code, by)
    assert written() == before
