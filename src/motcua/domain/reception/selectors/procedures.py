"""The procedures that a counter may receive, found while they are typed."""

from collections.abc import Iterator, Sequence
from datetime import date

from motcua.domain.catalogue.errors import NotReceivedHere
from motcua.domain.catalogue.selectors import (
    competent_for,
    most_used,
    needs_commune,
    procedure_on,
    suggest_procedures,
)
from motcua.domain.organisations.errors import OrganisationError
from motcua.domain.organisations.selectors import agency
from motcua.domain.reception.values import ProcedureOffer

OFFERED_MAX = 8
LOOKED_AT_MAX = 40
CHOSEN_LATER = "xã, phường được chọn ở dưới"


def procedures_typed(
    text: str, *, receiving_agency_code: str, day: date
) -> Sequence[ProcedureOffer]:
    """What was meant, the nearest first, as `catalogue.selectors.suggest_procedures` finds it.

    Nothing typed: the most used. Only what this counter may receive on the day, with where it goes
    (LR-095). Three queries, and none for procedures that this process keeps.
    """
    found: list[ProcedureOffer] = []
    seen: set[str] = set()
    for slug in _candidates(text, day):
        if slug in seen:
            continue
        seen.add(slug)
        if offer := offer_of(slug, receiving_agency_code=receiving_agency_code, day=day):
            found.append(offer)
        if len(found) >= OFFERED_MAX or len(seen) >= LOOKED_AT_MAX:
            break
    return found


def offer_of(slug: str, *, receiving_agency_code: str, day: date) -> ProcedureOffer | None:
    """One procedure at one counter; None if the counter may not receive it."""
    page = procedure_on(slug, day)
    unit = agency(receiving_agency_code)
    is_of_commune = unit.level == "commune"
    if needs_commune(page) and not is_of_commune:
        goes_to = CHOSEN_LATER
    else:
        try:
            code = competent_for(
                page, receiving_agency_code=receiving_agency_code, commune_code="", day=day
            )
        except (NotReceivedHere, OrganisationError):
            return None
        goes_to = agency(code).name
    return ProcedureOffer(
        slug=page.slug, code=page.code or "", name=page.name, competent_agency_name=goes_to
    )


def _candidates(text: str, day: date) -> Iterator[str]:
    if not text.strip():
        for row in most_used(day, LOOKED_AT_MAX):
            yield row.procedure.slug
    else:
        for hit in suggest_procedures(text, day=day, limit=LOOKED_AT_MAX):
            yield hit.slug
