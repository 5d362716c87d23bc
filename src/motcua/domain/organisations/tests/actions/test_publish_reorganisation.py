"""Publishing a reorganisation. Legal: LR-123 to LR-125 (72/2025/QH15; 202/2025/QH15)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from motcua.domain.organisations import models, selectors
from motcua.domain.organisations.actions import (
    delegate,
    publish_organisations,
    publish_reorganisation,
    reorganise,
    withdraw_reorganisation,
)
from motcua.domain.organisations.errors import (
    PublisherEnteredIt,
    ReorganisationClosed,
    ReorganisationContradicts,
    ReorganisationNotFound,
)
from motcua.domain.organisations.permissions import DELEGATE
from motcua.domain.organisations.tests.moves import (
    AT,
    CLERK,
    EFFECT,
    HEAD,
    document,
    merged,
    two_communes,
)
from motcua.domain.organisations.tests.rows import OPERATOR
from motcua.domain.organisations.values import (
    DelegatedPower,
    DivisionLevel,
    Heir,
    Move,
    MoveKind,
    PublishedDivision,
    PublishedSuccession,
)
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
EVE, SOON = EFFECT - timedelta(days=1), AT + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _units():
    two_communes()


def published(**words):
    number = reorganise(reorganisation=document(**words), by=CLERK, at=AT)
    publish_reorganisation(reorganisation_id=number, by=HEAD, at=SOON)
    return number


def test_units_end_with_the_day_before_and_one_carries_on():
    published()
    assert selectors.agency("t-bac").valid_to == EVE
    assert selectors.agency_in_force("t-bac", day=EVE).code == "t-bac"
    assert selectors.agency_in_force("t-bac", day=EFFECT).code == "t-moi"
    assert selectors.former_agencies("t-moi") == ("t-bac", "t-nam")
    assert selectors.with_former(["t-moi", "t-so"]) == {"t-moi", "t-bac", "t-nam", "t-so"}
    assert set(selectors.ended_agencies_on(EFFECT)) >= {"t-bac", "t-nam"}


def test_several_carry_on_by_procedure_then_field_then_the_rest():
    """LR-125: land to one, business registration to another, the rest to the department."""
    split = Move(
        kind=MoveKind.ABOLISH,
        agency_code="t-bac",
        heirs=(
            Heir(agency_code="t-nam", field_keys=("dat-dai",)),
            Heir(agency_code="t-moi", procedure_slugs=("dang-ky-ho-kinh-doanh",)),
            Heir(agency_code="t-so"),
        ),
    )
    published(moves=(split,))

    def heir(**words):
        return selectors.agency_in_force("t-bac", day=EFFECT, **words).code

    assert heir() == heir(slug="khac", field_key="ho-tich") == "t-so"
    assert heir(slug="cap-giay", field_key="dat-dai") == "t-nam"
    assert heir(slug="dang-ky-ho-kinh-doanh", field_key="dat-dai") == "t-moi"
    assert selectors.former_agencies("t-nam") == ()  # what it left is read where the rest went


def test_generic_names_of_procedures_follow():
    """LR-125: a name that meant an ended agency means who carries on this procedure or field."""
    models.AgencyName.objects.create(name="Sở Thử", kind="province", two_tier_id="t-so")
    models.AgencyName.objects.create(
        name="Ủy ban thử", kind="by_unit", unit_level="commune", role="people_committee"
    )
    split = Move(
        kind=MoveKind.ABOLISH,
        agency_code="t-so",
        heirs=(Heir(agency_code="t-nam", field_keys=("dat-dai",)), Heir(agency_code="t-moi")),
    )
    published(moves=(split, merged("t-bac", "t-moi")))

    def means(name, day=EFFECT, **words):
        return selectors.resolve(name, day=day, **words).agency.code

    assert means("Sở Thử", EVE) == "t-so"
    assert means("Sở Thử") == means("Sở Thử", field_key="ho-tich") == "t-moi"
    assert means("Sở Thử", slug="cap-giay", field_key="dat-dai") == "t-nam"
    assert means("Ủy ban thử", EVE, commune_code="91001") == "t-bac"
    assert means("Ủy ban thử", commune_code="91001") == "t-moi"


def test_divisions_end_begin_and_follow_each_other():
    new = PublishedDivision(
        "91002", DivisionLevel.COMMUNE, "Xã Bắc Nam", "commune", "33", EFFECT, None
    )
    steps = tuple(
        PublishedSuccession(code, name, "91002", EFFECT, "whole", "law")
        for code, name in (("91001", "Xã Bắc"), ("91002", "Xã Nam"))
    )
    moves = (
        *(merged(code, "t-moi") for code in ("t-bac", "t-nam")),
        *(merged(f"{code}-motcua", "t-moi-motcua") for code in ("t-bac", "t-nam")),
    )
    founded = document().new_agencies[0]
    counter = replace(
        founded,
        code="t-moi-motcua",
        role="one_stop",
        name="Một cửa xã Bắc Nam",
        identifier="998.00.00.H31",
        identifier_short="H31.998.00",
    )
    published(
        moves=moves,
        new_agencies=(founded, counter),
        ended_divisions=("91001", "91002"),
        new_divisions=(new,),
        successions=steps,
    )
    assert selectors.division("91002", day=EVE).name == "Xã Nam"
    assert selectors.division("91002", day=EFFECT).name == "Xã Bắc Nam"  # the code is used again
    assert [step.successor_code for step in selectors.successors_of("91001", on=EFFECT)] == [
        "91002"
    ]
    assert selectors.one_stop_unit_of("91002", day=EFFECT).code == "t-moi-motcua"


def test_what_was_known_before_is_still_told():
    published()
    assert selectors.agency("t-bac", known_at=AT).valid_to is None
    assert selectors.agency("t-bac", known_at=SOON).valid_to == EVE
    assert selectors.agency_in_force("t-bac", day=EFFECT, known_at=AT).code == "t-bac"


def test_who_entered_it_does_not_publish_it_and_twice_is_once():
    number = reorganise(reorganisation=document(), by=CLERK, at=AT)
    with pytest.raises(PublisherEnteredIt):
        publish_reorganisation(reorganisation_id=number, by=CLERK, at=SOON)
    assert selectors.agency("t-bac").valid_to is None
    publish_reorganisation(reorganisation_id=number, by=HEAD, at=SOON)
    token = models.OrganisationVersion.current()
    publish_reorganisation(reorganisation_id=number, by=HEAD, at=SOON)
    assert models.OrganisationVersion.current() == token
    assert models.PastRow.objects.filter(key="t-bac").count() == 1


def test_what_changed_since_it_was_entered_is_seen():
    number = reorganise(reorganisation=document(), by=CLERK, at=AT)
    other = document(decision_number="13/NQ", moves=(merged("t-bac", "t-so"),), new_agencies=())
    second = reorganise(reorganisation=other, by=CLERK, at=AT)
    publish_reorganisation(reorganisation_id=second, by=HEAD, at=SOON)
    with pytest.raises(ReorganisationContradicts):
        publish_reorganisation(reorganisation_id=number, by=HEAD, at=SOON)
    assert selectors.agency("t-bac").successor_code == "t-so"
    with pytest.raises(ReorganisationNotFound):
        publish_reorganisation(reorganisation_id=0, by=HEAD, at=SOON)


def test_a_withdrawn_one_is_not_published():
    number = reorganise(reorganisation=document(), by=CLERK, at=AT)
    withdraw_reorganisation(reorganisation_id=number, reason="Sai", by=HEAD, at=SOON)
    with pytest.raises(ReorganisationClosed):
        publish_reorganisation(reorganisation_id=number, by=HEAD, at=SOON)


def test_above_a_unit_is_whoever_took_the_place_of_what_was_above_it():
    """LR-125: the counter's row names the committee that has ended."""
    models.Agency.objects.filter(pk="t-bac-motcua").update(parent="t-bac")
    published()
    counter = selectors.agency("t-bac-motcua")
    assert selectors.parent_of(counter, day=EVE).code == "t-bac"
    assert selectors.parent_of(counter, day=EFFECT).code == "t-moi"
    assert selectors.parent_of(selectors.agency("t-moi"), day=EFFECT) is None
    taker = selectors.agency("t-nam-motcua")
    head = replace(CLERK, rights=frozenset({(DELEGATE, "t-moi")}))
    asked = {
        "from_agency_code": counter.code,
        "to_agency_code": taker.code,
        "power": DelegatedPower.RECEIVE,
        "decision_number": "1/QĐ-UBND",
        "valid_from": EFFECT,
        "valid_to": EFFECT,
    }
    with pytest.raises(NotPermitted):
        delegate(**asked, by=head, at=SOON)
    assert delegate(**asked, by=head, at=AT.replace(year=2027, month=1, day=1))


def test_a_list_that_does_not_know_the_decision_does_not_undo_it():
    """`motcua load` after a reorganisation: the file still says that the units go on."""
    from motcua.domain.organisations.selectors.reorganisations import (  # noqa: PLC0415
        kept_publication,
    )

    stated = kept_publication()
    published()
    counts = publish_organisations(publication=stated, by=OPERATOR, at=SOON + timedelta(hours=1))
    assert counts.changed == counts.withdrawn == 0
    assert selectors.agency("t-bac").valid_to == EVE
    assert selectors.agency("t-moi").valid_to is None


def test_a_decision_of_the_past_only_adds_heirs_to_what_has_ended():
    models.Agency.objects.filter(pk="t-bac").update(valid_to=date(2025, 6, 30))
    published(
        decided_on=date(2025, 6, 12),
        takes_effect_on=date(2025, 7, 1),
        moves=(merged("t-bac", "t-nam"),),
        new_agencies=(),
    )
    assert selectors.agency_in_force("t-bac", day=EFFECT).code == "t-nam"
