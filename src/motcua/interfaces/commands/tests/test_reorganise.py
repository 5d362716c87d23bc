"""The operator's way to reorganise: look, enter, publish, withdraw. Legal: LR-123, LR-128."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from motcua.domain.dossiers.tests.people import everybody
from motcua.domain.identity.actions import grant_role
from motcua.domain.identity.values import SYSTEM
from motcua.domain.organisations import selectors
from motcua.domain.organisations.rules import as_data
from motcua.domain.organisations.tests.moves import AT, EFFECT, document, merged, two_communes
from motcua.domain.organisations.values import ReorganisationState


@pytest.fixture
def people(db):
    two_communes()
    found = everybody()
    grant_role(
        account_id=found.case_officer.account_id,
        role_key="case_officer",
        agency_code="t-nam",
        title="Công chức",
        by=SYSTEM,
        at=AT,
    )
    return found


@pytest.fixture
def file(tmp_path, people, monkeypatch):
    from motcua.interfaces.commands.management.commands import reorganise  # noqa: PLC0415

    monkeypatch.setattr(reorganise.clock, "now", lambda: AT)
    path = tmp_path / "sap-xep.yaml"

    def write(data=None, **words):
        asked = document(**{"moves": (merged("t-nam", "t-moi"),), **words})
        path.write_text(json.dumps(data or as_data(asked)), encoding="utf-8")
        return path

    return write


def run(*words, **options):
    out = StringIO()
    call_command("reorganise", *map(str, words), stdout=out, **options)
    return out.getvalue()


def test_a_dry_run_says_all_and_writes_nothing(file, people):
    said = run(file(), dry_run=True)
    assert "Ủy ban nhân dân xã Nam (t-nam): nhập" in said
    assert "→ Ủy ban nhân dân xã Bắc Nam: toàn bộ" in said
    assert f"{people.case_officer.full_name} (" in said
    assert "Phải sửa" not in said
    assert not selectors.reorganisations()
    found = json.loads(run(file(), dry_run=True, json=True))
    assert found["units"][0]["agency_code"] == "t-nam"
    assert found["obstacles"] == []


def test_entered_then_published_then_listed_then_withdrawn(file):
    assert "chờ công bố" in run(file())
    [line] = selectors.reorganisations()
    assert line.state is ReorganisationState.ENTERED
    assert f"Đã công bố lần sắp xếp số {line.reorganisation_id}" in run(file(), publish=True)
    assert selectors.agency_in_force("t-nam", day=EFFECT).code == "t-moi"
    assert f"{line.reorganisation_id} · đã công bố · 01/01/2027 · 12/NQ-HĐND" in run()
    assert "Đã rút" in run(withdraw=int(line.reorganisation_id), reason="Hoãn")
    assert selectors.agency("t-nam").valid_to is None
    assert "đã rút" in run()


def test_people_are_named_by_their_user_names(file, people):
    data = as_data(document(moves=(merged("t-nam", "t-moi"),)))
    data["moves"][0]["people"] = [{"username": "khong.co", "agency_code": "t-moi"}]
    with pytest.raises(CommandError, match=r"không có tài khoản khong\.co"):
        run(file(data), dry_run=True)


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda data: data.pop("decided_on"), "decided_on"),
        (lambda data: data.update(takes_effect_on="01/01/2027"), "takes_effect_on"),
        (lambda data: data["moves"][0].update(kind="xoa"), r"moves\[0\]\.kind"),
        (lambda data: data["moves"][0].update(heir="t-moi"), r"moves\[0\]\.heir"),
        (lambda data: data["new_agencies"][0].update(level=3), r"new_agencies\[0\]\.level"),
        (lambda data: data.update(title="Xa\u0303"), "title"),
        (lambda data: data.update(title="Xã\0Bắc"), "title"),
        (lambda data: data.update(moves="t-nam"), "moves"),
    ],
)
def test_every_fault_of_a_file_has_its_place_and_nothing_is_written(file, spoil, place):
    data = as_data(document(moves=(merged("t-nam", "t-moi"),)))
    spoil(data)
    with pytest.raises(CommandError, match=rf"sap-xep\.yaml · {place}"):
        run(file(data))
    assert not selectors.reorganisations()


def test_what_would_be_left_behind_is_said_and_ends_with_a_fault(file):
    with pytest.raises(CommandError, match="chỗ phải sửa"):
        run(file(moves=(merged("t-la", "t-moi"),)), dry_run=True)
    with pytest.raises(CommandError, match="Việc sắp xếp chưa ghi được"):
        run(file(moves=(merged("t-la", "t-moi"),)))


def test_a_file_that_is_not_there(people, tmp_path):
    with pytest.raises(CommandError, match="không có tệp này"):
        run(tmp_path / "khong-co.yaml")
