"""People of a unit that has ended. Legal: LR-127 (72/2025/QH15 art 54)."""

from datetime import timedelta

import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.models import Grant
from motcua.domain.identity.tests.people import AT, STRANGER, register, words
from motcua.domain.identity.values import SYSTEM, RoleDefinition
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
OLD, NEW, OTHER = "hy-323-ubnd", "hy2-11953-ubnd", "hy2-so-noi-vu"
LATER = AT + timedelta(days=30)


@pytest.fixture(autouse=True)
def roles():
    actions.publish_roles(
        definitions=[
            RoleDefinition(
                key="case_officer",
                name="Thụ lý",
                legal_basis="luật",
                permissions=("dossiers.take",),
            )
        ],
        by=SYSTEM,
        at=AT,
    )


def officer(username, agency=OLD, **more):
    account_id = register(username, password="")
    actions.grant_role(
        account_id=account_id,
        role_key="case_officer",
        agency_code=agency,
        title="Chuyên viên",
        by=SYSTEM,
        at=AT,
        **more,
    )
    return account_id


def carry(by=SYSTEM, heir=NEW, at=LATER, **exceptions):
    return actions.carry_grants(
        agency_code=OLD, heir_code=heir, exceptions=exceptions.get("to", {}), by=by, at=at
    )


def places(account_id, at):
    return {position.agency_code for position in selectors.positions_of(account_id, at=at)}


def test_a_role_goes_on_in_the_heir_with_all_that_it_had():
    until = LATER + timedelta(days=90)
    one = officer("mot", valid_to=until, weekdays=(0, 2))
    assert carry() == 1
    [held] = selectors.positions_of(one, at=LATER)
    assert (held.agency_code, held.title, held.valid_to, held.weekdays) == (
        NEW,
        "Chuyên viên",
        until,
        (0, 2),
    )
    assert places(one, LATER - timedelta(seconds=1)) == {OLD}  # no moment without
    assert words(one)[-1] == "identity.role_carried"


def test_somebody_goes_elsewhere_and_again_changes_nothing():
    one, two = officer("mot"), officer("hai")
    assert carry(to={two: OTHER}) == 2
    assert (places(one, LATER), places(two, LATER)) == ({NEW}, {OTHER})
    before = list(Grant.objects.order_by("pk").values())
    assert carry(at=LATER + timedelta(hours=1), to={two: OTHER}) == 0
    assert list(Grant.objects.order_by("pk").values()) == before


def test_who_has_the_role_there_already_has_it_once():
    one = officer("mot")
    actions.grant_role(
        account_id=one, role_key="case_officer", agency_code=NEW, title="Kiêm", by=SYSTEM, at=AT
    )
    carry()
    [held] = selectors.positions_of(one, at=LATER)
    assert (held.agency_code, held.title) == (NEW, "Kiêm")


def test_without_an_heir_nobody_loses_a_role():
    one = officer("mot")
    assert carry(heir=None) == 0
    assert places(one, LATER) == {OLD}


def test_a_stranger_carries_nothing():
    one = officer("mot")
    with pytest.raises(NotPermitted):
        carry(by=STRANGER)
    assert places(one, LATER) == {OLD}
