"""LR-066. What was owed is paid; the limit runs again (61/2018/NĐ-CP art 22.3)."""

from datetime import timedelta

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import MomentImpossible, Moved, TextMissing
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising
from motcua.domain.dossiers.tests.ways_process import DUE_AT, NEXT_DAY
from motcua.foundation.errors import NotPermitted


def record_payment(code, by, **changes):
    values = {"receipt_number": "BL-0047", "at": NEXT_DAY, **changes}
    return dossiers.record_payment(dossier_code=code, by=by, **values)


def test_the_worked_example(people, row, facts):
    """LR-066: paid on Friday at 8:00, recorded at 9:00: two hours and two minutes from 8:00."""
    code = ways.owing(people)
    paid_at = NEXT_DAY - timedelta(hours=1)
    issued = record_payment(code, people.one_stop, paid_at=paid_at)
    dossier = row(code)
    assert (dossier.state, dossier.stage, dossier.behind) == ("in_progress", "appraising", [])
    assert dossier.due_at == issued.due_at == NEXT_DAY.replace(hour=10, minute=2)
    life = life_of(dossier.pk)
    assert (life.obligations[0].paid_at, life.obligations[0].receipt_number) == (paid_at, "BL-0047")
    assert life.pauses[0].until == paid_at
    slip = apps.get_model("dossiers", "Slip").objects.get(pk=issued.slip_id)
    assert (slip.kind, slip.ordinal) == ("receipt", 2)
    assert facts()[-1] == "dossiers.payment_recorded.1"


def test_a_fee_moves_nothing_and_needs_no_new_receipt(people, row):
    code = ways.owing(people, kind="fee")
    assert record_payment(code, people.one_stop) is None
    assert (row(code).due_at, row(code).stage) == (DUE_AT, "appraising")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"paid_at": ACCEPTED_AT - timedelta(seconds=1)}, MomentImpossible),
        ({"paid_at": NEXT_DAY + timedelta(seconds=1)}, MomentImpossible),
        ({"receipt_number": ""}, TextMissing),
        ({"receipt_number": "1" * 101}, TextMissing),
    ],
)
def test_no_payment_before_the_notice_after_now_or_without_a_receipt(
    people, written, changes, error
):
    code = ways.owing(people)
    before = written()
    with pytest.raises(error):
        record_payment(code, people.one_stop, **changes)
    assert written() == before


def test_only_what_is_owed_and_only_at_the_one_stop_unit(people, written):
    running, code = appraising(people), ways.owing(people)
    before = written()
    with pytest.raises(Moved):
        record_payment(running, people.one_stop)
    for by in (people.case_officer, people.leader, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            record_payment(code, by)
    assert written() == before
