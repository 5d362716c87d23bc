"""Rows of data/agencies.yaml as a publication: what the file leaves unsaid is derived here.

The agencies of a unit live as long as the unit unless they say otherwise. In a unit, the people's
committee stands under the next higher one, the police under the higher police, other vertical
agencies under nobody here, and everything else under the unit's people's committee. An agency of a
commune that went wholly into one other is succeeded by the agency with the same task there. A unit
with a `predecessor` carried on under a new name and kind: its agencies are those of both periods.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from motcua.domain.organisations.values import (
    AgencyLevel,
    DivisionLevel,
    OrganisationPublication,
    PublishedAgency,
    PublishedDivision,
    PublishedSuccession,
)

from .checked import day

TWO_TIERS_SINCE = date(2025, 7, 1)
COMMUNES_MERGED_ON = date(2024, 12, 1)
PROVINCE_CODE = "33"
PROVINCIAL_COMMITTEE = {"three_tier": "hy-ubnd", "two_tier": "hy2-ubnd"}
PROVINCIAL_POLICE = {"three_tier": "hy-cong-an", "two_tier": "hy2-cong-an"}
COMMITTEE, POLICE = "people_committee", "vertical_police"

Row = Mapping[str, Any]


def publication_from(document: Row) -> OrganisationPublication:
    """The publication that a checked file means."""
    return OrganisationPublication(
        divisions=tuple(_divisions(document)),
        successions=tuple(_successions(document)),
        agencies=tuple(_agencies(document)),
    )


def _divisions(document: Row) -> Iterator[PublishedDivision]:
    provinces: dict[tuple[str, date | None], PublishedDivision] = {}
    for row in (*document["provinces_2019"], *document["provinces_2025"]):
        province = _division(row, DivisionLevel.PROVINCE, "")
        provinces[province.code, province.valid_from] = province
    yield from provinces.values()
    old, new = document["hung_yen_2019"], document["hung_yen_2025"]
    for row in old["districts"]:
        yield from _with_predecessor(row, DivisionLevel.DISTRICT, PROVINCE_CODE)
    for row in (*old["communes"], *old["communes_changed_2024_12"]):
        yield from _with_predecessor(row, DivisionLevel.COMMUNE, row["district_gso_code"])
    for row in new["communes"]:
        yield _division(row, DivisionLevel.COMMUNE, PROVINCE_CODE)


def _with_predecessor(
    row: Row, level: DivisionLevel, parent_code: str
) -> Iterator[PublishedDivision]:
    yield _division(row, level, parent_code)
    if before := row.get("predecessor"):
        yield _division({"gso_code": row["gso_code"], **before}, level, parent_code)


def _division(row: Row, level: DivisionLevel, parent_code: str) -> PublishedDivision:
    return PublishedDivision(
        code=row["gso_code"],
        level=level,
        name=row["name"],
        kind=row["kind"],
        parent_code=parent_code,
        valid_from=day(row.get("valid_from")),
        valid_to=day(row.get("valid_to")),
        identifier_short=row.get("identifier_short") if level is DivisionLevel.PROVINCE else None,
    )


def _successions(document: Row) -> Iterator[PublishedSuccession]:
    for row in document["provinces_2019"]:
        ended_on = day(row["valid_to"])
        if ended_on is not None:
            took_effect_on = ended_on + timedelta(days=1)
            successor = row["successor_gso_code"]
            yield _succession(row["gso_code"], row["name"], successor, took_effect_on)
    for row in document["hung_yen_2019"]["communes"]:
        for code in row.get("successors_2024") or ():
            mark = row.get("successor_confidence") or "assumed"
            yield _succession(row["gso_code"], row["name"], code, COMMUNES_MERGED_ON, mark=mark)
    for row in document["hung_yen_2025"]["communes"]:
        for part in row["formed_from"]:
            yield _succession(
                part["code"], part["name"], row["gso_code"], TWO_TIERS_SINCE, extent=part["extent"]
            )


def _succession(
    predecessor_code: str,
    predecessor_name: str,
    successor_code: str,
    took_effect_on: date,
    *,
    extent: str = "whole",
    mark: str = "law",
) -> PublishedSuccession:
    return PublishedSuccession(
        predecessor_code=predecessor_code,
        predecessor_name=predecessor_name,
        successor_code=successor_code,
        took_effect_on=took_effect_on,
        extent=extent,
        mark=mark,
    )


def _agencies(document: Row) -> Iterator[PublishedAgency]:
    old, new = document["hung_yen_2019"], document["hung_yen_2025"]
    for row in document["ministries"]:
        yield _agency({"role": "ministry", **row}, AgencyLevel.MINISTRY, "", parent_code=None)
    for row in document["related_predecessors"]:
        yield _agency(row, AgencyLevel.PROVINCE, "34", parent_code=None)
    for row in (*old["agencies"], *new["agencies"]):
        parent_code = row.get("parent")
        yield _agency(
            row,
            AgencyLevel.PROVINCE,
            PROVINCE_CODE,
            parent_code=None if parent_code == "root" else parent_code,
        )
    committees = {unit["gso_code"]: _with_role(unit, COMMITTEE) for unit in old["districts"]}
    for unit in old["districts"]:
        yield from _unit_agencies(unit, AgencyLevel.DISTRICT, "three_tier", "hy-ubnd", {})
    successors = _successor_units(document)
    for unit in (*old["communes"], *old["communes_changed_2024_12"]):
        above = committees.get(unit["district_gso_code"]) or PROVINCIAL_COMMITTEE["three_tier"]
        heirs = successors.get((unit["gso_code"], unit["valid_to"]), {})
        yield from _unit_agencies(unit, AgencyLevel.COMMUNE, "three_tier", above, heirs)
    for unit in new["communes"]:
        yield from _unit_agencies(unit, AgencyLevel.COMMUNE, "two_tier", "hy2-ubnd", {})


def _unit_agencies(
    unit: Row, level: AgencyLevel, tier: str, committee_above: str, heirs: Mapping[str, str]
) -> Iterator[PublishedAgency]:
    committee = _with_role(unit, COMMITTEE)
    before = unit.get("predecessor")
    for row in unit["agencies"]:
        role = row["role"]
        if role == COMMITTEE:
            parent_code: str | None = committee_above
        elif role == POLICE:
            parent_code = PROVINCIAL_POLICE[tier]
        else:
            parent_code = None if role.startswith("vertical_") else committee
        whole = {
            "valid_from": before.get("valid_from") if before else unit["valid_from"],
            "valid_to": unit["valid_to"],
            "successor": heirs.get(role),
            **row,
        }
        yield _agency(whole, level, unit["gso_code"], parent_code=parent_code)


def _successor_units(document: Row) -> dict[tuple[str, str], dict[str, str]]:
    """For a commune and its last day: its only successor's agencies by role."""
    old, new = document["hung_yen_2019"], document["hung_yen_2025"]
    of_2025 = {unit["gso_code"]: _by_role(unit) for unit in new["communes"]}
    of_2024 = {
        unit["gso_code"]: _by_role(unit)
        for unit in (*old["communes"], *old["communes_changed_2024_12"])
        if unit["valid_to"] == (TWO_TIERS_SINCE - timedelta(days=1)).isoformat()
    }
    heirs: dict[tuple[str, str], dict[str, str]] = {}
    for unit in (*old["communes"], *old["communes_changed_2024_12"]):
        key = (unit["gso_code"], unit["valid_to"])
        if (ended_on := day(unit["valid_to"])) == COMMUNES_MERGED_ON - timedelta(days=1):
            codes = unit.get("successors_2024") or []
            heirs[key] = of_2024.get(codes[0], {}) if len(codes) == 1 else {}
        elif ended_on is not None:
            links = unit.get("successors_2025") or []
            is_whole = len(links) == 1 and links[0]["extent"] == "whole"
            heirs[key] = of_2025.get(links[0]["code"], {}) if is_whole else {}
    return heirs


def _by_role(unit: Row) -> dict[str, str]:
    return {row["role"]: row["id"] for row in unit["agencies"]}


def _with_role(unit: Row, role: str) -> str | None:
    return _by_role(unit).get(role)


def _agency(
    row: Row, level: AgencyLevel, division_code: str, *, parent_code: str | None
) -> PublishedAgency:
    official = row.get("identifier") or row.get("identifier_short")
    return PublishedAgency(
        code=row["id"],
        name=row["name"],
        role=row["role"],
        level=level,
        parent_code=parent_code,
        division_code=division_code,
        valid_from=day(row.get("valid_from")),
        valid_to=day(row.get("valid_to")),
        identifier=row.get("identifier") or row.get("identifier_assumed"),
        identifier_short=row.get("identifier_short") or row.get("identifier_short_assumed"),
        identifier_is_assumed=not official and bool(row.get("identifier_short_assumed")),
        successor_code=row.get("successor"),
        covers_divisions=tuple(row.get("covers_districts", ())),
        address=row.get("address", ""),
        phone=row.get("phone", ""),
        mark=row.get("confidence") or row.get("identifier_confidence") or "assumed",
        note=row.get("note", ""),
    )
