"""Where a procedure is handed in, for a commune that was chosen or in general."""

from dataclasses import dataclass
from datetime import date

from motcua.domain.catalogue.selectors import receiving_places_on
from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.organisations.selectors import resolve
from motcua.domain.organisations.values import NamedAgency


@dataclass(frozen=True, slots=True)
class Place:
    """A place of reception. `by_commune`: another one in each commune."""

    name: str
    remark: str
    by_commune: bool


def place_of(page: ProcedurePage, day: date, commune_code: str) -> Place | None:
    """The first place that receives, a one-stop unit before others; None where only portals do."""
    places = receiving_places_on(page, day)
    first = next((place for place in places if place.is_one_stop_unit), None) or next(
        iter(places), None
    )
    if first is None:
        return None
    if first.is_any_commune and commune_code:
        there = resolve(first.name, day=day, commune_code=commune_code)
        return _place(there, by_commune=True)
    return _place(first, by_commune=first.is_any_commune)


def _place(named: NamedAgency, *, by_commune: bool) -> Place:
    if named.agency is None:
        return Place(named.name, "", by_commune)
    known = [part for part in (named.agency.address, named.agency.phone) if part]
    return Place(named.agency.name, ", ".join(known), by_commune)
