import pytest

from motcua.domain.identity import actions
from motcua.domain.identity.rules import new_secret
from motcua.domain.identity.values import SYSTEM, RoleDefinition
from motcua.foundation import clock
from motcua.interfaces.web.tests.people import PASSWORD, People


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
