"""The national list from the two packages that publish it, read as data: their code is not run.

`vietnamadminunits` has the three levels until 30 June 2025, the two since, and which unit went into
which, by the codes of the conversion table of July 2025; `vietnam-provinces` has the two levels with
the codes that the statistics office gave them for good. Today's codes are those of the second; what
went where is read from the first, and units are matched by province and name.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from motcua.domain.organisations.rules import plain
from motcua.domain.organisations.values import (
    DifferenceKind,
    DivisionLevel,
    ListDifference,
    ListedStep,
    ListedUnit,
)

TWO_LEVELS_SINCE = date(2025, 7, 1)
LAST_DAY_OF_THREE = TWO_LEVELS_SINCE - timedelta(days=1)
THREE_LEVELS = "vietnamadminunits 1.0.4"
TWO_LEVELS = "vietnam-provinces 2025.10.1"
SOURCE = f"{THREE_LEVELS}; {TWO_LEVELS}"
_KINDS = {
    "thành phố trung ương": "city",
    "tỉnh": "province",
    "phường": "ward",
    "xã": "commune",
    "thị trấn": "township",
    "đặc khu": "special_zone",
    "quận": "urban_district",
    "huyện": "district",
    "thị xã": "town",
    "thành phố": "city",
}


class PackageMissing(Exception):
    """A package that publishes the list is not installed, or its data have another shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalList:
    """Both systems of divisions, and what became of the first."""

    units: tuple[ListedUnit, ...]
    steps: tuple[ListedStep, ...]
    recoded: tuple[ListDifference, ...]  # where the two packages give a unit different codes


def national_list() -> NationalList:
    """63 provinces, 696 districts and 10,035 communes of three levels; 34 and 3,321 of two.

    Raises PackageMissing.
    """
    try:
        of_three = _Legacy(_data("parser_legacy"))
        of_july = _Present(_data("parser_from_2025"))
        today = tuple(_nested(json.loads(_file("vietnam_provinces", "nested-divisions.json"))))
        codes = dict(_codes_of_today(tuple(of_july.units()), today))
        steps = (
            replace(step, successor_code=codes[step.successor_code])
            for step in _steps(_data("converter_2025"), of_three, of_july)
        )
        units = (*of_three.units(), *today)
        found = tuple(dict.fromkeys(steps))
    except (KeyError, TypeError, AttributeError, StopIteration) as fault:
        raise PackageMissing(f"{SOURCE}: {fault!r}") from fault
    names = {unit.code: unit.name for unit in today}
    recoded = tuple(
        ListDifference(
            kind=DifferenceKind.RECODED,
            code=code,
            sentence=f"{names[code]}: {THREE_LEVELS} ghi mã {other}, {TWO_LEVELS} ghi mã {code}",
        )
        for other, code in sorted(codes.items())
        if other != code
    )
    return NationalList(units=units, steps=found, recoded=recoded)


def _codes_of_today(
    july: tuple[ListedUnit, ...], today: tuple[ListedUnit, ...]
) -> Iterator[tuple[str, str]]:
    """For each code of the conversion table the code of today: the same province, the same name.

    Two names that differ only in their accents are told apart; one that is only spelt otherwise
    (Thủy, Thuỷ) is found all the same. Raises KeyError for a unit that only one package has.
    """
    exact = {(unit.parent_code, _spelt(unit.name)): unit.code for unit in today}
    loose = {(unit.parent_code, plain(unit.name)): unit.code for unit in today}
    for unit in july:
        key = (unit.parent_code, _spelt(unit.name))
        yield unit.code, exact.get(key) or loose[unit.parent_code, plain(unit.name)]


def _spelt(name: str) -> str:
    return " ".join(name.casefold().split())


def _nested(document: Any) -> Iterator[ListedUnit]:
    for province in document:
        code = f"{province['code']:02}"
        name = " ".join(province["name"].split())
        kind = province["division_type"]
        if not name.startswith(("Thành phố", "Tỉnh")):
            name = f"Tỉnh {name}"
        yield _unit(code, DivisionLevel.PROVINCE, name, _KINDS[kind], "", is_new=True)
        for ward in province["wards"]:
            yield _unit(
                f"{ward['code']:05}",
                DivisionLevel.COMMUNE,
                " ".join(ward["name"].split()),
                _KINDS[ward["division_type"]],
                code,
                is_new=True,
            )


class _Present:
    """Two levels, as the parser's dictionary has them."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.provinces = document["DICT_PROVINCE"]
        self.wards = _merged(
            document["DICT_PROVINCE_WARD_NO_ACCENTED"], document["DICT_PROVINCE_WARD_ACCENTED"]
        )

    def units(self) -> Iterator[ListedUnit]:
        for key, province in self.provinces.items():
            code = province["provinceCode"]
            name = province["province"]
            yield _unit(code, DivisionLevel.PROVINCE, name, _kind(name), "", is_new=True)
            for ward in {each["wardCode"]: each for each in self.wards[key].values()}.values():
                yield _unit(
                    ward["wardCode"],
                    DivisionLevel.COMMUNE,
                    ward["ward"],
                    _kind(ward["wardType"]),
                    code,
                    is_new=True,
                )

    def code(self, province_key: str, ward_key: str) -> str:
        found: str = self.wards[province_key][ward_key]["wardCode"]
        return found


class _Legacy:
    """Three levels. Five island districts have no commune: there the district itself went over."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.provinces = document["DICT_PROVINCE"]
        self.districts = document["DICT_PROVINCE_DISTRICT"]
        plain = document["DICT_PROVINCE_DISTRICT_WARD_NO_ACCENTED"]
        accented = document["DICT_PROVINCE_DISTRICT_WARD_ACCENTED"]
        self.wards = {
            province: _merged(districts, accented.get(province, {}))
            for province, districts in plain.items()
        }

    def units(self) -> Iterator[ListedUnit]:
        for key, province in self.provinces.items():
            code, name = province["provinceCode"], province["province"]
            yield _unit(code, DivisionLevel.PROVINCE, name, _kind(name), "", is_new=False)
            for district_key, district in self.districts[key].items():
                above, name = district["districtCode"], district["district"]
                kind = _kind(district["districtType"])
                yield _unit(above, DivisionLevel.DISTRICT, name, kind, code, is_new=False)
                for ward in self._wards_of(key, district_key):
                    yield _unit(
                        ward["wardCode"],
                        DivisionLevel.COMMUNE,
                        ward["ward"],
                        _kind(ward["wardType"]),
                        above,
                        is_new=False,
                    )

    def _wards_of(self, province_key: str, district_key: str) -> list[Mapping[str, Any]]:
        found = self.wards[province_key].get(district_key, {})
        by_code = {
            ward["wardCode"]: ward for ward in found.values() if isinstance(ward["wardCode"], str)
        }
        return list(by_code.values())

    def code(self, key: str) -> str:
        province_key, district_key, ward_key = key.split("_")
        if not ward_key:
            found: str = self.districts[province_key][district_key]["districtCode"]
        else:
            found = self.wards[province_key][district_key][ward_key]["wardCode"]
        return found

    def province_code(self, key: str) -> str:
        found: str = self.provinces[key]["provinceCode"]
        return found

    def district_of(self, key: str) -> str:
        province_key, district_key, _ward = key.split("_")
        found: str = self.districts[province_key][district_key]["districtCode"]
        return found


def _steps(conversion: Mapping[str, Any], old: _Legacy, new: _Present) -> Iterator[ListedStep]:
    for key, provinces in conversion["DICT_PROVINCE"].items():
        for each in provinces:
            yield _step(old.province_code(each), new.provinces[key]["provinceCode"], "whole")
    districts: dict[tuple[str, str], None] = {}
    for each, heir, extent in _wards(conversion, new):
        yield _step(old.code(each), heir, extent)
        if not each.endswith("_"):  # an island district went over as a whole
            districts[old.district_of(each), heir] = None
    for district, heir in districts:
        yield _step(district, heir, "partial")


def _wards(conversion: Mapping[str, Any], new: _Present) -> Iterator[tuple[str, str, str]]:
    """What became of each commune: its key, the code of where it went, wholly or in part."""
    for province_key, wards in conversion["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward_key, olds in wards.items():
            for each in olds:
                yield each, new.code(province_key, ward_key), "whole"
    for province_key, divided in conversion["DICT_PROVINCE_WARD_DIVIDED"].items():
        for each, heirs in divided.items():
            for part in heirs:
                yield each, new.code(province_key, part["newWardKey"]), "partial"


def _step(predecessor: str, successor: str, extent: str) -> ListedStep:
    return ListedStep(
        predecessor_code=predecessor,
        successor_code=successor,
        took_effect_on=TWO_LEVELS_SINCE,
        extent=extent,
    )


def _unit(
    code: str, level: DivisionLevel, name: str, kind: str, parent_code: str, *, is_new: bool
) -> ListedUnit:
    return ListedUnit(
        code=code,
        level=level,
        name=name,
        kind=kind,
        parent_code=parent_code,
        valid_from=TWO_LEVELS_SINCE if is_new else None,
        valid_to=None if is_new else LAST_DAY_OF_THREE,
    )


def _kind(words: str) -> str:
    plain = words.lower()
    return next(kind for word, kind in _KINDS.items() if plain.startswith(word))


def _merged(plain: Mapping[str, Any], accented: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Names that differ only in accents stand in a dictionary of their own."""
    return {key: {**rows, **accented.get(key, {})} for key, rows in plain.items()}


def _data(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(_file("vietnamadminunits", f"{name}.json"))
    return found


def _file(package: str, name: str) -> str:
    """A data file beside a package that is not imported: one of them would load a map library."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise PackageMissing(f"{package}: chưa cài (pip install {package})")
    path = Path(spec.submodule_search_locations[0]) / "data" / name
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as fault:
        raise PackageMissing(f"{package}: không có tệp {name}") from fault
