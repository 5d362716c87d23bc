"""Enter the merging, splitting, renaming, moving or abolishing of units by a decision."""

import hashlib
import json
from datetime import datetime

from django.db import transaction

from motcua.domain.identity.values import SYSTEM, Actor
from motcua.domain.organisations import errors, models
from motcua.domain.organisations.permissions import REORGANISE
from motcua.domain.organisations.rules import as_data
from motcua.domain.organisations.selectors import reorganisation_faults
from motcua.domain.organisations.values import (
    Reorganisation,
    ReorganisationId,
    ReorganisationState,
)
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted

FAULTS_SAID_MAX = 20


@transaction.atomic
def reorganise(*, reorganisation: Reorganisation, by: Actor, at: datetime) -> ReorganisationId:
    """Keep what a decision changes until a second person publishes or withdraws it.

    The same document again is the one that stands: nothing is written twice.

    Legal   LR-123 (72/2025/QH15; 202/2025/QH15; 76/2025/UBTVQH15); two persons assumed.
    Units   Units end with the day before `takes_effect_on`, a day in Vietnam.
    Raises  NotPermitted, ReorganisationContradicts (every fault with its place). Nothing is written.
    Writes  reorganisation, journal.
    """
    require_reorganise(by)
    document = as_data(reorganisation)
    digest = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
    models.OrganisationVersion.lock()  # One after the other: the same twice at once is entered once.
    standing = (
        models.ReorganisationRow.objects.exclude(state=ReorganisationState.WITHDRAWN)
        .filter(digest=digest)
        .first()
    )
    if standing is not None:
        return ReorganisationId(standing.pk)
    require_sound(reorganisation, at=at)
    row = models.ReorganisationRow.objects.create(
        title=reorganisation.title,
        decision_number=reorganisation.decision_number,
        decided_on=reorganisation.decided_on,
        takes_effect_on=reorganisation.takes_effect_on,
        document=document,
        digest=digest,
        entered_by=by.reference,
        entered_at=at,
    )
    journal.record(
        "organisations.reorganisation_entered",
        subject=f"reorganisation:{row.pk}",
        by=by.reference,
        at=at,
        facts={
            "decision": row.decision_number,
            "from_day": row.takes_effect_on.isoformat(),
            "moves": len(reorganisation.moves),
            "digest": digest,
        },
    )
    return ReorganisationId(row.pk)


def require_reorganise(by: Actor) -> None:
    """The right held anywhere is held for the province; the operator's command has it too."""
    if by is not SYSTEM and not by.agency_codes(REORGANISE):
        raise NotPermitted(permission=REORGANISE)


def require_sound(
    reorganisation: Reorganisation, *, at: datetime, own_id: int | None = None
) -> None:
    """Raises ReorganisationContradicts with the first twenty faults and their places."""
    faults = reorganisation_faults(reorganisation, at=at, own_id=own_id)
    if faults:
        said = "; ".join(map(str, faults[:FAULTS_SAID_MAX]))
        raise errors.ReorganisationContradicts(reason=said)
