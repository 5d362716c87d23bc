"""Where a procedure is filed and who decides it."""

from datetime import date

from motcua.domain.catalogue.errors import NotReceivedHere
from motcua.domain.catalogue.values import AgenciesFor, Level, ProcedurePage
from motcua.domain.organisations.selectors import agency, delegate_of, resolve
from motcua.domain.organisations.values import (
    Agency,
    AgencyCode,
    DelegatedPower,
    NamedAgency,
    NameKind,
)
from motcua.domain.regimes.selectors import regime_on

ONLINE_FILING_LEVEL_MIN = 3  # 43/2011/ND-CP: from level 3 on a dossier is filed online.


def receiving_places_on(page: ProcedurePage, day: date) -> tuple[NamedAgency, ...]:
    """Where the procedure is filed. `is_any_commune`: at the commune's own place, not yet chosen.

    Channels such as the National Public Service Portal are not places and are left out.
    """
    places = (resolve(place.name, day=day) for place in page.receiving_places)
    return tuple(place for place in places if place.kind is not NameKind.CHANNEL)


def can_be_filed_online_here(page: ProcedurePage) -> bool:
    """Whether a dossier may be filed on this system on the page's day.

    It must be offered online, received at a one-stop unit and decided by an agency we know.
    """
    if regime_on(page.on).online_scale == "levels_1_to_4":
        is_online = (page.online.level_1_to_4 or 0) >= ONLINE_FILING_LEVEL_MIN
    else:
        is_online = page.online.is_available
    return (
        is_online
        and page.level is not Level.MINISTRY
        and any(place.is_one_stop_unit for place in page.receiving_places)
        and any(_is_within_reach(agency) for agency in page.competent_agencies)
    )


def needs_commune(page: ProcedurePage) -> bool:
    """Whether the applicant must name a commune, so that who receives and decides is known."""
    one_stop = [place for place in page.receiving_places if place.is_one_stop_unit]
    receiving = next(filter(_is_within_reach, one_stop or page.receiving_places), None)
    competent = next(filter(_is_within_reach, page.competent_agencies), None)
    return any(
        name is not None and name.kind is NameKind.BY_UNIT for name in (receiving, competent)
    )


def agencies_for(page: ProcedurePage, *, commune_code: str | None, day: date) -> AgenciesFor:
    """Who receives and who decides a dossier from a commune. Raises NotReceivedHere.

    The first one-stop unit named by the procedure receives, or where it names none the first agency
    that exists; the first competent agency that exists decides. Where one of them has delegated, its
    delegate does on that day (LR-094). `commune_code` may be None where
    `needs_commune` says so. Raises DivisionNotFound for a commune that is not there on the day.
    """
    receiving, competent = _own(page, commune_code, day)
    receiver = delegate_of(receiving.code, power=DelegatedPower.RECEIVE, slug=page.slug, day=day)
    decider = delegate_of(competent.code, power=DelegatedPower.SETTLE, slug=page.slug, day=day)
    return AgenciesFor(
        receiving_agency_code=(receiver or receiving).code,
        competent_agency_code=(decider or competent).code,
    )


def competent_for(
    page: ProcedurePage, *, receiving_agency_code: str, commune_code: str, day: date
) -> AgencyCode:
    """Who decides a dossier that one counter receives. Raises NotReceivedHere, AgencyNotFound.

    Since filing is free of boundaries every one-stop unit of the province receives for every agency
    in it; before, only the unit of the place itself. `commune_code` is the commune whose agency
    decides, that of the receiving unit if empty. Raises DivisionNotFound as `agencies_for` does.

    Legal   LR-095 (61/2018/NĐ-CP art 14: the unit of the place; 107/2021/NĐ-CP and 118/2025/NĐ-CP:
            không theo địa giới hành chính).
    """
    unit = agency(receiving_agency_code)
    place = commune_code or unit.division_code
    found = agencies_for(page, commune_code=place, day=day)
    is_free = regime_on(day).is_boundary_free and unit.is_one_stop_unit
    own, _decider = _own(page, place, day)  # It may still be handed in there while delegated.
    if unit.code not in {found.receiving_agency_code, own.code} and not is_free:
        raise NotReceivedHere(name=page.name, commune=place, day=day.isoformat())
    return found.competent_agency_code


def _own(page: ProcedurePage, commune_code: str | None, day: date) -> tuple[Agency, Agency]:
    """Who receives and who decides by the procedure itself. Raises NotReceivedHere."""
    receiving = _first(page, page.receiving_places, commune_code, day, one_stop=True) or _first(
        page, page.receiving_places, commune_code, day, one_stop=False
    )
    competent = _first(page, page.competent_agencies, commune_code, day, one_stop=False)
    if receiving is None or competent is None:
        raise NotReceivedHere(name=page.name, commune=commune_code, day=day.isoformat())
    return receiving, competent


def _first(
    page: ProcedurePage,
    names: tuple[NamedAgency, ...],
    commune_code: str | None,
    day: date,
    *,
    one_stop: bool,
) -> Agency | None:
    for name in names:
        found = resolve(
            name.name,
            day=day,
            commune_code=commune_code,
            slug=page.slug,
            field_key=page.field_key,
        )
        if found.agency is not None and (found.is_one_stop_unit or not one_stop):
            return found.agency
    return None


def _is_within_reach(name: NamedAgency) -> bool:
    return name.agency is not None or name.kind is NameKind.BY_UNIT
