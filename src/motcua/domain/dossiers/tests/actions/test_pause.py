"""LR-061. Pausing on a listed ground (61/2018/NĐ-CP art 19.3, 19.5)."""

from datetime import date

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import (
    GroundUnknown,
    MomentImpossible,
    Moved,
    NotHolder,
    ReasonMissing,
    TextMissing,
)
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.tests import ways_process as ways
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising, assigned
from motcua.domain.dossiers.tests.ways_process import DUE_AT, NEXT_DAY, PAUSE
from motcua.foundation.errors import NotPermitted


def pause(code, by, at=ACCEPTED_AT, **changes):
    dossiers.pause(dossier_code=code, by=by, at=at, **{**PAUSE, **changes})


def test_the_worked_example(people, row, facts):
    """LR-061: a verification at a place is a ground; nothing is due meanwhile."""
    code = appraising(people)
    pause(code, people.case_officer, expected_until=date(2026, 11, 25))
    dossier = row(code)
    assert (dossier.state, dossier.stage) == ("paused", "")
    assert (dossier.due_at, dossier.due_derivation, dossier.apology_raise_at) == (None, None, None)
    assert dossier.holder_id == people.case_officer.account_id
    held = life_of(dossier.pk).open_pause
    assert (held.ground, held.since, held.until) == ("field_verification", ACCEPTED_AT, None)
    assert facts()[-1] == "dossiers.paused.1"


def test_an_apology_that_was_drafted_lapses(people, row):
    """The due time it was about holds no more."""
    code = appraising(people)
    dossiers.raise_apology(dossier_code=code, by=ways.SYSTEM, at=DUE_AT)
    pause(code, people.case_officer, at=DUE_AT)
    assert life_of(row(code).pk).apologies == ()


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"ground": "payment"}, GroundUnknown),
        ({"ground": "bận họp"}, GroundUnknown),
        ({"ground": ""}, GroundUnknown),
        ({"reason": "ngắn"}, ReasonMissing),
        ({"reason": "x" * 2001}, ReasonMissing),
        ({"legal_basis": ""}, TextMissing),
        ({"expected_until": date(2026, 11, 19)}, MomentImpossible),
        ({"at": NEXT_DAY}, MomentImpossible),  # The limit ran out at 17:00 the day before.
    ],
)
def test_no_pause_without_ground_reason_and_basis(people, written, changes, error):
    code = appraising(people)
    before = written()
    with pytest.raises(error):
        pause(code, people.case_officer, **changes)
    assert written() == before


def test_only_the_holder_only_while_appraising_and_once(people, written):
    early, held, code = assigned(people), ways.paused(people), appraising(people)
    before = written()
    with pytest.raises(NotHolder):
        pause(code, people.other_case_officer)
    for by in (people.leader, people.one_stop, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            pause(code, by)
    for target in (early, held):
        with pytest.raises(Moved):
            pause(target, people.case_officer)
    assert written() == before
