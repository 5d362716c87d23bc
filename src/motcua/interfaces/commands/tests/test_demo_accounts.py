"""The people of the demonstration: every role, plainly invented, created any number of times."""

from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client

from motcua.domain.catalogue.permissions import CHECK_RECORDS, DRAW_RECORDS, PUBLISH_DECISIONS
from motcua.domain.control import permissions as control
from motcua.domain.dossiers import permissions as dossiers
from motcua.domain.identity import actions, selectors
from motcua.domain.identity import permissions as identity
from motcua.domain.identity.rules import is_identity_number
from motcua.domain.identity.values import SYSTEM, RoleDefinition
from motcua.domain.organisations.permissions import DELEGATE, REORGANISE
from motcua.domain.packages import permissions as packages
from motcua.domain.processes import permissions as processes
from motcua.domain.reception import permissions as reception
from motcua.domain.reporting import permissions as reporting
from motcua.domain.workflow import permissions as workflow
from motcua.domain.working_time import permissions as working_time
from motcua.foundation import clock, journal
from motcua.interfaces.web.demonstration import demonstration

pytestmark = pytest.mark.django_db
MODULES = (
    *(control, dossiers, identity, packages, processes),
    *(reception, reporting, workflow, working_time),
)
PERMISSIONS = {
    value for module in MODULES for name, value in vars(module).items() if name.isupper()
} | {DELEGATE, REORGANISE, DRAW_RECORDS, CHECK_RECORDS, PUBLISH_DECISIONS}


def role_definitions():
    file = Path(settings.REFERENCE_DATA_FOLDER) / "roles.yaml"
    return [
        RoleDefinition(
            key=row["key"],
            name=row["name"],
            legal_basis=row["legal_basis"],
            permissions=tuple(row["permissions"]),
        )
        for row in yaml.safe_load(file.read_text(encoding="utf-8"))["roles"]
    ]


@pytest.fixture(autouse=True)
def roles(db):
    actions.publish_roles(definitions=role_definitions(), by=SYSTEM, at=clock.now())


def run():
    out = StringIO()
    call_command("demo_accounts", stdout=out)
    return out.getvalue()


def test_every_person_gets_the_right_role_in_the_right_agency():
    run()

    for person in demonstration().people:
        account_id = selectors.account_of(person.username)
        held = [
            (position.role_key, position.agency_code, position.title)
            for position in selectors.positions_of(account_id, at=clock.now())
        ]
        expected = [(person.role_key, person.agency_code, person.title)] if person.role_key else []
        assert held == expected
        assert selectors.person(account_id).full_name == person.full_name


def test_running_it_again_changes_nothing_and_ends_no_session():
    run()
    client = Client()
    client.post("/dang-nhap/", {"username": "congdan1", "password": demonstration().password})
    subjects = [
        f"account:{selectors.account_of(person.username)}" for person in demonstration().people
    ]
    before = [len(journal.entries_about(subject)) for subject in subjects]

    run()

    assert [len(journal.entries_about(subject)) for subject in subjects] == before
    assert client.get("/tai-khoan/phien/").status_code == 200


def test_an_officer_of_the_demonstration_signs_in_with_what_the_pages_show():
    """Nothing but what stands on the two pages is needed: press, press."""
    run()
    client = Client()
    page = client.get("/dang-nhap/?ten=phohien.thuly").content.decode()
    password = page.split('name="password" value="')[1].split('"')[0]
    client.post("/dang-nhap/", {"username": "phohien.thuly", "password": password})
    page = client.get("/dang-nhap/ma-xac-nhan/").content.decode()
    code = page.split('name="code" value="')[1].split('"')[0]

    client.post("/dang-nhap/ma-xac-nhan/", {"code": code})

    actor = client.get("/tai-khoan/phien/").wsgi_request.actor
    assert actor.may("dossiers.take", agency_code="hy2-11953-ubnd")
    assert not actor.may("dossiers.take", agency_code="hy2-11983-ubnd")
    assert not actor.may("dossiers.approve_result", agency_code="hy2-11953-ubnd")


def test_the_table_names_all_of_them():
    printed = run()

    for person in demonstration().people:
        assert any(
            person.username in line
            and person.full_name in line
            and demonstration().password in line
            for line in printed.splitlines()
        )


def test_a_real_installation_gets_no_such_accounts(settings):
    settings.IS_DEMONSTRATION = False

    with pytest.raises(CommandError):
        run()

    assert selectors.account_of("congdan1") is None


def test_without_roles_it_says_what_to_do_first():
    actions.publish_roles(definitions=[], by=SYSTEM, at=clock.now())

    with pytest.raises(CommandError, match="motcua load"):
        run()


def test_nobody_in_the_file_could_be_somebody():
    people = demonstration().people

    assert len({person.username for person in people}) == len(people)
    assert len({person.identity_number for person in people}) == len(people)
    for person in people:
        assert {"Thử", "Mẫu"} & set(person.full_name.split())
        assert is_identity_number(person.identity_number)
        assert person.identity_number.startswith("033")
        assert person.identity_number[6:9] == "000"
        assert person.phone_number.startswith("0900 000 ")
        if person.born_on:
            assert person.identity_number[4:6] == f"{person.born_on:%y}"


def test_the_roles_know_exactly_the_permissions_that_acts_ask_for():
    granted = {each for role in role_definitions() for each in role.permissions}
    as_roles = {workflow.as_role(role.key) for role in role_definitions()}

    assert granted - as_roles == PERMISSIONS
    assert all(role.legal_basis for role in role_definitions())


def test_nobody_both_appraises_and_approves_and_control_only_reads():
    """61/2018/ND-CP art. 17.5 and 29 to 31: separation of work."""
    by_key = {role.key: set(role.permissions) for role in role_definitions()}

    for permissions in by_key.values():
        assert not {"dossiers.propose_result", "dossiers.approve_result"} <= permissions
    of_dossiers = {each for each in by_key["kstt_officer"] if each.startswith("dossiers.")}
    assert of_dossiers == {"dossiers.read"}
    assert not any(each.startswith("dossiers.") for each in by_key["admin"])
