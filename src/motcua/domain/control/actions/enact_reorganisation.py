"""Publish a reorganisation after a look at all that it moves."""

from datetime import datetime

from django.db import transaction

from motcua.domain.control.errors import SomethingLeftBehind
from motcua.domain.control.selectors.reorganisation import effects_of
from motcua.domain.identity.values import Actor
from motcua.domain.organisations.actions import publish_reorganisation
from motcua.domain.organisations.selectors import reorganisation
from motcua.domain.organisations.values import ReorganisationId, ReorganisationState
from motcua.foundation import journal

OBSTACLES_SAID_MAX = 20


@transaction.atomic
def enact_reorganisation(*, reorganisation_id: ReorganisationId, by: Actor, at: datetime) -> None:
    """Publish what somebody else entered, if no dossier, person or procedure is left without a place.

    Legal   LR-128 (72/2025/QH15 art 54: no interruption of work for citizens).
    Units   The look is as of `at`; what comes in until the day follows all the same.
    Raises  NotPermitted, ReorganisationNotFound, ReorganisationClosed, PublisherEnteredIt,
            ReorganisationContradicts, SomethingLeftBehind. Nothing is written.
    Writes  what `organisations.publish_reorganisation` writes, journal.
    """
    line = reorganisation(reorganisation_id)
    if line.state is not ReorganisationState.ENTERED:
        publish_reorganisation(reorganisation_id=reorganisation_id, by=by, at=at)
        return
    effects = effects_of(line.reorganisation, at=at, own_id=reorganisation_id)
    if not publish_reorganisation(reorganisation_id=reorganisation_id, by=by, at=at):
        return  # Somebody else was quicker.
    if effects.obstacles:
        raise SomethingLeftBehind(reason="; ".join(effects.obstacles[:OBSTACLES_SAID_MAX]))
    journal.record(
        "control.reorganisation_enacted",
        subject=f"reorganisation:{reorganisation_id}",
        by=by.reference,
        at=at,
        facts={
            "units": len(effects.units),
            "open_dossiers": effects.open_dossiers,
            "people": effects.people,
        },
    )
