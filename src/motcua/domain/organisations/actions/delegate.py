"""Let another agency settle or receive in one's place, for a time."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from motcua.domain.identity.values import Actor
from motcua.domain.organisations import errors, models
from motcua.domain.organisations.permissions import DELEGATE
from motcua.domain.organisations.rules import DelegationObstacle, obstacle_to_delegation
from motcua.domain.organisations.selectors import agency, kept_delegations, parent_of
from motcua.domain.organisations.values import Agency, AgencyCode, DelegatedPower, Delegation
from motcua.foundation import journal
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

DECISION_CHARACTERS_MAX = 100
_REFUSALS: Mapping[DelegationObstacle, type[errors.DelegationRefused]] = {
    DelegationObstacle.ITSELF: errors.DelegatesToItself,
    DelegationObstacle.PERIOD: errors.DelegationPeriodImpossible,
    DelegationObstacle.AGENCY: errors.DelegateUnfit,
    DelegationObstacle.OVERLAP: errors.DelegatedAlready,
    DelegationObstacle.CHAIN: errors.DelegatedFurther,
}


@transaction.atomic
def delegate(
    *,
    from_agency_code: str,
    to_agency_code: str,
    power: DelegatedPower,
    procedure_slugs: Sequence[str] = (),
    decision_number: str,
    valid_from: date,
    valid_to: date,
    by: Actor,
    at: datetime,
) -> int:
    """From the first day on new dossiers go to the other agency; those under way stay where they are.

    Legal   LR-094 (72/2025/QH15, before 77/2015/QH13 art 14: in writing, for a period, not further).
    Units   Both days are included; `procedure_slugs` empty: every procedure. The right is held in the
            agency that delegates, or in the one above it. Returns the number of the delegation.
    Raises  NotPermitted, AgencyNotFound, DecisionMissing, DelegationRefused (its subclasses say why).
            Nothing is written.
    Writes  delegation, version, journal.
    """
    giver, taker = agency(from_agency_code), agency(to_agency_code)
    today = at.astimezone(VIETNAM).date()
    require_delegate(giver, by, day=today)
    number = " ".join(decision_number.split())[:DECISION_CHARACTERS_MAX]
    if not number:
        raise errors.DecisionMissing
    version = models.OrganisationVersion.lock()  # One after the other: they must see each other.
    asked = Delegation(
        number=0,
        from_agency_code=giver.code,
        to_agency_code=taker.code,
        power=power,
        procedure_slugs=tuple(dict.fromkeys(slug for slug in procedure_slugs if slug)),
        decision_number=number,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    obstacle = obstacle_to_delegation(
        asked,
        giver=giver,
        taker=taker,
        known=kept_delegations(),
        today=today,
    )
    if obstacle is not None:
        raise _REFUSALS[obstacle]
    number_of_row = _enter(asked, by=by, at=at)
    version.renew(at=at)
    return number_of_row


def _enter(asked: Delegation, *, by: Actor, at: datetime) -> int:
    row = models.Delegation.objects.create(
        from_agency_id=asked.from_agency_code,
        to_agency_id=asked.to_agency_code,
        power=asked.power,
        procedure_slugs=list(asked.procedure_slugs),
        decision_number=asked.decision_number,
        valid_from=asked.valid_from,
        valid_to=asked.valid_to,
        entered_at=at,
    )
    journal.record(
        "organisations.delegated",
        subject=f"agency:{asked.from_agency_code}",
        by=by.reference,
        at=at,
        facts={
            "delegation": row.pk,
            "to": asked.to_agency_code,
            "power": asked.power.value,
            "procedures": list(asked.procedure_slugs),
            "decision": asked.decision_number,
            "from_day": asked.valid_from.isoformat(),
            "to_day": asked.valid_to.isoformat(),
        },
    )
    return row.pk


def require_delegate(giver: Agency, by: Actor, *, day: date) -> None:
    """Whoever leads the agency, or the one above it: a one-stop unit has no leader of its own."""
    leading = (giver, parent_of(giver, day=day))
    if not any(each and by.may(DELEGATE, agency_code=each.code) for each in leading):
        raise NotPermitted(permission=DELEGATE, agency_code=AgencyCode(giver.code))
