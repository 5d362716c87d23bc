import pytest
from django.db.models import ProtectedError

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.tests.people import AT, STRANGER
from motcua.domain.identity.values import SYSTEM, RoleDefinition
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted


def publish(definitions, by=SYSTEM):
    return actions.publish_roles(definitions=definitions, by=by, at=AT)


def role(key="leader", permissions=("dossiers.approve_result",)):
    return RoleDefinition(key=key, name=key, legal_basis="61/2018/NĐ-CP", permissions=permissions)


def test_the_table_becomes_what_the_data_say(roles):
    assert publish([*roles, role()]) == 1
    assert publish([*roles, role()]) == 0
    assert publish([*roles, role(permissions=("dossiers.send_back",))]) == 1
    assert [each.permissions for each in selectors.roles()] == [
        ("dossiers.send_back",),
        ("dossiers.accept", "dossiers.read"),
    ]
    assert publish(roles) == 1
    assert [each.key for each in selectors.roles()] == ["one_stop_officer"]
    assert journal.latest_about("roles").facts == {"roles": {}, "removed": ["leader"]}


def test_a_role_that_somebody_holds_is_not_taken_out(account_id, roles):
    actions.grant_role(
        account_id=account_id,
        role_key="one_stop_officer",
        agency_code="hy2-11953-pvhcc",
        title="",
        by=SYSTEM,
        at=AT,
    )

    with pytest.raises(ProtectedError):
        publish([role()])

    assert [each.key for each in selectors.roles()] == ["one_stop_officer"]


def test_only_an_administrator_publishes(roles):
    with pytest.raises(NotPermitted):
        publish([], by=STRANGER)

    assert selectors.roles() == roles
