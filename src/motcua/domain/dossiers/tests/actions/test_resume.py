"""LR-062. Letting a paused limit run again (61/2018/NĐ-CP art 19.3; LR-023)."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, NotHolder
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising
from motcua.domain.dossiers.tests.ways_process import DUE_AT, NEXT_DAY, PAUSE
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted


def resume(code, by, at=NEXT_DAY):
    return dossiers.resume(dossier_code=code, by=by, at=at)


def test_the_worked_example(people, row, facts):
    """Due on Thursday at 17:00, paused at 14:58 until Friday 9:00: two hours and two minutes are
    left, for a limit does not run out in a pause."""
    code = ways.paused(people)
    issued = resume(code, people.case_officer)
    dossier = row(code)
    assert (dossier.state, dossier.stage) == ("in_progress", "appraising")
    assert dossier.due_at == issued.due_at == NEXT_DAY.replace(hour=11, minute=2)
    assert life_of(dossier.pk).pauses[0].until == NEXT_DAY
    assert facts()[-1] == "dossiers.resumed.1"


def test_the_applicant_gets_a_new_receipt_that_names_the_former(people):
    """LR-050."""
    code = ways.paused(people)
    issued = resume(code, people.case_officer)
    slip = apps.get_model("dossiers", "Slip").objects.get(pk=issued.slip_id)
    assert (slip.kind, slip.ordinal) == ("receipt", 2)
    assert slip.facts["note"].startswith("Thay giấy số 0001/TNHS ngày 19/11/2026.")
    assert slip.facts["due_at"] == "11 giờ 02 phút, ngày 20 tháng 11 năm 2026"


def test_a_second_pause_takes_nothing_away(people, row):
    """Paused again at once, until Monday 10:00: from then the same two hours and two minutes, with
    the break at noon between them."""
    code = ways.paused(people)
    resume(code, people.case_officer)
    dossiers.pause(dossier_code=code, by=people.case_officer, at=NEXT_DAY, **PAUSE)
    resume(code, people.case_officer, at=datetime(2026, 11, 23, 10, tzinfo=VIETNAM))
    assert row(code).due_at == datetime(2026, 11, 23, 13, 32, tzinfo=VIETNAM)


def test_a_date_promised_in_an_apology_is_kept_with_the_time_that_was_left(people, row):
    """Promised for Monday 17:00, paused on Monday from 8:00 to 10:00: two hours later."""
    code = ways.apologised(people)
    monday = datetime(2026, 11, 23, 8, tzinfo=VIETNAM)
    dossiers.pause(dossier_code=code, by=people.case_officer, at=monday, **PAUSE)
    resume(code, people.case_officer, at=monday.replace(hour=10))
    assert row(code).due_at == datetime(2026, 11, 25, 9, 30, tzinfo=VIETNAM)
    assert row(code).reappointments == 1


def test_a_clock_that_was_set_back_takes_nothing_away(people, row):
    """trust.md A10: resumed an hour before it was paused, as the machine has it."""
    code = ways.paused(people)
    resume(code, people.case_officer, at=ACCEPTED_AT - timedelta(hours=1))
    assert row(code).due_at == DUE_AT
    held = list(row(code).custody.order_by("version").values_list("since", "until"))
    assert all(one[1] == two[0] for one, two in pairwise(held))


def test_only_the_holder_and_only_what_is_paused(people, written):
    running, code = appraising(people), ways.paused(people)
    before = written()
    with pytest.raises(NotHolder):
        resume(code, people.other_case_officer)
    for by in (people.leader, people.one_stop, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            resume(code, by)
    with pytest.raises(Moved):
        resume(running, people.case_officer)
    assert written() == before
