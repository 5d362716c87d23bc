"""The national list from the packages. Legal: 202/2025/QH15, 19/2025/QĐ-TTg (34 provinces, 3,321)."""

import json
from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from motcua.domain.organisations import selectors
from motcua.domain.organisations.rules import list_faults
from motcua.domain.organisations.values import DivisionLevel
from motcua.interfaces.commands.divisions import packages

EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def listed():
    return packages.national_list()


def test_both_systems_are_whole(listed):
    counts = Counter((unit.level, unit.valid_to is None) for unit in listed.units)
    assert counts == {
        (DivisionLevel.PROVINCE, False): 63,
        (DivisionLevel.DISTRICT, False): 696,
        (DivisionLevel.COMMUNE, False): 10_035,
        (DivisionLevel.PROVINCE, True): 34,
        (DivisionLevel.COMMUNE, True): 3_321,
    }
    assert list(list_faults(listed.units, listed.steps)) == []
    kinds = Counter(unit.kind for unit in listed.units if unit.valid_to is None)
    assert kinds == {"city": 6, "province": 28, "commune": 2_621, "ward": 687, "special_zone": 13}


def test_everything_of_before_went_somewhere_and_everything_of_today_came_from_something(listed):
    before = {unit.code for unit in listed.units if unit.valid_to == EVE}
    after = {unit.code for unit in listed.units if unit.valid_from == DAY}
    assert {step.predecessor_code for step in listed.steps} == before
    assert {step.successor_code for step in listed.steps} == after
    for step in listed.steps:
        if len(step.predecessor_code) == 2:
            assert (len(step.successor_code), step.extent) == (2, "whole")
    heirs = Counter(
        step.predecessor_code
        for step in listed.steps
        if len(step.predecessor_code) == 5 and step.extent == "whole"
    )
    assert set(heirs.values()) == {1}


def test_our_own_province_agrees_with_the_file_that_is_authoritative(listed, db):
    communes = {
        unit.code: unit for unit in listed.units if unit.parent_code == "33" and not unit.valid_to
    }
    own = {each.code: each.name for each in selectors.communes_on(date(2026, 11, 26))}
    assert set(communes) == set(own)
    went = {}
    for step in listed.steps:
        went.setdefault(step.predecessor_code, set()).add(step.successor_code)
    for code, unit in list(communes.items()):
        former = selectors.former_divisions_of(code, day=DAY)
        assert former, unit.name
        for step in former:
            assert code in went[step.predecessor_code]


def test_the_command_publishes_compares_and_finds(db):
    out = StringIO()
    call_command("divisions", stdout=out)
    assert "14149 đơn vị" in out.getvalue()
    again = StringIO()
    call_command("divisions", stdout=again)
    assert "0 mới, 0 sửa, 0 bỏ" in again.getvalue()
    assert selectors.division("00073", day=DAY).name == "Phường Cửa Nam"
    said = StringIO()
    call_command("divisions", compare=True, json=True, day=date(2026, 11, 26), stdout=said)
    found = json.loads(said.getvalue())
    assert {each["kind"] for each in found["packages"]} == {"recoded"}
    assert {each["kind"] for each in found["ours"]} <= {"renamed"}
    hits = StringIO()
    call_command("divisions", find="pho hien, hung yen", json=True, stdout=hits)
    assert json.loads(hits.getvalue()) == [
        {
            "code": "11953",
            "name": "Phường Phố Hiến",
            "level": "commune",
            "parent": "Tỉnh Hưng Yên",
        }
    ]


def test_without_a_package_the_command_says_which(monkeypatch, db):
    monkeypatch.setattr(packages, "find_spec", lambda _name: None)
    with pytest.raises(CommandError, match="vietnamadminunits"):
        call_command("divisions", stdout=StringIO())
