"""Questions about agencies and divisions. All are answered from one picture kept in the process."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.values import AgencyIdentifiers, Tier
from motcua.foundation.db.reference_data import ReferenceCache

from . import models
from .errors import AgencyNotFound, DivisionNotFound
from .rules import alphabetical
from .values import (
    ONE_STOP_ROLES,
    Agency,
    AgencyCode,
    AgencyLevel,
    DelegatedPower,
    Delegation,
    Division,
    DivisionLevel,
    NamedAgency,
    NameKind,
    PublishedName,
    Succession,
)

_organisations = ReferenceCache(models.OrganisationVersion.current)
PROVINCIAL_CENTRE = "one_stop_center"
COMMITTEE = "people_committee"


@dataclass(frozen=True, slots=True)
class _Picture:
    """All rows, by the keys under which they are asked for."""

    agencies: Mapping[str, Agency]
    by_unit: Mapping[str, tuple[Agency, ...]]
    divisions: Mapping[str, tuple[Division, ...]]
    successions: Mapping[str, tuple[tuple[date, Succession], ...]]
    names: Mapping[str, PublishedName]
    delegations: tuple[Delegation, ...]


def data_version() -> str:
    """Changes whenever a publication changed agencies or divisions: part of others' cache keys."""
    return _organisations.edition().version


def agency(code: str) -> Agency:
    """One agency by its code, whether it still exists or not. Raises AgencyNotFound."""
    try:
        return _picture().agencies[code]
    except KeyError:
        raise AgencyNotFound(code=code) from None


def agencies(codes: Iterable[str]) -> dict[AgencyCode, Agency]:
    """Several agencies by code; unknown codes are left out."""
    known = _picture().agencies
    return {AgencyCode(code): known[code] for code in codes if code in known}


def agencies_on(day: date) -> tuple[Agency, ...]:
    """Every agency that exists on a day, by name in the order of the Vietnamese alphabet."""

    def build() -> tuple[Agency, ...]:
        found = [each for each in _picture().agencies.values() if each.exists_on(day)]
        return tuple(sorted(found, key=lambda each: (_name_order(each.name), each.code)))

    return _organisations.get(("agencies", day), build)


def identifiers_of(code: str) -> AgencyIdentifiers:
    """The official identifiers with which an agency's dossier codes begin. Raises AgencyNotFound."""
    return agency(code).identifiers


def agency_in_force(code: str, *, day: date) -> Agency | None:
    """The agency, or whichever successor has taken its place on a day."""
    known, seen = _picture().agencies, set()
    found = known.get(code)
    while found is not None and not found.exists_on(day) and found.code not in seen:
        seen.add(found.code)
        found = known.get(found.successor_code or "")
    return found if found is not None and found.exists_on(day) else None


def divisions_on(*, level: DivisionLevel, day: date) -> tuple[Division, ...]:
    """Divisions of one level on a day, in the order of the Vietnamese alphabet."""

    def build() -> tuple[Division, ...]:
        found = [
            division
            for periods in _picture().divisions.values()
            for division in periods
            if division.level is level and _exists_on(division, day)
        ]
        return tuple(sorted(found, key=lambda division: _name_order(division.name)))

    return _organisations.get((level, day), build)


def communes_on(day: date) -> tuple[Division, ...]:
    """Communes and wards of the province on a day, in the order of the Vietnamese alphabet."""
    return divisions_on(level=DivisionLevel.COMMUNE, day=day)


def division(code: str, *, day: date) -> Division:
    """A division by its code on a day: codes are used again. Raises DivisionNotFound."""
    for period in _picture().divisions.get(code, ()):
        if _exists_on(period, day):
            return period
    raise DivisionNotFound(code=code, day=day.isoformat())


def successors_of(code: str, *, on: date) -> tuple[Succession, ...]:
    """Where a division went on a day. Empty if it did not end then, or that is not known."""
    return tuple(step for day, step in _picture().successions.get(code, ()) if day == on)


def former_divisions_of(code: str, *, day: date) -> tuple[Succession, ...]:
    """From what the division of a day was formed. Old names are what many people still use."""
    began = division(code, day=day).valid_from
    return tuple(
        step
        for steps in _picture().successions.values()
        for day_of_step, step in steps
        if step.successor_code == code and day_of_step == began
    )


def people_committee_of(division_code: str, *, day: date) -> Agency:
    """The people's committee of a division. Raises AgencyNotFound."""
    return _in_unit(division_code, frozenset({COMMITTEE}), day)


def one_stop_unit_of(division_code: str, *, day: date) -> Agency:
    """The one-stop unit of a division; of a province: its centre. Raises AgencyNotFound."""
    return _in_unit(division_code, ONE_STOP_ROLES, day)


def one_stop_units_on(day: date) -> tuple[Agency, ...]:
    """All one-stop units on a day: the province's centre first, then by name."""
    units = [unit for unit in _picture().agencies.values() if unit.is_one_stop_unit]
    return tuple(
        sorted(
            (unit for unit in units if unit.exists_on(day)),
            key=lambda unit: (unit.role != PROVINCIAL_CENTRE, _name_order(unit.division_name)),
        )
    )


def provincial_centre_on(day: date) -> Agency:
    """The provincial public administrative service centre. Raises AgencyNotFound."""
    for unit in _picture().agencies.values():
        if unit.role == PROVINCIAL_CENTRE and unit.exists_on(day):
            return unit
    raise AgencyNotFound(role=PROVINCIAL_CENTRE, day=day.isoformat())


def resolve(name: str, *, day: date, commune_code: str | None = None) -> NamedAgency:
    """A generic name of a procedure, resolved for a day and, where it matters, a commune."""
    known = _picture().names.get(name)
    if known is None:
        return NamedAgency(name=name, kind=NameKind.OTHER, unit_level=None, role="", agency=None)
    found: Agency | None = None
    if known.kind is NameKind.BY_UNIT:
        found = _unit_agency(known, commune_code, day) if commune_code else None
    else:
        is_three = regime_on(day).tier is Tier.THREE
        code = known.three_tier_code if is_three else known.two_tier_code
        found = agency_in_force(code, day=day) if code else None
    return NamedAgency(
        name=name,
        kind=known.kind,
        unit_level=DivisionLevel(known.unit_level) if known.unit_level else None,
        role=known.role,
        agency=found,
    )


def known_names() -> frozenset[str]:
    """Generic names that a procedure may use for an agency."""
    return frozenset(_picture().names)


def delegate_of(code: str, *, power: DelegatedPower, slug: str, day: date) -> Agency | None:
    """Who settles or receives a procedure in an agency's place on a day; None: the agency itself.

    Legal   LR-094. What was delegated is not delegated further, so there is one step at most.
    """
    for each in _picture().delegations:
        if (
            each.from_agency_code == code
            and each.power is power
            and each.holds_on(day)
            and each.concerns(slug)
        ):
            return agency_in_force(each.to_agency_code, day=day)
    return None


def delegations_of(codes: Iterable[str]) -> tuple[Delegation, ...]:
    """What these agencies have delegated or were given, also what is over, the newest first."""
    wanted = frozenset(codes)
    return tuple(
        each
        for each in _picture().delegations
        if not wanted.isdisjoint({each.from_agency_code, each.to_agency_code})
    )


def kept_delegations() -> tuple[Delegation, ...]:
    """Every delegation as kept at this moment, for acts: not from the picture. One query."""
    return tuple(map(_delegation, models.Delegation.objects.order_by("-valid_from", "-id")))


def _unit_agency(name: PublishedName, commune_code: str, day: date) -> Agency | None:
    """The agency with the name's role in the commune, or in the district the commune is in."""
    unit = division(commune_code, day=day)
    if name.unit_level == DivisionLevel.DISTRICT:
        if unit.level is DivisionLevel.COMMUNE:
            unit = division(unit.parent_code, day=day)
        if unit.level is not DivisionLevel.DISTRICT:
            return None
    there = [
        candidate for candidate in _picture().by_unit.get(unit.code, ()) if candidate.exists_on(day)
    ]
    for candidate in there:
        is_named = not name.division_name or candidate.name == name.division_name
        if candidate.role == name.role and is_named:
            return candidate
    # A town has other offices than a rural district; the committee they belong to stands for them.
    return next((one for one in there if name.division_name and one.role == COMMITTEE), None)


def _in_unit(division_code: str, roles: frozenset[str], day: date) -> Agency:
    for candidate in _picture().by_unit.get(division_code, ()):
        if candidate.role in roles and candidate.exists_on(day):
            return candidate
    raise AgencyNotFound(division=division_code, roles=sorted(roles), day=day.isoformat())


def _exists_on(division: Division, day: date) -> bool:
    return (division.valid_from is None or division.valid_from <= day) and (
        division.valid_to is None or day <= division.valid_to
    )


def _name_order(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """By the name itself: `Phường Phố Hiến` stands under `Phố Hiến`."""
    kind, _, proper = name.partition(" ")
    return alphabetical(proper or kind)


def _picture() -> _Picture:
    return _organisations.get("picture", _read)


def _read() -> _Picture:
    divisions: dict[str, list[Division]] = defaultdict(list)
    for row in models.Division.objects.order_by("code", "valid_from"):
        divisions[row.code].append(_division(row))
    by_code: dict[str, Agency] = {}
    by_unit: dict[str, list[Agency]] = defaultdict(list)
    for held in models.Agency.objects.order_by("code"):
        found = _agency(held, divisions.get(held.division_code, []))
        by_code[found.code] = found
        for unit in {found.division_code, *found.covers_divisions}:
            by_unit[unit].append(found)
    successions: dict[str, list[tuple[date, Succession]]] = defaultdict(list)
    for step in models.DivisionSuccession.objects.order_by("predecessor_code", "successor_code"):
        successions[step.predecessor_code].append((step.took_effect_on, _succession(step)))
    return _Picture(
        agencies=by_code,
        by_unit={code: tuple(found) for code, found in by_unit.items()},
        divisions={code: tuple(periods) for code, periods in divisions.items()},
        successions={code: tuple(steps) for code, steps in successions.items()},
        names={row.name: _name(row) for row in models.AgencyName.objects.all()},
        delegations=kept_delegations(),
    )


def _division(row: models.Division) -> Division:
    return Division(
        code=row.code,
        name=row.name,
        kind=row.kind,
        level=DivisionLevel(row.level),
        parent_code=row.parent_code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _succession(row: models.DivisionSuccession) -> Succession:
    return Succession(
        predecessor_code=row.predecessor_code,
        predecessor_name=row.predecessor_name,
        successor_code=row.successor_code,
        extent=row.extent,
    )


def _agency(row: models.Agency, periods: list[Division]) -> Agency:
    """The name of its unit is that of the period in which the agency began."""
    began = row.valid_from or row.valid_to or date.max
    unit = next((unit for unit in periods if _exists_on(unit, began)), None)
    return Agency(
        code=AgencyCode(row.code),
        name=row.name,
        role=row.role,
        level=AgencyLevel(row.level),
        parent_code=AgencyCode(row.parent_id) if row.parent_id else None,
        division_code=row.division_code,
        division_name=unit.name if unit else "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        identifier=row.identifier,
        identifier_short=row.identifier_short,
        identifier_is_assumed=row.identifier_is_assumed,
        address=row.address,
        phone=row.phone,
        successor_code=AgencyCode(row.successor_id) if row.successor_id else None,
        covers_divisions=tuple(row.covers_divisions),
    )


def _name(row: models.AgencyName) -> PublishedName:
    return PublishedName(
        name=row.name,
        kind=NameKind(row.kind),
        three_tier_code=row.three_tier_id,
        two_tier_code=row.two_tier_id,
        unit_level=row.unit_level,
        role=row.role,
        division_name=row.division_name,
    )


def _delegation(row: models.Delegation) -> Delegation:
    return Delegation(
        number=row.pk,
        from_agency_code=AgencyCode(row.from_agency_id),
        to_agency_code=AgencyCode(row.to_agency_id),
        power=DelegatedPower(row.power),
        procedure_slugs=tuple(row.procedure_slugs),
        decision_number=row.decision_number,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        ended_on=row.ended_on,
    )
