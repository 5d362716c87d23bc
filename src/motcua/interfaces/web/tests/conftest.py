import pytest

from motcua.domain.identity import actions
from motcua.domain.identity.rules import code_of_step, new_secret, step_at
from motcua.domain.identity.values import SYSTEM, AccountKind, RoleDefinition
from motcua.foundation import clock

PASSWORD = "bốn từ không liên quan"


class People:
    """Registers people as an administrator would."""

    def citizen(self, username="congdan", **more):
        return self._person(username, AccountKind.CITIZEN, **more)

    def officer(self, username="canbo", *, secret=None, **more):
        account_id = self._person(username, AccountKind.OFFICER, **more)
        if secret:
            at = clock.now()
            actions.enrol_second_factor(
                account_id=account_id,
                secret=secret,
                code=code_of_step(secret, step_at(at)),
                by=SYSTEM,
                at=at,
            )
        return account_id

    def _person(self, username, kind, **more):
        at = clock.now()
        account_id = actions.register_account(
            username=username, kind=kind, full_name=f"Người {username}", by=SYSTEM, at=at, **more
        )
        actions.set_password(account_id=account_id, password=PASSWORD, by=SYSTEM, at=at)
        return account_id


@pytest.fixture
def people(db):
    return People()


@pytest.fixture
def password():
    return PASSWORD


@pytest.fixture
def secret():
    return new_secret()


@pytest.fixture
def roles(db):
    actions.publish_roles(
        definitions=[
            RoleDefinition(
                key="case_officer",
                name="Chuyên viên thụ lý",
                legal_basis="61/2018/NĐ-CP điều 19",
                permissions=("dossiers.read", "dossiers.take"),
            )
        ],
        by=SYSTEM,
        at=clock.now(),
    )
