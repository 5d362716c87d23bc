"""All agencies and divisions as one picture kept in the process, now or as it was once known."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Q

from motcua.domain.organisations import models
from motcua.domain.organisations.rules import alphabetical
from motcua.domain.organisations.values import (
    Agency,
    AgencyCode,
    AgencyLevel,
    DelegatedPower,
    Delegation,
    Division,
    DivisionLevel,
    Heir,
    NameKind,
    OrganisationPublication,
    PublishedAgency,
    PublishedDivision,
    PublishedName,
    PublishedSuccession,
    Reorganisation,
    Succession,
)
from motcua.foundation.db.reference_data import ReferenceCache

organisations = ReferenceCache(models.OrganisationVersion.current)
BEFORE_ALL = datetime(1900, 1, 1, tzinfo=UTC)  # any moment before the first change


@dataclass(frozen=True, slots=True)
class Picture:
    """All rows, by the keys under which they are asked for."""

    agencies: Mapping[str, Agency]
    by_unit: Mapping[str, tuple[Agency, ...]]
    divisions: Mapping[str, tuple[Division, ...]]
    successions: Mapping[str, tuple[tuple[date, Succession], ...]]
    names: Mapping[str, PublishedName]
    delegations: tuple[Delegation, ...]
    former: Mapping[str, tuple[str, ...]]  # by heir of the rest: whose place it has taken

    def in_force(
        self, code: str, day: date, *, slug: str = "", field_key: str = ""
    ) -> Agency | None:
        """The agency, or whichever heir has taken its place on a day for a procedure or field."""
        seen: set[str] = set()
        found = self.agencies.get(code)
        while found is not None and not found.exists_on(day) and found.code not in seen:
            seen.add(found.code)
            found = self.agencies.get(found.heir_of(slug=slug, field_key=field_key) or "")
        return found if found is not None and found.exists_on(day) else None


def picture(known_at: datetime | None = None) -> Picture:
    """The picture of now, or of what was known at a moment.

    Legal   LR-124: what was known when an act was done explains it afterwards.
    """
    if known_at is None:
        return organisations.get("picture", _read)
    moments = organisations.get("moments", _moments)
    moment = max((each for each in moments if each <= known_at), default=BEFORE_ALL)
    return organisations.get(("picture", moment), lambda: _read(moment))


def _moments() -> frozenset[datetime]:
    """When what is known has changed: between two of them there is one picture, whoever asks."""
    past = models.PastRow.objects.values_list("recorded_at", "superseded_at")
    found = {moment for moments in past for moment in moments}
    found |= set(models.ReorganisationRow.objects.values_list("closed_at", flat=True))
    for model, _key in models.PAST_TABLES.values():
        found |= set(model._default_manager.values_list("recorded_at", flat=True))  # noqa: SLF001 — Django's public name
    return frozenset(filter(None, found))


def exists_on(division: Division, day: date) -> bool:
    """Whether a division is there on a day."""
    return (division.valid_from is None or division.valid_from <= day) and (
        division.valid_to is None or day <= division.valid_to
    )


def name_order(name: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """By the name itself: `Phường Phố Hiến` stands under `Phố Hiến`."""
    kind, _, proper = name.partition(" ")
    return alphabetical(proper or kind)


def kept_delegations() -> tuple[Delegation, ...]:
    """Every delegation as kept at this moment, for acts: not from the picture. One query."""
    return tuple(map(_delegation, models.Delegation.objects.order_by("-valid_from", "-id")))


def picture_of(
    publication: OrganisationPublication, asked: Reorganisation, before: Picture
) -> Picture:
    """A picture of rows that are not kept: what a reorganisation would leave."""
    heirs = {move.agency_code: move.heirs for move in asked.moves}
    divisions: dict[str, list[Division]] = defaultdict(list)
    for row in publication.divisions:
        divisions[row.code].append(_division(row))
    agencies: dict[str, Agency] = {}
    by_unit: dict[str, list[Agency]] = defaultdict(list)
    for each in publication.agencies:
        of_some = tuple(heir for heir in heirs.get(each.code, ()) if not heir.takes_the_rest)
        known = before.agencies.get(each.code)
        agencies[each.code] = _agency(
            each, divisions[each.division_code], of_some or (known.heirs if known else ())
        )
        for unit in {each.division_code, *each.covers_divisions}:
            by_unit[unit].append(agencies[each.code])
    successions: dict[str, list[tuple[date, Succession]]] = defaultdict(list)
    for step in publication.successions:
        successions[step.predecessor_code].append((step.took_effect_on, _succession(step)))
    return Picture(
        agencies=agencies,
        by_unit={code: tuple(found) for code, found in by_unit.items()},
        divisions={code: tuple(periods) for code, periods in divisions.items()},
        successions={code: tuple(steps) for code, steps in successions.items()},
        names=before.names,
        delegations=before.delegations,
        former=_former(agencies.values()),
    )


def _rows(table: str, known_at: datetime | None, *order: str) -> list[Any]:
    """The rows of a table, in order; with `known_at` those that were known at that moment."""
    model, _key = models.PAST_TABLES[table]
    present = model._default_manager.order_by(*order)  # noqa: SLF001 — Django's public name
    if known_at is None:
        return list(present)
    was_known = Q(recorded_at__isnull=True) | Q(recorded_at__lte=known_at)
    past = models.PastRow.objects.filter(was_known, table=table, superseded_at__gt=known_at)
    found = [*present.filter(was_known), *(row.as_row() for row in past)]
    return sorted(found, key=lambda row: [str(getattr(row, name) or "") for name in order])


def _read(known_at: datetime | None = None) -> Picture:
    divisions: dict[str, list[Division]] = defaultdict(list)
    for row in _rows("division", known_at, "code", "valid_from"):
        divisions[row.code].append(_division(row))
    heirs = _heirs(known_at)
    by_code: dict[str, Agency] = {}
    by_unit: dict[str, list[Agency]] = defaultdict(list)
    for held in _rows("agency", known_at, "code"):
        found = _agency(held, divisions.get(held.division_code, []), heirs.get(held.code, ()))
        by_code[found.code] = found
        for unit in {found.division_code, *found.covers_divisions}:
            by_unit[unit].append(found)
    successions: dict[str, list[tuple[date, Succession]]] = defaultdict(list)
    for step in _rows("succession", known_at, "predecessor_code", "successor_code"):
        successions[step.predecessor_code].append((step.took_effect_on, _succession(step)))
    return Picture(
        agencies=by_code,
        by_unit={code: tuple(found) for code, found in by_unit.items()},
        divisions={code: tuple(periods) for code, periods in divisions.items()},
        successions={code: tuple(steps) for code, steps in successions.items()},
        names={row.name: _name(row) for row in _rows("name", known_at, "name")},
        delegations=kept_delegations(),
        former=_former(by_code.values()),
    )


def _former(agencies: Iterable[Agency]) -> dict[str, tuple[str, ...]]:
    """For each agency those whose rest it has, also through others that have ended since."""
    direct: dict[str, list[str]] = defaultdict(list)
    for each in agencies:
        if each.successor_code is not None:
            direct[each.successor_code].append(each.code)
    found: dict[str, tuple[str, ...]] = {}
    for code, own in direct.items():
        seen: list[str] = []
        waiting = list(own)
        while waiting:
            former = waiting.pop()
            if former not in seen and former != code:
                seen.append(former)
                waiting += direct.get(former, ())
        found[code] = tuple(sorted(seen))
    return found


def _heirs(known_at: datetime | None) -> dict[str, tuple[Heir, ...]]:
    """Of single fields and procedures, by ended agency, each heir once."""
    rows = models.AgencyHeir.objects.order_by("agency_id", "heir_id", "field_key", "procedure_slug")
    if known_at is not None:
        rows = rows.filter(reorganisation__closed_at__lte=known_at)
    fields: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for row in rows:
        named = fields.setdefault((row.agency_id, row.heir_id), ([], []))
        if row.field_key:
            named[0].append(row.field_key)
        else:
            named[1].append(row.procedure_slug)
    found: dict[str, list[Heir]] = defaultdict(list)
    for (code, heir), (field_keys, slugs) in fields.items():
        found[code].append(
            Heir(agency_code=heir, field_keys=tuple(field_keys), procedure_slugs=tuple(slugs))
        )
    return {code: tuple(heirs) for code, heirs in found.items()}


def _division(row: models.Division | PublishedDivision) -> Division:
    return Division(
        code=row.code,
        name=row.name,
        kind=row.kind,
        level=DivisionLevel(row.level),
        parent_code=row.parent_code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _succession(row: models.DivisionSuccession | PublishedSuccession) -> Succession:
    return Succession(
        predecessor_code=row.predecessor_code,
        predecessor_name=row.predecessor_name,
        successor_code=row.successor_code,
        extent=row.extent,
    )


def _agency(
    row: models.Agency | PublishedAgency, periods: list[Division], heirs: tuple[Heir, ...]
) -> Agency:
    """The name of its unit is that of the period in which the agency began."""
    if isinstance(row, models.Agency):
        parent_code, successor_code = row.parent_id, row.successor_id
    else:
        parent_code, successor_code = row.parent_code, row.successor_code
    began = row.valid_from or row.valid_to or date.max
    unit = next((unit for unit in periods if exists_on(unit, began)), None)
    return Agency(
        code=AgencyCode(row.code),
        name=row.name,
        role=row.role,
        level=AgencyLevel(row.level),
        parent_code=AgencyCode(parent_code) if parent_code else None,
        division_code=row.division_code,
        division_name=unit.name if unit else "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        identifier=row.identifier,
        identifier_short=row.identifier_short,
        identifier_is_assumed=row.identifier_is_assumed,
        address=row.address,
        phone=row.phone,
        successor_code=AgencyCode(successor_code) if successor_code else None,
        covers_divisions=tuple(row.covers_divisions),
        heirs=heirs,
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
