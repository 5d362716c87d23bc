"""LR-125. A dossier of a unit that was divided goes by its procedure, its field, or with the rest."""

import pytest

from motcua.domain.dossiers.actions import follow_successor
from motcua.domain.dossiers.selectors import dossier_of_applicant
from motcua.domain.dossiers.selectors.readable import readable_by
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.drafts.tests.people import register
from motcua.domain.identity.values import SYSTEM
from motcua.domain.organisations.actions import publish_reorganisation, reorganise
from motcua.domain.organisations.tests.moves import AT, document, two_communes
from motcua.domain.organisations.values import Heir, Move, MoveKind

NEW_YEAR = AT.replace(year=2027, month=1, day=1)


@pytest.mark.parametrize(
    ("heir", "goes_to"),
    [
        (Heir(agency_code="t-nam", field_keys=("ho-tich",)), "t-nam"),
        (Heir(agency_code="t-nam", procedure_slugs=(walk.BIRTH,)), "t-nam"),
        (Heir(agency_code="t-nam", field_keys=("dat-dai",)), "t-moi"),
    ],
)
def test_it_goes_where_its_procedure_goes_and_keeps_its_code(people, heir, goes_to):
    code = walk.appraising(people)
    before = dossier_of_applicant(code, by=people.citizen)
    two_communes()
    split = Move(
        kind=MoveKind.SPLIT,
        agency_code=walk.PHO_HIEN_COMMITTEE,
        heirs=(heir, Heir(agency_code="t-moi")),
    )
    number = reorganise(reorganisation=document(moves=(split,)), by=SYSTEM, at=AT)
    publish_reorganisation(reorganisation_id=number, by=SYSTEM, at=AT)
    assert not follow_successor(dossier_code=code, by=SYSTEM, at=AT)  # not before the day
    assert follow_successor(dossier_code=code, by=SYSTEM, at=NEW_YEAR)
    after = dossier_of_applicant(code, by=people.citizen)
    assert (after.code, after.competent_agency_code) == (code, goes_to)
    assert (after.receiving_agency_code, after.due_at) == (
        walk.PHO_HIEN_ONE_STOP,
        before.due_at,
    )
    assert not follow_successor(dossier_code=code, by=SYSTEM, at=NEW_YEAR)
    rest = register("conlai", "Lê Thị Còn", ("case_officer", "t-moi"))
    assert readable_by(rest) >= {"t-moi", walk.PHO_HIEN_COMMITTEE}  # and all it had followed
    other = register("khac", "Lê Văn Khác", ("case_officer", "t-nam"))
    assert readable_by(other) == {"t-nam"}
