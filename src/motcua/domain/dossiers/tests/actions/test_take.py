"""LR-007. A named official settles the dossier."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, assigned
from motcua.foundation.errors import NotPermitted


def take(code, by):
    dossiers.take(dossier_code=code, by=by, at=ACCEPTED_AT)


def test_who_takes_it_holds_it(people, row):
    code = assigned(people)
    take(code, people.case_officer)
    assert (row(code).stage, row(code).holder_id) == (
        "appraising",
        people.case_officer.account_id,
    )


def test_the_second_is_told_who_has_it_and_strangers_see_nothing(people, written):
    code = assigned(people)
    with pytest.raises(NotPermitted):
        take(code, people.stranger)
    take(code, people.case_officer)
    before = written()
    with pytest.raises(Moved) as refusal:
        take(code, people.other_case_officer)
    assert refusal.value.details["by_name"] == "Nguyễn Thị Thu Hà"
    assert written() == before
