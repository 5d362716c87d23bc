"""Publications for the tests of this module."""

from datetime import date

from motcua.domain.identity.values import Actor
from motcua.domain.organisations import permissions
from motcua.domain.organisations.values import (
    AgencyLevel,
    DivisionLevel,
    OrganisationPublication,
    PublishedAgency,
    PublishedDivision,
    PublishedSuccession,
)

OPERATOR = Actor(
    account_id=None,
    reference="operator",
    full_name="Người vận hành",
    rights=frozenset({(permissions.PUBLISH_ORGANISATIONS, "*")}),
)
SINCE = date(2025, 7, 1)


def agency(code, role="people_committee", **words):
    facts = {
        "code": code,
        "name": f"Cơ quan {code}",
        "role": role,
        "level": AgencyLevel.COMMUNE,
        "parent_code": None,
        "division_code": "90001",
        "valid_from": SINCE,
        "valid_to": None,
        "identifier": None,
        "identifier_short": None,
        "identifier_is_assumed": True,
        "successor_code": None,
        "covers_divisions": (),
        "address": "",
        "phone": "",
        "mark": "assumed",
        "note": "",
    }
    return PublishedAgency(**{**facts, **words})


def commune(code="90001", name="Xã Thử", valid_from=SINCE, valid_to=None):
    return PublishedDivision(
        code, DivisionLevel.COMMUNE, name, "commune", "33", valid_from, valid_to
    )


def publication(*agencies, divisions=None, successions=()):
    return OrganisationPublication(
        divisions=tuple([commune()] if divisions is None else divisions),
        successions=tuple(successions),
        agencies=agencies,
    )


def succession(predecessor, successor, on=SINCE):
    return PublishedSuccession(predecessor, f"Xã {predecessor}", successor, on, "whole", "law")
