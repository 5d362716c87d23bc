"""LR-058 (T25, 13/2023/TT-BNV). A settled dossier goes to the archive."""

import pytest

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved, TextMissing
from motcua.domain.dossiers.states import Position, State, acts_from
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, result_ready, returned
from motcua.foundation.errors import NotPermitted


def archive(code, by, index="HT-2026/0127"):
    dossiers.archive(dossier_code=code, archive_index=index, by=by, at=ACCEPTED_AT)


def test_its_index_is_noted_and_nothing_follows(people, row, facts):
    code = returned(people)
    archive(code, people.case_officer, " HT-2026/0127 ")
    dossier = row(code)
    assert (dossier.state, dossier.archive_index) == ("archived", "HT-2026/0127")
    assert facts()[-1] == "dossiers.archived.1"
    assert acts_from(Position(State(dossier.state))) == ()


def test_who_may_not_without_an_index_and_before_it_was_returned(people, written):
    code, ready = returned(people), result_ready(people)
    before = written()
    for asked, by, index, error in (
        (code, people.one_stop, "1", NotPermitted),
        (code, people.stranger, "1", NotPermitted),
        (code, people.citizen, "1", NotPermitted),
        (code, people.case_officer, " ", TextMissing),
        (code, people.case_officer, "x" * 101, TextMissing),
        (ready, people.case_officer, "1", Moved),
    ):
        with pytest.raises(error):
            archive(asked, by, index)
    assert written() == before
