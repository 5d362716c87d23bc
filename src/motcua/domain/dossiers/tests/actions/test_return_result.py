"""LR-011. The result reaches the applicant."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, ReturnMethodUnknown
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, result_ready, signing
from motcua.foundation.errors import NotPermitted


def give(code, by, how="counter"):
    dossiers.return_result(dossier_code=code, returned_how=how, by=by, at=ACCEPTED_AT)


def test_the_dossier_is_done(people, row, facts):
    code = result_ready(people)
    give(code, people.colleague)
    dossier = row(code)
    assert (dossier.state, dossier.returned_how) == ("returned", "counter")
    assert dossier.returned_at == ACCEPTED_AT
    assert facts()[-1] == "dossiers.result_returned.1"


def test_not_before_it_is_ready_not_twice_not_by_others_not_anyhow(people, written):
    early, code = signing(people), result_ready(people)
    before = written()
    with pytest.raises(Moved):
        give(early, people.one_stop)
    with pytest.raises(ReturnMethodUnknown):
        give(code, people.one_stop, how="pigeon")
    for by in (people.leader, people.stranger, people.citizen):
        with pytest.raises(NotPermitted):
            give(code, by)
    assert written() == before
    give(code, people.one_stop)
    with pytest.raises(Moved):
        give(code, people.one_stop)
