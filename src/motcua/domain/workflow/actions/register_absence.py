"""Somebody will be away, and a colleague stands in."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.domain.identity.selectors import positions_of
from motcua.domain.identity.values import AccountId, Actor, account_reference
from motcua.domain.workflow import errors, models
from motcua.domain.workflow.permissions import REGISTER_ABSENCE
from motcua.domain.workflow.rules.absence import AbsenceObstacle, Away, obstacle_to_absence
from motcua.domain.workflow.selectors.absences import known_absences
from motcua.domain.workflow.values import AbsenceId
from motcua.foundation import journal
from motcua.foundation.db import read
from motcua.foundation.errors import NotPermitted

REASON_CHARACTERS_MAX = 300
_REFUSALS: Mapping[AbsenceObstacle, type[errors.SubstituteUnfit]] = {
    AbsenceObstacle.NO_TIME: errors.AbsenceTimeImpossible,
    AbsenceObstacle.ONESELF: errors.StandsInForOneself,
    AbsenceObstacle.NO_ROLE: errors.HasNoRole,
    AbsenceObstacle.WRONG_ROLE: errors.SubstituteLacksRole,
    AbsenceObstacle.AWAY_ALREADY: errors.AwayAlready,
    AbsenceObstacle.SUBSTITUTE_AWAY: errors.SubstituteAway,
    AbsenceObstacle.STANDS_IN: errors.StandsInForAnother,
}


@transaction.atomic
def register_absence(
    *,
    account_id: AccountId,
    substitute_account_id: AccountId,
    agency_code: str,
    since: datetime,
    until: datetime,
    reason: str,
    by: Actor,
    at: datetime,
) -> AbsenceId:
    """Register that an officer of an agency is away, and who stands in (người làm thay).

    Officers register their own absences; whoever sees to the agency's work, anybody's.

    Legal   LR-097 (61/2018/NĐ-CP arts 8, 19.1): the rules stand in `rules.absence`.
    Units   `since` (included), `until` (excluded), `at` are aware moments; the reason has at most
            300 characters and may be empty.
    Raises  NotPermitted, SubstituteUnfit (says why), ReasonTooLong. Nothing is written.
    Writes  absence, journal. From `since` on the substitute's desk shows the work of who is away.
    """
    if by.account_id is None:
        raise NotPermitted
    if by.account_id != account_id:
        by.require(REGISTER_ABSENCE, agency_code=agency_code)
    if len(reason.strip()) > REASON_CHARACTERS_MAX:
        raise errors.ReasonTooLong(most=REASON_CHARACTERS_MAX)
    asked = Away(
        account_id=account_id,
        substitute_account_id=substitute_account_id,
        agency_code=agency_code,
        since=since,
        until=until,
    )
    # One after the other: two absences that exclude each other must see each other.
    read("SELECT pg_advisory_xact_lock(hashtext('workflow_absence'))", [])
    obstacle = obstacle_to_absence(
        asked,
        known=known_absences(account_id, substitute_account_id, after=min(since, at)),
        roles=_roles(account_id, asked),
        roles_of_substitute=_roles(substitute_account_id, asked, is_throughout=True),
        at=at,
    )
    if obstacle is not None:
        raise _REFUSALS[obstacle]
    absence = models.Absence.objects.create(
        account_id=account_id,
        substitute_id=substitute_account_id,
        agency_code=agency_code,
        since=since,
        until=until,
        reason=reason.strip(),
        entered_by_id=by.account_id,
        entered_at=at,
    )
    journal.record(
        "workflow.absence_registered",
        subject=account_reference(account_id),
        by=by.reference,
        at=at,
        facts={
            "absence": absence.pk,
            "agency": agency_code,
            "substitute": account_reference(substitute_account_id),
            "since": since.isoformat(),
            "until": until.isoformat(),
        },
        private_facts={"reason": reason.strip()} if reason.strip() else None,
    )
    return AbsenceId(absence.pk)


def _roles(account_id: AccountId, asked: Away, *, is_throughout: bool = False) -> frozenset[str]:
    """The roles held in the agency when the absence begins; of the substitute, until it ends."""
    return frozenset(
        position.role_key
        for position in positions_of(account_id, at=asked.since)
        if position.agency_code == asked.agency_code
        and not (
            is_throughout and position.valid_to is not None and position.valid_to < asked.until
        )
    )
