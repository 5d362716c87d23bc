"""Who does for whom by delegation."""

from collections.abc import Iterable
from datetime import date

from motcua.domain.organisations.values import Agency, DelegatedPower, Delegation

from .agencies import agency_in_force
from .picture import picture


def delegate_of(code: str, *, power: DelegatedPower, slug: str, day: date) -> Agency | None:
    """Who settles or receives a procedure in an agency's place on a day; None: the agency itself.

    Legal   LR-094. What was delegated is not delegated further, so there is one step at most.
    """
    for each in picture().delegations:
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
        for each in picture().delegations
        if not wanted.isdisjoint({each.from_agency_code, each.to_agency_code})
    )
