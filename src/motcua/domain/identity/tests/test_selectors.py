import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.tests.people import AT, register
from motcua.domain.identity.values import ANONYMOUS, SYSTEM
from motcua.foundation.errors import NotFound

PHO_HIEN = "hy2-11953-pvhcc"


def grant(account_id, agency_code=PHO_HIEN):
    actions.grant_role(
        account_id=account_id,
        role_key="one_stop_officer",
        agency_code=agency_code,
        title="Chuyên viên",
        by=SYSTEM,
        at=AT,
    )


def test_nobody_is_the_anonymous_actor(db):
    assert selectors.actor_for(-1, at=AT) is ANONYMOUS
    assert selectors.account_of("nobody") is None
    with pytest.raises(NotFound):
        selectors.person(-1)


def test_an_officer_of_two_agencies_holds_each_right_in_each(account_id, roles):
    grant(account_id)
    grant(account_id, "hy2-pvhcc")

    actor = selectors.actor_for(account_id, at=AT)

    assert actor.agency_codes("dossiers.accept") == {PHO_HIEN, "hy2-pvhcc"}
    positions = selectors.positions_of(account_id, at=AT)
    assert [(each.agency_code, each.role_name, each.title) for each in positions] == [
        (PHO_HIEN, "Công chức tiếp nhận và trả kết quả", "Chuyên viên"),
        ("hy2-pvhcc", "Công chức tiếp nhận và trả kết quả", "Chuyên viên"),
    ]


def test_the_holders_of_a_role_are_those_who_can_act(account_id, roles):
    gone = register("gone")
    for each in (account_id, gone):
        grant(each)
    actions.close_account(account_id=gone, by=SYSTEM, at=AT)

    with CaptureQueriesContext(connection) as queries:
        people = selectors.holders(role_key="one_stop_officer", agency_code=PHO_HIEN, at=AT)

    assert [person.account_id for person in people] == [account_id]
    assert len(queries) == 1
    assert selectors.full_names([account_id, gone, -1]).keys() == {account_id, gone}


def test_invented_people_are_nobody_in_a_real_installation(settings, db):
    account_id = register("invented", is_demonstration=True)
    assert selectors.actor_for(account_id, at=AT).is_signed_in

    settings.IS_DEMONSTRATION = False

    assert selectors.actor_for(account_id, at=AT) is ANONYMOUS
    assert selectors.demonstration_code(account_id, at=AT) is None


def test_staffing_of_many_agencies_is_one_query(account_id, roles):
    """LR-083: on which weekdays somebody holds a role in each of them."""
    second, gone = register("second"), register("gone")
    for each, weekdays in ((account_id, (0, 1)), (second, (1, 4)), (gone, ())):
        actions.grant_role(
            account_id=each,
            role_key="one_stop_officer",
            agency_code=PHO_HIEN,
            title="Chuyên viên",
            weekdays=weekdays,
            by=SYSTEM,
            at=AT,
        )
    grant(second, "hy2-pvhcc")
    actions.close_account(account_id=gone, by=SYSTEM, at=AT)

    with CaptureQueriesContext(connection) as queries:
        staffed = selectors.staffing([PHO_HIEN, "hy2-pvhcc", "hy2-ubnd"], at=AT)

    assert len(queries) == 1
    assert staffed == {
        (PHO_HIEN, "one_stop_officer"): {0, 1, 4},
        ("hy2-pvhcc", "one_stop_officer"): {0, 1, 2, 3, 4, 5, 6},
    }
    assert selectors.staffing([], at=AT) == {}


def test_invented_people_staff_no_real_office(settings, roles):
    invented = register("invented", is_demonstration=True)
    grant(invented)
    settings.IS_DEMONSTRATION = False
    assert selectors.staffing([PHO_HIEN], at=AT) == {}
