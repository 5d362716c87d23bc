"""Questions about agencies. All are answered from one picture kept in the process."""

from collections.abc import Iterable
from datetime import date, datetime

from motcua.domain.identity.values import Actor
from motcua.domain.organisations.errors import AgencyNotFound
from motcua.domain.organisations.values import (
    ONE_STOP_ROLES,
    Agency,
    AgencyCode,
    DivisionLevel,
    NamedAgency,
    NameKind,
    PublishedName,
)
from motcua.domain.regimes.selectors import regime_on
from motcua.domain.regimes.values import AgencyIdentifiers, Tier

from .divisions import division
from .picture import name_order, organisations, picture

PROVINCIAL_CENTRE = "one_stop_center"
COMMITTEE = "people_committee"


def data_version() -> str:
    """Changes whenever a publication changed agencies or divisions: part of others' cache keys."""
    return organisations.edition().version


def agency(code: str, *, known_at: datetime | None = None) -> Agency:
    """One agency by its code, whether it still exists or not. Raises AgencyNotFound.

    `known_at`: as it was known at a moment, whatever was corrected since.
    """
    try:
        return picture(known_at).agencies[code]
    except KeyError:
        raise AgencyNotFound(code=code) from None


def agencies(codes: Iterable[str]) -> dict[AgencyCode, Agency]:
    """Several agencies by code; unknown codes are left out."""
    known = picture().agencies
    return {AgencyCode(code): known[code] for code in codes if code in known}


def agencies_on(day: date, *, known_at: datetime | None = None) -> tuple[Agency, ...]:
    """Every agency that exists on a day, by name in the order of the Vietnamese alphabet.

    `known_at`: as it was known at a moment, whatever was corrected since.
    """

    def build() -> tuple[Agency, ...]:
        found = [each for each in picture(known_at).agencies.values() if each.exists_on(day)]
        return tuple(sorted(found, key=lambda each: (name_order(each.name), each.code)))

    return build() if known_at else organisations.get(("agencies", day), build)


def identifiers_of(code: str) -> AgencyIdentifiers:
    """The official identifiers with which an agency's dossier codes begin. Raises AgencyNotFound."""
    return agency(code).identifiers


def agency_in_force(
    code: str,
    *,
    day: date,
    slug: str = "",
    field_key: str = "",
    known_at: datetime | None = None,
) -> Agency | None:
    """The agency, or whichever successor has taken its place on a day.

    Where several have, `slug` and `field_key` say whose: a procedure that was named goes its own
    way, then a field, and the rest goes to the successor.

    Legal   LR-125.
    """
    return picture(known_at).in_force(code, day, slug=slug, field_key=field_key)


def parent_of(unit: Agency, *, day: date) -> Agency | None:
    """The agency above a unit on a day: where the one that its row names has ended, whoever has taken
    its place; where nobody has, the one that is named.

    Legal   LR-125.
    """
    if unit.parent_code is None:
        return None
    return agency_in_force(unit.parent_code, day=day) or agency(unit.parent_code)


def former_agencies(code: str) -> tuple[str, ...]:
    """Those whose place the agency has taken wholly or for the rest, also long ago."""
    return picture().former.get(code, ())


def with_former(codes: Iterable[str]) -> frozenset[str]:
    """These agencies and all whose place they have taken: what those left is theirs to read.

    Legal   LR-126.
    """
    own = frozenset(codes)
    former = picture().former if own else {}
    return own.union(*(former.get(code, ()) for code in own))


def people_committee_of(division_code: str, *, day: date) -> Agency:
    """The people's committee of a division. Raises AgencyNotFound."""
    return _in_unit(division_code, frozenset({COMMITTEE}), day)


def one_stop_unit_of(division_code: str, *, day: date) -> Agency:
    """The one-stop unit of a division; of a province: its centre. Raises AgencyNotFound."""
    return _in_unit(division_code, ONE_STOP_ROLES, day)


def one_stop_units_on(day: date) -> tuple[Agency, ...]:
    """All one-stop units on a day: the province's centre first, then by name."""
    units = [unit for unit in picture().agencies.values() if unit.is_one_stop_unit]
    return tuple(
        sorted(
            (unit for unit in units if unit.exists_on(day)),
            key=lambda unit: (unit.role != PROVINCIAL_CENTRE, name_order(unit.division_name)),
        )
    )


def provincial_centre_on(day: date) -> Agency:
    """The provincial public administrative service centre. Raises AgencyNotFound."""
    for unit in picture().agencies.values():
        if unit.role == PROVINCIAL_CENTRE and unit.exists_on(day):
            return unit
    raise AgencyNotFound(role=PROVINCIAL_CENTRE, day=day.isoformat())


def resolve(
    name: str,
    *,
    day: date,
    commune_code: str | None = None,
    slug: str = "",
    field_key: str = "",
) -> NamedAgency:
    """A generic name of a procedure, resolved for a day and, where it matters, a commune.

    Where the agency that it meant has ended, who carries on this procedure or field (LR-125).
    """
    known = picture().names.get(name)
    if known is None:
        return NamedAgency(name=name, kind=NameKind.OTHER, unit_level=None, role="", agency=None)
    found: Agency | None = None
    if known.kind is NameKind.BY_UNIT:
        found = _unit_agency(known, commune_code, day) if commune_code else None
        if found is None and commune_code:
            found = _heir_in_unit(known, commune_code, day, slug, field_key)
    else:
        is_three = regime_on(day).tier is Tier.THREE
        code = known.three_tier_code if is_three else known.two_tier_code
        if code:
            found = agency_in_force(code, day=day, slug=slug, field_key=field_key)
    return NamedAgency(
        name=name,
        kind=known.kind,
        unit_level=DivisionLevel(known.unit_level) if known.unit_level else None,
        role=known.role,
        agency=found,
    )


def may_for(by: Actor, permission: str, agency_code: str) -> bool:
    """Whether a right is held in an agency, or in the one that has taken its place.

    Legal   LR-125: what is open with a unit on its last night is not interrupted.
    """
    return by.may(permission, agency_code=agency_code) or agency_code in with_former(
        by.agency_codes(permission)
    )


def known_names() -> frozenset[str]:
    """Generic names that a procedure may use for an agency."""
    return frozenset(picture().names)


def _unit_agency(name: PublishedName, commune_code: str, day: date) -> Agency | None:
    """The agency with the name's role in the commune, or in the district the commune is in."""
    unit = division(commune_code, day=day)
    if name.unit_level == DivisionLevel.DISTRICT:
        if unit.level is DivisionLevel.COMMUNE:
            unit = division(unit.parent_code, day=day)
        if unit.level is not DivisionLevel.DISTRICT:
            return None
    there = [
        candidate for candidate in picture().by_unit.get(unit.code, ()) if candidate.exists_on(day)
    ]
    for candidate in there:
        is_named = not name.division_name or candidate.name == name.division_name
        if candidate.role == name.role and is_named:
            return candidate
    # A town has other offices than a rural district; the committee they belong to stands for them.
    return next((one for one in there if name.division_name and one.role == COMMITTEE), None)


def _heir_in_unit(
    name: PublishedName, commune_code: str, day: date, slug: str, field_key: str
) -> Agency | None:
    """Who carries on for the agency that had the role in the commune, wherever it sits."""
    if name.unit_level != DivisionLevel.COMMUNE:
        return None
    for former in picture().by_unit.get(commune_code, ()):
        if former.role == name.role and former.valid_to is not None and former.valid_to < day:
            found = agency_in_force(former.code, day=day, slug=slug, field_key=field_key)
            if found is not None:
                return found
    return None


def _in_unit(division_code: str, roles: frozenset[str], day: date) -> Agency:
    for candidate in picture().by_unit.get(division_code, ()):
        if candidate.role in roles and candidate.exists_on(day):
            return candidate
    raise AgencyNotFound(division=division_code, roles=sorted(roles), day=day.isoformat())
