from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.identity import actions, permissions, selectors
from motcua.domain.identity.errors import BadWeekdays, OwnRights, UnknownRole
from motcua.domain.identity.values import SYSTEM, AccountKind, Actor, RoleDefinition
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM)
PHO_HIEN = "hy2-11953-pvhcc"


@pytest.fixture(autouse=True)
def roles():
    actions.publish_roles(
        definitions=[
            RoleDefinition(
                key="one_stop_officer",
                name="Công chức tiếp nhận và trả kết quả",
                legal_basis="61/2018/NĐ-CP điều 17",
                permissions=("dossiers.accept", "dossiers.read"),
            )
        ],
        by=SYSTEM,
        at=AT,
    )


@pytest.fixture
def officer():
    return actions.register_account(
        username="tiepnhan",
        kind=AccountKind.OFFICER,
        full_name="Nguyễn Thị Thử",
        by=SYSTEM,
        at=AT,
    )


def grant(account_id, *, by=SYSTEM, at=AT, role_key="one_stop_officer", **more):
    return actions.grant_role(
        account_id=account_id,
        role_key=role_key,
        agency_code=PHO_HIEN,
        title="Chuyên viên",
        by=by,
        at=at,
        **more,
    )


def test_the_rights_of_a_role_hold_in_its_agency_only_and_are_read_in_one_query(officer):
    grant(officer)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        actor = selectors.actor_for(officer, at=AT)

    assert len(queries) == 1
    assert actor.may("dossiers.accept", agency_code=PHO_HIEN)
    assert not actor.may("dossiers.accept", agency_code="hy2-11983-pvhcc")
    assert not actor.may("dossiers.refuse", agency_code=PHO_HIEN)
    assert actor.reference == f"account:{officer}"


def test_a_right_begins_at_its_moment_and_is_gone_at_its_end(officer):
    """61/2018/ND-CP art. 11: a secondment lasts for a time; `valid_to` is no longer covered."""
    until = AT + timedelta(days=365)
    grant(officer, valid_to=until)

    before = selectors.actor_for(officer, at=AT - timedelta(seconds=1))
    last = selectors.actor_for(officer, at=until - timedelta(seconds=1))
    after = selectors.actor_for(officer, at=until)

    assert (len(before.rights), len(last.rights), len(after.rights)) == (0, 2, 0)


def test_granting_again_keeps_the_grant_and_writes_nothing(officer):
    first = grant(officer)
    again = grant(officer, at=AT + timedelta(hours=1))

    assert first == again
    lines = journal.entries_about(f"account:{officer}")
    assert [line.word for line in lines] == ["identity.account_registered", "identity.role_granted"]


def test_an_officer_cannot_grant_and_an_administrator_cannot_grant_to_himself(officer):
    plain = Actor(account_id=officer, reference="account:1", full_name="A")
    administrator = Actor(
        account_id=officer,
        reference="account:1",
        full_name="A",
        rights=frozenset({(permissions.GRANT, "hy2-ubnd")}),
    )

    with pytest.raises(NotPermitted):
        grant(officer, by=plain)
    with pytest.raises(OwnRights):
        grant(officer, by=administrator)

    assert selectors.positions_of(officer, at=AT) == []


def test_an_unknown_role_is_refused(officer):
    with pytest.raises(UnknownRole):
        grant(officer, role_key="chairman")


def test_a_role_may_be_held_on_some_weekdays_only(officer):
    """Staffing of an office is counted by weekday (LR-083); rights hold on every day."""
    grant(officer, weekdays=(4, 0))
    assert selectors.positions_of(officer, at=AT)[0].weekdays == (0, 4)
    assert journal.latest_about(f"account:{officer}").facts["weekdays"] == [0, 4]

    grant(officer, weekdays=(0, 4))
    assert len(journal.entries_about(f"account:{officer}")) == 2  # registered, granted

    grant(officer)
    assert selectors.positions_of(officer, at=AT)[0].weekdays == ()


@pytest.mark.parametrize("weekdays", [(7,), (-1,), (1, 1), (0, 1, 2, 3, 4, 5, 6, 7)])
def test_weekdays_that_are_none_are_refused(officer, weekdays):
    with pytest.raises(BadWeekdays):
        grant(officer, weekdays=weekdays)
    assert selectors.positions_of(officer, at=AT) == []
