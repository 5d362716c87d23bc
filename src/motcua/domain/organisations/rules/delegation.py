"""Why one agency cannot delegate to another."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from motcua.domain.organisations.values import Agency, DelegatedPower, Delegation


class DelegationObstacle(StrEnum):
    """Why one agency cannot delegate to another."""

    ITSELF = "itself"
    PERIOD = "period"
    AGENCY = "agency"
    OVERLAP = "overlap"
    CHAIN = "chain"


def obstacle_to_delegation(
    asked: Delegation, *, giver: Agency, taker: Agency, known: Iterable[Delegation], today: date
) -> DelegationObstacle | None:
    """Why a delegation cannot be; None if it can.

    Legal   LR-094 (72/2025/QH15 and before 77/2015/QH13 art 14: in writing, for a period, and what
            was delegated is not delegated further; 61/2018/NĐ-CP art 14: a lower unit may receive).
            That counters receive and other agencies settle is how the system divides [assumed].
    """
    if asked.from_agency_code == asked.to_agency_code:
        return DelegationObstacle.ITSELF
    if asked.valid_to < asked.valid_from or asked.valid_to < today:
        return DelegationObstacle.PERIOD
    receives = asked.power is DelegatedPower.RECEIVE
    begins = max(asked.valid_from, today)
    if not all(
        each.is_one_stop_unit is receives and each.exists_on(begins) for each in (giver, taker)
    ):
        return DelegationObstacle.AGENCY
    beside = [each for each in known if each.power is asked.power and _meet(asked, each)]
    if any(each.from_agency_code == asked.from_agency_code for each in beside):
        return DelegationObstacle.OVERLAP
    ends = {(each.to_agency_code, each.from_agency_code) for each in beside}
    if any(to == asked.from_agency_code or giving == asked.to_agency_code for to, giving in ends):
        return DelegationObstacle.CHAIN
    return None


def _meet(one: Delegation, other: Delegation) -> bool:
    """Whether there is a day and a procedure that both concern."""
    if max(one.valid_from, other.valid_from) > min(one.last_day, other.last_day):
        return False
    if not one.procedure_slugs or not other.procedure_slugs:
        return True
    return not set(one.procedure_slugs).isdisjoint(other.procedure_slugs)
