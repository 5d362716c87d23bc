"""LR-054 (T21). Not given back, with the reason: it returns to where it lay."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, ReasonMissing
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising
from motcua.domain.dossiers.tests.ways import (
    send,
    sent_in_process,
    wanting,
    wanting_in_process,
    withdrawing,
)
from motcua.domain.dossiers.tests.ways_process import paused
from motcua.foundation.errors import NotPermitted

REASON = "Kết quả đã ký, mời ông/bà đến nhận."


def decline(code, by, reason=REASON):
    dossiers.decline_withdrawal(dossier_code=code, reason=reason, by=by, at=ACCEPTED_AT)


@pytest.mark.parametrize(
    ("reach", "keeper"),
    [
        (walk.submitted, None),
        (wanting, None),
        (walk.accepted, "unit"),
        (walk.appraising, "unit"),
        (walk.signing, "unit"),
        (paused, "unit"),
        (wanting_in_process, "applicant"),
        (sent_in_process, "unit"),  # The papers that were sent still lie with the one-stop unit.
    ],
)
def test_everything_is_as_it_was_before_it_was_asked_for(people, row, facts, reach, keeper):
    code = reach(people)
    before = row(code)
    dossiers.request_withdrawal(
        dossier_code=code, reason="Tôi muốn làm ở nơi khác.", by=people.citizen, at=ACCEPTED_AT
    )
    decline(code, people.one_stop)
    after = row(code)
    for name in ("state", "stage", "behind", "due_at", "holder_id", "apology_raise_at"):
        assert getattr(after, name) == getattr(before, name), name
    assert after.withdrawal_answer == REASON
    assert facts()[-1] == "dossiers.withdrawal_declined.1"
    custody = life_of(after.pk).custody
    assert [line.keeper for line in custody if line.until is None] == ([keeper] if keeper else [])


def test_it_goes_on_from_there(people, row):
    code = withdrawing(people, wanting)
    decline(code, people.one_stop)
    send(code, people)
    assert row(code).state == "submitted"


def test_who_may_not_and_without_a_reason(people, written):
    code, never = withdrawing(people), appraising(people)
    before = written()
    for asked, by, reason, error in (
        (code, people.case_officer, REASON, NotPermitted),
        (code, people.stranger, REASON, NotPermitted),
        (code, people.citizen, REASON, NotPermitted),
        (code, people.one_stop, "Không.", ReasonMissing),
        (never, people.one_stop, REASON, Moved),
    ):
        with pytest.raises(error):
            decline(asked, by, reason)
    assert written() == before
