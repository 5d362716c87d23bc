"""LR-054 (T19). The applicant asks for the dossier back while there is no result."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import DossierNotFound, Moved, ReasonMissing
from motcua.domain.dossiers.selectors import life_of
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising, result_ready
from motcua.domain.dossiers.tests.ways import (
    REASON,
    sent_in_process,
    wanting,
    wanting_in_process,
    withdrawing,
)


def ask(code, by, reason=REASON):
    dossiers.request_withdrawal(dossier_code=code, reason=reason, by=by, at=ACCEPTED_AT)


@pytest.mark.parametrize(
    ("reach", "came_from"),
    [
        (walk.submitted, ["submitted", ""]),
        (wanting, ["supplement_before_acceptance", ""]),
        (walk.accepted, ["accepted", ""]),
        (walk.assigned, ["in_progress", "assigned"]),
        (walk.appraising, ["in_progress", "appraising"]),
        (walk.signing, ["in_progress", "signing"]),
        (wanting_in_process, ["supplement_in_process", ""]),
        (sent_in_process, ["supplement_in_process", ""]),
    ],
)
def test_it_waits_for_an_answer_and_where_it_lay_is_remembered(
    people, row, facts, reach, came_from
):
    code = reach(people)
    due_at = row(code).due_at
    ask(code, people.citizen)
    dossier = row(code)
    assert (dossier.state, dossier.stage) == ("withdraw_requested", "")
    assert dossier.behind == [came_from]
    assert dossier.due_at == due_at  # The limit goes on.
    assert dossier.withdrawal_reason == REASON
    assert facts()[-1] == "dossiers.withdrawal_requested.1"


def test_meanwhile_the_one_stop_unit_has_it(people, row):
    code = withdrawing(people)
    now = life_of(row(code).pk).custody[-1]
    assert (now.keeper, now.agency_code) == ("unit", row(code).receiving_agency_id)


def test_without_reason_by_another_or_too_late(people, written):
    code, done, asked = appraising(people), result_ready(people), withdrawing(people)
    before = written()
    with pytest.raises(ReasonMissing):
        ask(code, people.citizen, "thôi")
    for by in (people.neighbour, people.one_stop, people.leader):
        with pytest.raises(DossierNotFound):
            ask(code, by)
    for late in (done, asked):
        with pytest.raises(Moved):
            ask(late, people.citizen)
    assert written() == before
