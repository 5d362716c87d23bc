"""Questions about agencies, divisions and how they changed."""

from .agencies import (
    agencies,
    agencies_on,
    agency,
    agency_in_force,
    data_version,
    former_agencies,
    identifiers_of,
    known_names,
    may_for,
    one_stop_unit_of,
    one_stop_units_on,
    people_committee_of,
    provincial_centre_on,
    resolve,
    with_former,
)
from .delegations import delegate_of, delegations_of
from .divisions import (
    communes_on,
    division,
    divisions_on,
    former_divisions_of,
    successors_of,
)
from .picture import kept_delegations
from .reorganisations import (
    ended_agencies_on,
    people_elsewhere,
    picture_after,
    reorganisation,
    reorganisation_faults,
    reorganisations,
)

__all__ = [
    "agencies",
    "agencies_on",
    "agency",
    "agency_in_force",
    "communes_on",
    "data_version",
    "delegate_of",
    "delegations_of",
    "division",
    "divisions_on",
    "ended_agencies_on",
    "former_agencies",
    "former_divisions_of",
    "identifiers_of",
    "kept_delegations",
    "known_names",
    "may_for",
    "one_stop_unit_of",
    "one_stop_units_on",
    "people_committee_of",
    "people_elsewhere",
    "picture_after",
    "provincial_centre_on",
    "reorganisation",
    "reorganisation_faults",
    "reorganisations",
    "resolve",
    "successors_of",
    "with_former",
]
