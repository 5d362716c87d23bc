"""LR-008. The drafted result goes to the leader."""

import pytest

from motcua.domain.documents.actions import keep_file
from motcua.domain.documents.errors import FileNotKept
from motcua.domain.dossiers.errors import NotHolder, ResultMissing
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, appraising, pdf, propose
from motcua.foundation.errors import NotPermitted


def test_name_number_and_file_go_with_it(people, row, facts):
    code = appraising(people)
    propose(code, people)
    dossier = row(code)
    assert (dossier.stage, dossier.holder_id) == ("signing", None)
    assert (dossier.result_name, dossier.result_number) == ("Giấy khai sinh", "127/2026")
    assert dossier.appraised_by_id == people.case_officer.account_id
    assert facts()[-1] == "dossiers.result_proposed.1"


@pytest.mark.parametrize(
    "changes", [{"result_name": " "}, {"result_number": ""}, {"result_file_id": None}]
)
def test_an_incomplete_result_stays_with_the_officer(people, row, changes):
    code = appraising(people)
    with pytest.raises(ResultMissing):
        propose(code, people, **changes)
    assert row(code).stage == "appraising"


def test_only_who_holds_it_proposes_and_only_with_own_file(people, row):
    code = appraising(people)
    with pytest.raises(NotHolder):
        propose(code, people, by=people.other_case_officer)
    foreign = keep_file(chunks=[pdf()], original_name="x.pdf", by=people.citizen, at=ACCEPTED_AT)
    with pytest.raises(NotPermitted):
        propose(code, people, result_file_id=foreign.file_id)
    with pytest.raises(FileNotKept):
        propose(code, people, result_file_id=999_999)
    assert row(code).stage == "appraising"
