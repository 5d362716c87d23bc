"""Taking back what has not taken effect. Legal: LR-123, LR-124."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.domain.organisations import models, selectors
from motcua.domain.organisations.actions import (
    publish_organisations,
    publish_reorganisation,
    reorganise,
    withdraw_reorganisation,
)
from motcua.domain.organisations.errors import (
    AgencyNotFound,
    ReorganisationClosed,
    ReorganisationInEffect,
    ReorganisationNotFound,
    ReorganisationUsed,
)
from motcua.domain.organisations.selectors.reorganisations import kept_publication
from motcua.domain.organisations.tests.moves import (
    AT,
    CLERK,
    EFFECT,
    HEAD,
    document,
    founded,
    merged,
    two_communes,
)
from motcua.domain.organisations.tests.rows import OPERATOR
from motcua.domain.organisations.values import Heir, Move, MoveKind, ReorganisationState
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM

pytestmark = pytest.mark.django_db
SOON, LATER = AT + timedelta(hours=1), AT + timedelta(days=2)


@pytest.fixture(autouse=True)
def _units():
    two_communes()


def rows():
    """All rows but the moments at which they were recorded."""
    hidden = {"recorded_at", "id"}
    return [
        {name: value for name, value in row.items() if name not in hidden}
        for model in (models.Agency, models.AgencyHeir, models.Division, models.DivisionSuccession)
        for row in model.objects.order_by("pk").values()
    ]


def planned(**words):
    number = reorganise(reorganisation=document(**words), by=CLERK, at=AT)
    publish_reorganisation(reorganisation_id=number, by=HEAD, at=SOON)
    return number


def test_all_stands_as_before_and_the_plan_stays_known():
    before = rows()
    split = Move(
        kind=MoveKind.SPLIT,
        agency_code="t-bac",
        heirs=(Heir(agency_code="t-nam", field_keys=("dat-dai",)), Heir(agency_code="t-moi")),
    )
    number = planned(moves=(split,))
    assert rows() != before
    withdraw_reorganisation(reorganisation_id=number, reason="Hoãn.", by=HEAD, at=LATER)
    assert rows() == before
    assert selectors.reorganisation(number).state is ReorganisationState.WITHDRAWN
    assert selectors.agency("t-moi", known_at=SOON).name == "Ủy ban nhân dân xã Bắc Nam"
    assert selectors.agency("t-bac", known_at=SOON).successor_code == "t-moi"
    with pytest.raises(AgencyNotFound):
        selectors.agency("t-moi")
    with pytest.raises(AgencyNotFound):
        selectors.agency("t-moi", known_at=AT)
    assert journal.latest_about(f"reorganisation:{number}", module="organisations").word == (
        "organisations.reorganisation_withdrawn"
    )


def test_the_same_may_be_entered_anew_after_it_was_withdrawn():
    first = planned()
    withdraw_reorganisation(reorganisation_id=first, reason="Hoãn.", by=HEAD, at=LATER)
    second = reorganise(reorganisation=document(), by=CLERK, at=LATER)
    assert second != first
    publish_reorganisation(reorganisation_id=second, by=HEAD, at=LATER + timedelta(hours=1))
    assert selectors.agency_in_force("t-bac", day=EFFECT).code == "t-moi"


def test_what_has_taken_effect_is_not_withdrawn():
    number = planned()
    before = rows()
    midnight = datetime(EFFECT.year, EFFECT.month, EFFECT.day, tzinfo=VIETNAM)
    with pytest.raises(ReorganisationInEffect):
        withdraw_reorganisation(reorganisation_id=number, reason="Hoãn.", by=HEAD, at=midnight)
    assert rows() == before
    last = midnight - timedelta(seconds=1)
    withdraw_reorganisation(reorganisation_id=number, reason="Hoãn.", by=HEAD, at=last)
    with pytest.raises(ReorganisationClosed):
        withdraw_reorganisation(reorganisation_id=number, reason="Hoãn.", by=HEAD, at=last)
    with pytest.raises(ReorganisationNotFound):
        withdraw_reorganisation(reorganisation_id=0, reason="", by=HEAD, at=last)


def test_a_new_unit_that_is_named_elsewhere_holds_it():
    number = planned(
        new_agencies=(founded(), founded("t-khac", name="Phòng Khác", division_code=""))
    )
    models.AgencyName.objects.create(name="Tên thử", kind="province", two_tier_id="t-khac")
    before = rows()
    with pytest.raises(ReorganisationUsed):
        withdraw_reorganisation(reorganisation_id=number, reason="Hoãn.", by=HEAD, at=LATER)
    assert rows() == before
    assert selectors.reorganisation(number).state is ReorganisationState.PUBLISHED


def test_what_a_list_corrected_since_is_kept_and_the_unit_goes_on():
    number = planned(moves=(merged("t-bac", "t-nam"),), new_agencies=())
    stated = kept_publication()
    corrected = tuple(
        replace(each, phone="0221 3552 115") if each.code == "t-bac" else each
        for each in stated.agencies
    )
    publish_organisations(
        publication=replace(stated, agencies=corrected), by=OPERATOR, at=SOON + timedelta(hours=1)
    )
    withdraw_reorganisation(reorganisation_id=number, reason="Hoãn.", by=HEAD, at=LATER)
    unit = selectors.agency("t-bac")
    assert (unit.valid_to, unit.successor_code, unit.phone) == (None, None, "0221 3552 115")


def test_what_it_founds_and_another_decision_ends_holds_it():
    """a → b, then b → c: who takes back the first would leave the second without its unit."""
    first = planned(moves=(merged("t-bac", "t-moi"),))
    second = planned(
        decision_number="13/NQ-HĐND",
        takes_effect_on=EFFECT + timedelta(days=1),
        moves=(merged("t-moi", "t-nam"),),
        new_agencies=(),
    )
    day_after = EFFECT + timedelta(days=1)
    assert selectors.agency_in_force("t-bac", day=EFFECT).code == "t-moi"
    assert selectors.agency_in_force("t-bac", day=day_after).code == "t-nam"
    before = rows()
    with pytest.raises(ReorganisationUsed) as refusal:
        withdraw_reorganisation(reorganisation_id=first, reason="Hoãn.", by=HEAD, at=LATER)
    assert refusal.value.details["reason"] == "13/NQ-HĐND"
    assert rows() == before
    withdraw_reorganisation(reorganisation_id=second, reason="Hoãn.", by=HEAD, at=LATER)
    withdraw_reorganisation(reorganisation_id=first, reason="Hoãn.", by=HEAD, at=LATER)
    assert selectors.agency_in_force("t-bac", day=day_after).code == "t-bac"
