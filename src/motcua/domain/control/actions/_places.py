"""Who may act on a place's board."""

from datetime import date

from motcua.domain.control.errors import PlaceNotFound
from motcua.domain.control.selectors.postings import may_at
from motcua.domain.identity.values import AccountId, Actor
from motcua.domain.organisations.errors import AgencyNotFound
from motcua.domain.organisations.selectors import agency
from motcua.domain.organisations.values import Agency
from motcua.foundation.errors import NotPermitted


def place_for(
    agency_code: str, permission: str, *, day: date, by: Actor
) -> tuple[Agency, AccountId]:
    """The place, and who acts there. Raises NotPermitted, PlaceNotFound."""
    if by.account_id is None or not by.agency_codes(permission):
        raise NotPermitted(permission=permission, agency_code=agency_code)
    try:
        place = agency(agency_code)
    except AgencyNotFound:
        raise PlaceNotFound(agency_code=agency_code[:100]) from None
    if not may_at(place, permission, day=day, by=by):
        raise NotPermitted(permission=permission, agency_code=agency_code)
    if not place.exists_on(day):
        raise PlaceNotFound(agency_code=agency_code)
    return place, by.account_id
