"""LR-006. Handing over to the agency that decides."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, accepted, submitted
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted


def hand_over(code, by):
    dossiers.hand_over(dossier_code=code, by=by, at=ACCEPTED_AT)


def test_it_waits_in_the_queue_of_the_committee(people, row, facts):
    code = accepted(people)
    hand_over(code, people.one_stop)
    dossier = row(code)
    assert (dossier.state, dossier.stage, dossier.holder_id) == ("in_progress", "assigned", None)
    assert journal.latest_about(dossier.reference).facts["to"] == "hy2-11953-ubnd"
    assert facts()[-1] == "dossiers.handed_over.1"


def test_not_before_acceptance_and_not_by_others(people, written):
    waiting, taken = submitted(people), accepted(people)
    before = written()
    with pytest.raises(Moved):
        hand_over(waiting, people.one_stop)
    for by in (people.case_officer, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            hand_over(taken, by)
    assert written() == before
