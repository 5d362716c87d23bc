import pytest

from motcua.domain.identity import actions
from motcua.domain.identity.tests.people import AT, register
from motcua.domain.identity.values import SYSTEM, RoleDefinition

ROLES = [
    RoleDefinition(
        key="one_stop_officer",
        name="Công chức tiếp nhận và trả kết quả",
        legal_basis="61/2018/NĐ-CP điều 17",
        permissions=("dossiers.accept", "dossiers.read"),
    )
]


@pytest.fixture
def account_id(db):
    return register()


@pytest.fixture
def roles(db):
    actions.publish_roles(definitions=ROLES, by=SYSTEM, at=AT)
    return ROLES
