"""Nobody and nothing is left without a place. Legal: LR-128 (72/2025/QH15 art 54)."""

from datetime import timedelta

import pytest

from motcua.domain.control.actions import enact_reorganisation
from motcua.domain.control.errors import SomethingLeftBehind
from motcua.domain.control.selectors.reorganisation import effects_of
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.identity.actions import grant_role
from motcua.domain.identity.values import SYSTEM
from motcua.domain.organisations import selectors
from motcua.domain.organisations.actions import reorganise
from motcua.domain.organisations.errors import PublisherEnteredIt
from motcua.domain.organisations.tests.moves import (
    AT,
    CLERK,
    EFFECT,
    HEAD,
    document,
    merged,
    two_communes,
)
from motcua.domain.organisations.values import Move, MoveKind, ReorganisationState

SOON = AT + timedelta(hours=1)


@pytest.fixture
def officer(people):
    two_communes()
    grant_role(
        account_id=people.case_officer.account_id,
        role_key="case_officer",
        agency_code="t-nam",
        title="Công chức tư pháp",
        by=SYSTEM,
        at=AT - timedelta(days=9),
    )
    return people.case_officer


def within_one_commune(**words):
    """`t-nam` becomes `t-moi`, in the same commune: nobody there is left without a committee."""
    return document(**{"moves": (merged("t-nam", "t-moi"),), **words})


def entered(**words):
    return reorganise(reorganisation=within_one_commune(**words), by=CLERK, at=AT)


def test_the_dry_run_names_people_and_heirs_and_writes_nothing(officer):
    effects = effects_of(within_one_commune(), at=AT)
    unit = effects.units[0]
    assert (unit.agency_code, unit.kind) == ("t-nam", "merge")
    assert [(each.agency_code, each.what) for each in unit.heirs] == [("t-moi", "")]
    [person] = unit.people
    assert (person.full_name, person.title) == (officer.full_name, "Công chức tư pháp")
    assert (person.to_code, person.keeps_reading) == ("t-moi", True)
    assert effects.new_units == [("t-moi", "Ủy ban nhân dân xã Bắc Nam")]
    assert (effects.obstacles, effects.losing_access) == ([], [])
    assert selectors.agency("t-nam").valid_to is None


def test_a_sound_one_is_published_and_again_changes_nothing(officer):
    number = entered()
    with pytest.raises(PublisherEnteredIt):
        enact_reorganisation(reorganisation_id=number, by=CLERK, at=SOON)
    enact_reorganisation(reorganisation_id=number, by=HEAD, at=SOON)
    enact_reorganisation(reorganisation_id=number, by=HEAD, at=SOON)
    assert selectors.agency_in_force("t-nam", day=EFFECT).code == "t-moi"


def test_somebody_without_a_new_place_holds_it(officer):
    closed = Move(kind=MoveKind.ABOLISH, agency_code="t-nam")
    number = entered(moves=(closed,), new_agencies=())
    effects = effects_of(selectors.reorganisation(number).reorganisation, at=AT, own_id=number)
    assert [each.full_name for each in effects.losing_access] == [officer.full_name]
    with pytest.raises(SomethingLeftBehind) as refusal:
        enact_reorganisation(reorganisation_id=number, by=HEAD, at=SOON)
    assert officer.full_name in refusal.value.details["reason"]
    assert selectors.reorganisation(number).state is ReorganisationState.ENTERED
    assert selectors.agency("t-nam").valid_to is None


def test_dossiers_without_an_heir_hold_it_and_procedures_without_a_place_are_named(people):
    walk.appraising(people)
    closed = Move(kind=MoveKind.ABOLISH, agency_code="hy2-11953-ubnd")
    effects = effects_of(document(moves=(closed,), new_agencies=()), at=AT)
    [unit] = effects.units
    assert unit.stranded == unit.open_decided == 1
    assert effects.stranded == 1
    assert any("hồ sơ đang giải quyết chưa có nơi kế thừa" in each for each in effects.obstacles)
    assert "Ủy ban nhân dân cấp xã" in effects.lost_names
    assert effects.lost_procedures


def test_a_commune_is_served_by_whoever_took_its_committees_place(officer):
    """`t-moi` stands in Xã Nam and carries on for Xã Bắc: no name loses its meaning there."""
    effects = effects_of(document(), at=AT)
    assert effects.lost_names == []
    closed = Move(kind=MoveKind.ABOLISH, agency_code="t-bac")
    effects = effects_of(document(moves=(closed,), new_agencies=()), at=AT)
    assert "Ủy ban nhân dân cấp xã" in effects.lost_names
    assert any("không còn cơ quan tiếp nhận hoặc giải quyết" in each for each in effects.obstacles)


def test_faults_of_the_document_are_all_that_is_said(officer):
    effects = effects_of(document(new_agencies=()), at=AT)
    assert effects.faults
    assert effects.obstacles == list(effects.faults)
    assert effects.units == ()
