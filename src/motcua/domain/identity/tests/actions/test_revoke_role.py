from datetime import timedelta

import pytest

from motcua.domain.identity import actions, selectors
from motcua.domain.identity.errors import OwnRights
from motcua.domain.identity.permissions import GRANT
from motcua.domain.identity.tests.people import AT, STRANGER, words
from motcua.domain.identity.values import SYSTEM, Actor
from motcua.foundation.errors import NotFound, NotPermitted

PHO_HIEN = "hy2-11953-pvhcc"


@pytest.fixture
def grant_id(account_id, roles):
    return actions.grant_role(
        account_id=account_id,
        role_key="one_stop_officer",
        agency_code=PHO_HIEN,
        title="Chuyên viên",
        by=SYSTEM,
        at=AT,
    )


def test_the_right_is_gone_at_the_moment_of_revoking(account_id, grant_id):
    later = AT + timedelta(hours=1)

    actions.revoke_role(grant_id=grant_id, by=SYSTEM, at=later)
    actions.revoke_role(grant_id=grant_id, by=SYSTEM, at=later)

    assert selectors.actor_for(account_id, at=later - timedelta(seconds=1)).rights
    assert not selectors.actor_for(account_id, at=later).rights
    assert words(account_id).count("identity.role_revoked") == 1


def test_a_revoked_role_can_be_granted_anew(account_id, grant_id):
    actions.revoke_role(grant_id=grant_id, by=SYSTEM, at=AT)

    again = actions.grant_role(
        account_id=account_id,
        role_key="one_stop_officer",
        agency_code=PHO_HIEN,
        title="Chuyên viên",
        by=SYSTEM,
        at=AT + timedelta(days=1),
    )

    assert again != grant_id
    assert selectors.actor_for(account_id, at=AT + timedelta(days=1)).rights


def test_refusals_take_nothing_away(account_id, grant_id):
    administrator = Actor(
        account_id=account_id,
        reference="account:1",
        full_name="",
        rights=frozenset({(GRANT, PHO_HIEN)}),
    )
    with pytest.raises(NotFound):
        actions.revoke_role(grant_id=-1, by=SYSTEM, at=AT)
    with pytest.raises(NotPermitted):
        actions.revoke_role(grant_id=grant_id, by=STRANGER, at=AT)
    with pytest.raises(OwnRights):
        actions.revoke_role(grant_id=grant_id, by=administrator, at=AT)

    assert selectors.actor_for(account_id, at=AT).rights
